/** Finds the identity that a path names by id or external reference, among the organisations of the API key. */
import type { ApiKeyScope } from "../../contract/api-key-scopes.js";
import type { CountedIdentity } from "../../records/identities/identity.js";
import type { IdentityRecords } from "../../records/identities/identity-records.js";
import type { ProxyContext } from "../proxy-env.js";
import type { ApiKeys } from "../requests/api-keys.js";
import { unknownIdentity } from "./identity-failures.js";

/** @throws GangwayError `unauthorised`, `invalid_request`, `not_found` */
export type FindIdentity = (
  context: ProxyContext,
  scope: ApiKeyScope | undefined,
) => Promise<CountedIdentity>;

export function createFindIdentity(apiKeys: ApiKeys, records: IdentityRecords): FindIdentity {
  return async (context, scope) => {
    const text = context.req.param("identity") ?? "";
    const isNamed = context.req.header("x-organisation") !== undefined;
    const mine = isNamed
      ? [await apiKeys.requireOrganisation(context, scope)]
      : await apiKeys.organisationsOfKey(context, scope);
    const found = await Promise.all(mine.map(({ config }) => records.find(config.code, text)));
    const identities = found.filter((identity) => identity !== null);
    const [identity] = identities;
    if (!identity) throw unknownIdentity();
    // Two organisations have this external reference: the caller must name the one that is meant.
    if (identities.length > 1) await apiKeys.requireOrganisation(context, scope);
    context.set("organisation", identity.organisation);
    return identity;
  };
}
