/** Applies a partner's action to an identity, or throws the reason why it can't be applied. */
import type { IdentityAction } from "../../records/identities/apply-action.js";
import type { Identity } from "../../records/identities/identity.js";
import type { IdentityRecords } from "../../records/identities/identity-records.js";
import { redactedIdentity, takenExternalRef, tooManyTags, unknownIdentity } from "./identity-failures.js";

/** @throws GangwayError `not_found`, `conflict`, `invalid_request` with the HTTP status 422 */
export type ActOnIdentity = (identity: Identity, action: IdentityAction) => Promise<Identity>;

export function createActOnIdentity(records: IdentityRecords, now: () => number): ActOnIdentity {
  return async (identity, action) => {
    const result = await records.change(identity, action, now());
    switch (result.kind) {
      case "done":
        return result.identity;
      case "unknown":
        throw unknownIdentity();
      case "redacted":
        throw redactedIdentity();
      case "taken":
        throw takenExternalRef("Choose another.");
      case "too-many-tags":
        throw tooManyTags();
    }
  };
}
