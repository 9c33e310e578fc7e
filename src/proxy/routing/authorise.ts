/** Runs the security that a route declares: lets the caller in, or refuses it. */
import * as z from "zod";
import type { ApiKeyScope } from "../../contract/api-key-scopes.js";
import { GangwayError } from "../../contract/errors.js";
import type { FindIdentity } from "../identities/find-identity.js";
import type { Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import type { AllowedOrigins } from "../requests/allowed-origins.js";
import type { ApiKeys } from "../requests/api-keys.js";
import type { MetricsAccess } from "../requests/metrics-access.js";
import type { SignedWebhooks } from "../requests/signed-webhooks.js";
import {
  type FindPolledVisit,
  type FindVisit,
  type FoundVisit,
  unknownReference,
} from "../visits/find-visit.js";
import type { QrLinks } from "../visits/qr-links.js";
import type { VisitTokens } from "../visits/visit-tokens.js";
import type { Callers, SecurityName } from "./security.js";

/**
 * @param readBody the body, checked; for security that depends on it.
 * @param scope of the API key, for security that one satisfies.
 * @throws GangwayError with one of the security's `refusals`.
 */
type Authoriser<S extends SecurityName> = (
  context: ProxyContext,
  readBody: () => Promise<unknown>,
  scope: ApiKeyScope | undefined,
) => Promise<Callers[S]>;

export type Authorisers = { readonly [S in SecurityName]: Authoriser<S> };

export interface AuthoriserTools {
  organisations: Organisations;
  allowedOrigins: AllowedOrigins;
  apiKeys: ApiKeys;
  findVisit: FindVisit;
  findPolledVisit: FindPolledVisit;
  findIdentity: FindIdentity;
  visitTokens: VisitTokens;
  qrLinks: QrLinks;
  signedWebhooks: SignedWebhooks;
  metricsAccess: MetricsAccess;
}

const bodyWithCode = z.object({ code: z.string() });

export function createAuthorisers(tools: AuthoriserTools): Authorisers {
  const { organisations, allowedOrigins, apiKeys, findVisit, visitTokens, qrLinks } = tools;

  async function findPageVisit(context: ProxyContext, reference: string): Promise<FoundVisit> {
    const found = await findVisit(context, reference);
    allowedOrigins.require(context, found.organisation);
    return found;
  }

  return {
    public: async () => null,

    async organisationPage(context) {
      const organisation = organisations.get(context.req.param("code") ?? "");
      context.set("organisation", organisation.config.code);
      allowedOrigins.require(context, organisation);
      return organisation;
    },

    async inviter(context, readBody, scope) {
      const { code } = bodyWithCode.parse(await readBody());
      const organisation = organisations.get(code);
      context.set("organisation", code);
      if (await apiKeys.isKeyOf(context, organisation, scope)) {
        // A fresh key repeats the calls of the one that it replaces.
        return { organisation, kind: "server", id: `server:${code}`, keyName: context.get("apiKey") };
      }
      allowedOrigins.require(context, organisation);
      if (!organisation.config.browserInvites) {
        throw new GangwayError(
          "unauthorised",
          "Only the organisation's server may invite, with its X-API-Key.",
        );
      }
      const origin = context.req.header("origin") ?? "";
      return { organisation, kind: "page", id: `page:${code}:${origin}`, keyName: undefined };
    },

    visitPage: (context) => findPageVisit(context, context.req.param("ref") ?? ""),

    async visitStatusPage(context) {
      const found = await tools.findPolledVisit(context, context.req.param("ref") ?? "");
      allowedOrigins.require(context, found.organisation);
      return found;
    },

    async visitPageOrToken(context) {
      const found = await findPageVisit(context, context.req.param("ref") ?? "");
      const { authentication } = found.organisation.config;
      const isProven = authentication === "none" || (await visitTokens.has(context, found.visit));
      return { ...found, isProven };
    },

    async qrImage(context) {
      const file = context.req.param("file") ?? "";
      const found = await findPageVisit(context, file.replace(/\.svg$/, ""));
      const isAllowed =
        found.organisation.config.authentication === "none" ||
        (await qrLinks.isSigned(found.visit, context.req.query("sig"))) ||
        (await visitTokens.has(context, found.visit));
      if (isAllowed) return found;
      throw new GangwayError("unauthorised", "The QR code needs the visit token or a signed address.");
    },

    apiKey: (context, _readBody, scope) => apiKeys.requireOrganisation(context, scope),

    async visitApiKey(context, _readBody, scope) {
      const organisationsOfKey = await apiKeys.organisationsOfKey(context, scope);
      const found = await findVisit(context, context.req.param("ref") ?? "");
      // Another organisation's visits don't exist here.
      if (!organisationsOfKey.includes(found.organisation)) throw unknownReference();
      return found;
    },

    identityApiKey: (context, _readBody, scope) => tools.findIdentity(context, scope),
    providerSignature: (context) => tools.signedWebhooks.read(context),

    async providerRoute(context) {
      const organisation = organisations.get(context.req.param("organisation") ?? "");
      context.set("organisation", organisation.config.code);
      return organisation;
    },

    async metricsReader(context) {
      if (await tools.metricsAccess.isAllowed(context)) return null;
      throw new GangwayError(
        "unauthorised",
        "Metrics need the token of the config's metrics.token, or a call from the machine itself.",
      );
    },
  };
}
