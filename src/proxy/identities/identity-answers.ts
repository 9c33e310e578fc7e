/** Builds the answers about an identity. Times are in whole seconds, as Verifa's are. */
import type {
  DuplicateAnswer,
  IdentityAnswer,
  IdentitySessionAnswer,
} from "../../contract/identity-answer-schemas.js";
import { EXTRACTED_FIELDS } from "../../contract/identity-words.js";
import { isoSeconds, isoSecondsOrNull } from "../../contract/iso-seconds.js";
import type { CountedIdentity, Duplicate } from "../../records/identities/identity.js";
import type { Visit } from "../../records/visits/visit.js";

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
    ...(identity.findingsPending ? { findings_pending: true } : {}),
    latest_session_id: identity.latestVisit,
    archived_at: isoSecondsOrNull(identity.archivedAt),
    first_verified_at: isoSecondsOrNull(identity.firstVerifiedAt),
    last_verified_at: isoSecondsOrNull(identity.lastVerifiedAt),
    created_at: isoSeconds(identity.createdAt),
    updated_at: isoSeconds(identity.updatedAt),
  };
}

export function duplicateAnswer({ identity, matchedOn }: Duplicate): DuplicateAnswer {
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    archived_at: isoSecondsOrNull(identity.archivedAt),
    matched_on: matchedOn,
  };
}

/** Verifa's members of a session, as far as a visit has them, and our own. */
export function sessionAnswer(visit: Visit): IdentitySessionAnswer {
  return {
    id: visit.reference,
    status: visit.status,
    external_ref: visit.invite.externalRef,
    capture_url: visit.redactedAt === null ? visit.inviteUrl : null,
    qr_code_data_url: null,
    is_sandbox: visit.isSandbox ?? false,
    tags: [],
    expires_at: isoSecondsOrNull(visit.expiresAt),
    ended: visit.ended,
    outcome: visit.outcome,
    provider: visit.provider,
    provider_reference: visit.providerReference,
    provider_status: visit.providerStatus,
    reason_code: visit.reasonCode,
    risk_level: visit.riskLevel,
    created_at: isoSeconds(visit.createdAt),
    activated_at: isoSecondsOrNull(visit.activatedAt),
    completed_at: isoSecondsOrNull(visit.completedAt),
    ended_at: isoSecondsOrNull(visit.endedAt),
    outcome_at: isoSecondsOrNull(visit.outcomeAt),
    updated_at: isoSeconds(visit.updatedAt),
  };
}
