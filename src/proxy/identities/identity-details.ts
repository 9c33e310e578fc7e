/** An identity in full: as it is after a change, and with the identities that seem to be the same person. */
import type { IdentityDetailAnswer } from "../../contract/identity-answer-schemas.js";
import type { CountedIdentity, Identity } from "../../records/identities/identity.js";
import type { IdentityRecords } from "../../records/identities/identity-records.js";
import { duplicateAnswer, identityAnswer } from "./identity-answers.js";
import { unknownIdentity } from "./identity-failures.js";

export interface IdentityDetails {
  answer(identity: CountedIdentity): Promise<IdentityDetailAnswer>;
  /** @throws GangwayError `not_found` */
  reload(identity: Identity): Promise<CountedIdentity>;
}

export function createIdentityDetails(records: IdentityRecords): IdentityDetails {
  return {
    async answer(identity) {
      const duplicates = await records.duplicates(identity);
      return { ...identityAnswer(identity), duplicates: duplicates.map(duplicateAnswer) };
    },
    async reload({ organisation, id }) {
      const identity = await records.find(organisation, id);
      if (!identity) throw unknownIdentity();
      return identity;
    },
  };
}
