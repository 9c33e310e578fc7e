/** The partner's server proves itself with `X-API-Key`, compared by digests in constant time. */
import { GangwayError } from "../../contract/errors.js";
import { constantTimeEqual } from "../../records/constant-time-equal.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import { sha256 } from "../sha256.js";

export interface ApiKeys {
  /**
   * Whether the request has a key of this organisation; false: it has none at all.
   * @throws GangwayError `unauthorised` for a key that is not this organisation's.
   */
  check(context: ProxyContext, organisation: Organisation): Promise<boolean>;
  /** @throws GangwayError `unauthorised` */
  organisationOf(context: ProxyContext): Promise<Organisation>;
}

export function createApiKeys(organisations: Organisations): ApiKeys {
  const known = organisations.all.flatMap((organisation) =>
    organisation.config.apiKeys.map((key) => ({ organisation, digest: sha256(key) })),
  );

  /** Looks at every key, so that the time taken says nothing about which one came close. */
  async function find(given: string): Promise<Organisation | undefined> {
    const digest = await sha256(given);
    let found: Organisation | undefined;
    for (const candidate of known) {
      if (constantTimeEqual(digest, await candidate.digest)) found = candidate.organisation;
    }
    return found;
  }

  const refusal = () => new GangwayError("unauthorised", "The X-API-Key header is missing or not known.");

  return {
    async check(context, organisation) {
      const given = context.req.header("x-api-key");
      if (given === undefined) return false;
      if ((await find(given)) !== organisation) throw refusal();
      return true;
    },
    async organisationOf(context) {
      const organisation = await find(context.req.header("x-api-key") ?? "");
      if (!organisation) throw refusal();
      context.set("organisation", organisation.config.code);
      return organisation;
    },
  };
}
