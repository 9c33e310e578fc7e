/** Builds the answers about an identity. */
import type {
  DuplicateAnswer,
  IdentityAnswer,
  IdentitySessionAnswer,
} from "../../contract/identity-answer-schemas.js";
import { EXTRACTED_FIELDS } from "../../contract/identity-words.js";
import type { CountedIdentity, Duplicate } from "../../records/identities/identity.js";
import type { Visit } from "../../records/visits/visit.js";
import { isoOrNull, isoTime } from "../iso-time.js";

/** Verifa's own five fields are in every answer, null where unknown. */
const ALWAYS_PRESENT = Object.fromEntries(EXTRACTED_FIELDS.slice(0, 5).map((field) => [field, null]));

export function identityAnswer(identity: CountedIdentity): IdentityAnswer {
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    screening_status: identity.screeningStatus,
    monitoring_enabled: identity.monitoringEnabled,
    session_count: identity.sessionCount,
    face_match_passed: identity.faceMatchPassed,
    age_check_passed: identity.ageCheckPassed,
    extracted_age: identity.extractedAge,
    is_sandbox: identity.isSandbox,
    tags: [...identity.tags],
    extracted_data: { ...ALWAYS_PRESENT, ...identity.extractedData },
    country: identity.extractedData.country ?? null,
    rejection_reason: identity.rejectionReason,
    latest_session_id: identity.latestVisit,
    archived_at: isoOrNull(identity.archivedAt),
    first_verified_at: isoOrNull(identity.firstVerifiedAt),
    last_verified_at: isoOrNull(identity.lastVerifiedAt),
    created_at: isoTime(identity.createdAt),
    updated_at: isoTime(identity.updatedAt),
  };
}

export function duplicateAnswer({ identity, matchedOn }: Duplicate): DuplicateAnswer {
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    archived_at: isoOrNull(identity.archivedAt),
    matched_on: matchedOn,
  };
}

export function sessionAnswer(visit: Visit): IdentitySessionAnswer {
  return {
    id: visit.reference,
    status: visit.status,
    ended: visit.ended,
    outcome: visit.outcome,
    provider: visit.provider,
    provider_reference: visit.providerReference,
    provider_status: visit.providerStatus,
    reason_code: visit.reasonCode,
    risk_level: visit.riskLevel,
    created_at: isoTime(visit.createdAt),
    activated_at: isoOrNull(visit.activatedAt),
    completed_at: isoOrNull(visit.completedAt),
    ended_at: isoOrNull(visit.endedAt),
    outcome_at: isoOrNull(visit.outcomeAt),
    updated_at: isoTime(visit.updatedAt),
  };
}
