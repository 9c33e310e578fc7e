/**
 * The proof of the partner's server: `X-API-Key`, compared by digests in constant time. Where several organisations
 * share a key, `X-Organisation` names the one that a request is about.
 */
import { GangwayError } from "../../contract/errors.js";
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { sha256Hex } from "../../crypto/sha256.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";

export interface ApiKeys {
  /**
   * @returns true where the request has a key of this organisation, false where it has no key at all.
   * @throws GangwayError `unauthorised` for a key that is not this organisation's.
   */
  isKeyOf(context: ProxyContext, organisation: Organisation): Promise<boolean>;
  /** Returns the organisations that the key is valid for. @throws GangwayError `unauthorised` */
  organisationsOfKey(context: ProxyContext): Promise<readonly Organisation[]>;
  /** Returns the organisation that the request is about. @throws GangwayError `unauthorised`, `invalid_request` */
  requireOrganisation(context: ProxyContext): Promise<Organisation>;
}

export function createApiKeys(organisations: Organisations): ApiKeys {
  const known = organisations.all.flatMap((organisation) =>
    organisation.config.apiKeys.map((key) => ({ organisation, digest: sha256Hex(key) })),
  );

  /** Compares with every key, so that the time taken doesn't tell which one came close. */
  async function find(given: string): Promise<Organisation[]> {
    const digest = await sha256Hex(given);
    const found = new Set<Organisation>();
    for (const candidate of known) {
      if (constantTimeEqual(digest, await candidate.digest)) found.add(candidate.organisation);
    }
    if (found.size > 0) return [...found];
    throw new GangwayError("unauthorised", "The X-API-Key header is missing or not known.");
  }

  const organisationsOfKey = (context: ProxyContext) => find(context.req.header("x-api-key") ?? "");

  return {
    organisationsOfKey,
    async isKeyOf(context, organisation) {
      const given = context.req.header("x-api-key");
      if (given === undefined) return false;
      if ((await find(given)).includes(organisation)) return true;
      throw new GangwayError("unauthorised", "The X-API-Key is not this organisation's.");
    },
    async requireOrganisation(context) {
      const named = context.req.header("x-organisation");
      const all = await organisationsOfKey(context);
      const fitting = named === undefined ? all : all.filter(({ config }) => config.code === named);
      const [organisation] = fitting;
      if (!organisation || fitting.length > 1) {
        const codes = all.map(({ config }) => config.code).join(", ");
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
