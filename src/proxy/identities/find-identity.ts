/** From the id or external reference in a path to the identity, within the organisations of the API key. */

import type { CountedIdentity } from "../../records/identities/identity.js";
import type { IdentityRecords } from "../../records/identities/identity-records.js";
import type { ProxyContext } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import { unknownIdentity } from "./identity-failures.js";

/** @throws GangwayError `unauthorised`, `not_found` */
export type FindIdentity = (context: ProxyContext) => Promise<CountedIdentity>;

export function createFindIdentity(apiKeys: ApiKeys, records: IdentityRecords): FindIdentity {
  return async (context) => {
    const text = context.req.param("identity") ?? "";
    const named = context.req.header("x-organisation") !== undefined;
    const mine = named ? [await apiKeys.organisationOf(context)] : await apiKeys.organisationsOf(context);
    const found = await Promise.all(mine.map(({ config }) => records.find(config.code, text)));
    const identities = found.filter((identity) => identity !== null);
    const [identity] = identities;
    if (!identity) throw unknownIdentity();
    // Two organisations have this external reference: which is meant has to be said.
    if (identities.length > 1) await apiKeys.organisationOf(context);
    context.set("organisation", identity.organisation);
    return identity;
  };
}
