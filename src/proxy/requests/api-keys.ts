/**
 * The proof of the partner's server: `X-API-Key`, compared by digests in constant time. Where several organisations
 * share a key, `X-Organisation` names the one that a request is about.
 */
import type { ApiKeyScope } from "../../contract/api-key-scopes.js";
import { GangwayError } from "../../contract/errors.js";
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { sha256Hex } from "../../crypto/sha256.js";
import { type ApiKey, readApiKey } from "../api-key-config.js";
import { HttpError } from "../http-error.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";

/** The scope that a route declares. A route that declares none lets no key in. */
type DeclaredScope = ApiKeyScope | undefined;

export interface ApiKeys {
  /**
   * @returns true where the request has a key of this organisation, false where it has no key at all.
   * @throws GangwayError `unauthorised` for a key that is not this organisation's, or has not the scope.
   */
  isKeyOf(context: ProxyContext, organisation: Organisation, scope: DeclaredScope): Promise<boolean>;
  /** Returns the organisations that the key has the scope for. @throws GangwayError `unauthorised` */
  organisationsOfKey(context: ProxyContext, scope: DeclaredScope): Promise<readonly Organisation[]>;
  /** Returns the organisation that the request is about. @throws GangwayError `unauthorised`, `invalid_request` */
  requireOrganisation(context: ProxyContext, scope: DeclaredScope): Promise<Organisation>;
}

interface KnownKey extends ApiKey {
  organisation: Organisation;
  digest: Promise<string>;
}

export function createApiKeys(organisations: Organisations, now: () => number): ApiKeys {
  const known = organisations.all.flatMap((organisation) =>
    organisation.config.apiKeys.map((entry): KnownKey => {
      const key = readApiKey(entry);
      return { ...key, organisation, digest: sha256Hex(key.key) };
    }),
  );

  /** Compares with every key, so that the time taken doesn't tell which one came close. */
  async function find(given: string): Promise<KnownKey[]> {
    const digest = await sha256Hex(given);
    const time = now();
    const found: KnownKey[] = [];
    for (const candidate of known) {
      const isSame = constantTimeEqual(digest, await candidate.digest);
      if (isSame && time >= candidate.notBefore && time < candidate.expiresAt) found.push(candidate);
    }
    if (found.length > 0) return found;
    throw new GangwayError(
      "unauthorised",
      "The X-API-Key header is missing or not known, or its key is not valid at this time.",
    );
  }

  /** Returns the organisations that the keys have the scope for, and names the key for the log. */
  function requireScope(context: ProxyContext, keys: readonly KnownKey[], scope: DeclaredScope) {
    const fitting = keys.filter(({ scopes }) => scope !== undefined && scopes.includes(scope));
    const name = (fitting.length > 0 ? fitting : keys).find((key) => key.name !== null)?.name;
    if (name) context.set("apiKey", name);
    if (fitting.length > 0) return organisationsOf(fitting);
    throw new HttpError(
      "unauthorised",
      `This API key lacks the scope "${scope}", which this call needs. Use a key that has it, or add it to the key's scopes in the proxy's configuration.`,
      { status: 403 },
    );
  }

  return {
    async organisationsOfKey(context, scope) {
      return requireScope(context, await find(givenKey(context)), scope);
    },
    async isKeyOf(context, organisation, scope) {
      const given = context.req.header("x-api-key");
      if (given === undefined) return false;
      const own = (await find(given)).filter((key) => key.organisation === organisation);
      if (own.length === 0) {
        throw new GangwayError("unauthorised", "The X-API-Key is not this organisation's.");
      }
      requireScope(context, own, scope);
      return true;
    },
    async requireOrganisation(context, scope) {
      const named = context.req.header("x-organisation");
      const all = await find(givenKey(context));
      const fitting =
        named === undefined ? all : all.filter(({ organisation }) => organisation.config.code === named);
      if (fitting.length > 0) requireScope(context, fitting, scope);
      const [organisation, other] = organisationsOf(fitting);
      if (!organisation || other) {
        const codes = organisationsOf(all)
          .map(({ config }) => config.code)
          .join(", ");
        throw new GangwayError(
          "invalid_request",
          `The X-API-Key belongs to ${codes}: name the one that is meant in the X-Organisation header.`,
        );
      }
      context.set("organisation", organisation.config.code);
      return organisation;
    },
  };
}

function givenKey(context: ProxyContext): string {
  return context.req.header("x-api-key") ?? "";
}

function organisationsOf(keys: readonly KnownKey[]): Organisation[] {
  return [...new Set(keys.map(({ organisation }) => organisation))];
}
