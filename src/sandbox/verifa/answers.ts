/**
 * Verifa's answers about sessions, results and identities: canonical names in snake case, times in whole seconds. From
 * "Create session", "Get session result", "Get result" and "Identities" (docs.withverifa.com), November 2026.
 *
 * Assumed: the members of `GET /sessions/{id}` that a created session hasn't. That object isn't public.
 */
import { isoSeconds, isoSecondsOrNull } from "../../contract/iso-seconds.js";
import { type Duplicate, duplicateAnswer, riskAnswer } from "./duplicates.js";
import { type Identity, isMonitored } from "./identity.js";
import { extractedAge, extractedData } from "./person.js";
import type { Session } from "./sessions.js";

export function sessionAnswer(session: Session, captureUrl: string) {
  return {
    id: session.id,
    status: session.status,
    capture_url: captureUrl,
    qr_code_data_url: null,
    is_sandbox: session.isSandbox,
    external_ref: session.externalRef,
    tags: session.tags,
    created_at: isoSeconds(session.createdAt),
    expires_at: isoSeconds(session.expiresAt),
  };
}

export function sessionDetails(session: Session, captureUrl: string, duplicates: readonly Duplicate[]) {
  return {
    ...sessionAnswer(session, captureUrl),
    identity_id: session.identityId,
    ...(session.result && !session.redacted ? riskAnswer(duplicates) : {}),
    metadata: session.metadata,
    workflow_id: session.workflowId,
    country: session.country,
    redirect_url: session.redirectUrl,
    case_id: session.status === "under_review" ? session.id.replace("session", "case") : null,
  };
}

/** The values of a result; null while there is none. */
export function resultValues(session: Session, approvedWord: string, now: number) {
  const { result } = session;
  if (!result) return null;
  const passed = result.status === "approved";
  const age = session.redacted ? null : extractedAge(session, now);
  return {
    status: passed ? approvedWord : result.status,
    is_sandbox: session.isSandbox,
    created_at: isoSeconds(result.createdAt),
    face_match_passed: passed,
    face_match_score: passed ? 0.93 : 0.31,
    age_check_passed: age === null ? null : age >= 18,
    extracted_age: age,
    extracted_data: session.redacted ? {} : extractedData(session),
    rejection_reason: result.rejectionReason,
    processing_mode: "workflow",
    country_used: session.country ?? "US",
    sensitive_data_expired: session.redacted,
  };
}

export function identitySummary(identity: Identity) {
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    is_sandbox: identity.isSandbox,
    created_at: isoSeconds(identity.createdAt),
  };
}

export function identityAnswer(identity: Identity) {
  const latest = identity.sessions.at(-1);
  return {
    id: identity.id,
    external_ref: identity.externalRef,
    status: identity.status,
    screening_status: identity.screeningStatus,
    monitoring_enabled: isMonitored(identity),
    monitoring_paused_reason: identity.monitoring.pausedReason,
    session_count: identity.sessions.length,
    latest_session_id: latest?.id ?? null,
    latest_result_id: latest?.result ? latest.id.replace("session", "result") : null,
    identity_type_id: null,
    custom_fields: {},
    face_match_passed: identity.faceMatchPassed,
    age_check_passed: identity.ageCheckPassed,
    extracted_age: identity.extractedAge,
    rejection_reason: identity.rejectionReason,
    is_sandbox: identity.isSandbox,
    tags: identity.tags,
    country: identity.extractedData.country ?? null,
    extracted_data: identity.extractedData,
    first_verified_at: isoSecondsOrNull(identity.firstVerifiedAt),
    last_verified_at: isoSecondsOrNull(identity.lastVerifiedAt),
    archived_at: isoSecondsOrNull(identity.archivedAt),
    created_at: isoSeconds(identity.createdAt),
    updated_at: isoSeconds(identity.updatedAt),
  };
}

export function identityDetails(identity: Identity, duplicates: readonly Duplicate[]) {
  return { ...identityAnswer(identity), duplicates: duplicates.map(duplicateAnswer) };
}
