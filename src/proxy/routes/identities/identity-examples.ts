/** Examples for the description of the identities API: the person of the Verifa page. */
import type {
  DuplicateAnswer,
  IdentityDetailAnswer,
  IdentitySessionAnswer,
} from "../../../contract/identity-answer-schemas.js";

export const duplicateExample: DuplicateAnswer = {
  id: "identity_7c9e6679742540de944be07fc1f90ae7",
  external_ref: "user_def456",
  status: "rejected",
  archived_at: null,
  matched_on: ["document_number", "email"],
};

export const identityExample: IdentityDetailAnswer = {
  id: "identity_0f8fad5bd9cb469fa16570867728950e",
  external_ref: "user_abc123",
  status: "approved",
  screening_status: "clear",
  monitoring_enabled: true,
  session_count: 2,
  face_match_passed: true,
  age_check_passed: true,
  extracted_age: 28,
  is_sandbox: false,
  tags: ["vip"],
  extracted_data: {
    first_name: "Jane",
    last_name: "Doe",
    date_of_birth: "1997-06-15",
    document_type: "drivers_license",
    country: "US",
  },
  country: "US",
  rejection_reason: null,
  latest_session_id: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
  archived_at: null,
  first_verified_at: "2026-01-15T10:00:00Z",
  last_verified_at: "2026-02-01T12:05:00Z",
  created_at: "2026-01-15T10:00:00Z",
  updated_at: "2026-02-01T12:05:00Z",
  duplicates: [duplicateExample],
};

export const sessionExample: IdentitySessionAnswer = {
  id: "7ea40290-44b7-424e-babb-31da7ca1dcd1",
  status: "Completed",
  external_ref: "user_abc123",
  capture_url: "https://alchemy.veriff.com/v/eyJhbGciOi…",
  qr_code_data_url: null,
  is_sandbox: false,
  tags: [],
  expires_at: "2026-02-08T12:00:00Z",
  ended: null,
  outcome: "approved",
  provider: "veriff",
  provider_reference: "f04bdb47-d3be-4b28-b028-a652feb060b5",
  provider_status: "approved",
  reason_code: null,
  risk_level: null,
  created_at: "2026-02-01T12:00:00Z",
  activated_at: "2026-02-01T12:01:00Z",
  completed_at: "2026-02-01T12:04:00Z",
  ended_at: null,
  outcome_at: "2026-02-01T12:05:00Z",
  updated_at: "2026-02-01T12:05:00Z",
};
