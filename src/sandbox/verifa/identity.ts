/** A simulated identity of Verifa. From "Identities" and "Update identity" (docs.withverifa.com), November 2026. */
import type { Session, Verdict } from "./sessions.js";

export const IDENTITY_STATUSES = ["pending", "approved", "failed", "rejected", "redacted"] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

export const SCREENING_STATUSES = ["clear", "hit", "pending"] as const;
export type ScreeningStatus = (typeof SCREENING_STATUSES)[number];

export const IDENTITY_EVENTS = [
  "identity.created",
  "identity.updated",
  "identity.archived",
  "identity.restored",
  "identity.tag-added",
  "identity.tag-removed",
] as const;
export type IdentityEvent = (typeof IDENTITY_EVENTS)[number];

/** A match on a watchlist. It has no name: webhooks hold no personal data. */
export interface Hit {
  id: string;
  check_type: "sanction";
  list: string;
}

/** The repetition of the screening. */
export interface Monitoring {
  enabled: boolean;
  pausedReason: "manual" | "archived" | null;
  /** The finding of the next screening, where the control call has chosen it. */
  nextFinding: ScreeningFinding | null;
  cancel: () => void;
}

/** The result of a screening that has ended. */
export type ScreeningFinding = Exclude<ScreeningStatus, "pending">;

export interface Identity {
  id: string;
  /** Null once redacted: nothing finds the identity by it any more. */
  externalRef: string | null;
  isSandbox: boolean;
  status: IdentityStatus;
  screeningStatus: ScreeningStatus | null;
  hits: Hit[];
  monitoring: Monitoring;
  sessions: Session[];
  faceMatchPassed: boolean | null;
  ageCheckPassed: boolean | null;
  extractedAge: number | null;
  rejectionReason: string | null;
  tags: string[];
  extractedData: Record<string, string>;
  /** Email address and phone number of the latest session. */
  contact: Record<string, string | undefined>;
  firstVerifiedAt: number | null;
  lastVerifiedAt: number | null;
  createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
}

/** The findings of a completed session about its person. */
export interface Verification {
  verdict: Verdict;
  extractedData: Record<string, string>;
  extractedAge: number | null;
  rejectionReason: string | null;
}

export function isMonitored({ monitoring }: Identity): boolean {
  return monitoring.enabled && monitoring.pausedReason === null;
}
