/**
 * Reasons of decisions. From "Verification session decision codes (table)" and "Granular reason codes (table)"
 * (devdocs.veriff.com), November 2026. Granular codes depend on the integration; from 508 on, these are the ones that
 * public integrations know.
 */
export interface Reason {
  reason: string | null;
  reasonCode: string | null;
}

/** The two decisions that have a reason. */
export type ReasonedStatus = "declined" | "resubmission_requested";

const DECLINED: Readonly<Record<string, string>> = {
  101: "Physical document not used",
  102: "Suspected document tampering",
  103: "Person showing the document does not appear to match document photo",
  104: "Name entered does not match name on document",
  105: "Suspicious behaviour",
  106: "Known fraud",
  107: "Velocity/abuse",
  108: "Velocity/abuse duplicated end-user",
  109: "Velocity/abuse duplicated device",
  110: "Velocity/abuse duplicated ID",
  111: "Session fraudulently accessed",
  112: "Restricted IP location",
  113: "Suspicious behaviour - Identity Farming",
  120: "Person on the portrait does not appear to match reference photo",
  121: "User ID missing",
  122: "No reference found",
  123: "Unable to pass registry checks",
  124: "Face already exists in the face collection",
  126: "Potential PEP match",
  127: "Face match with blocklist",
  128: "End User ID mismatch",
  129: "Invalid workflow",
  501: "High probability of fraudulent attempt",
  502: "Multiple parties present in session",
  503: "Attempted deceit",
  504: "Attempted deceit, device screen used",
  505: "Attempted deceit, printout used",
  506: "Presented document tampered",
  507: "Presented document tampered, data cross reference",
  508: "Presented document tampered, document similarity to specimen",
  509: "Person showing the document does not match document photo",
  515: "Attempted deceit, device screen used for face image",
  526: "Attempted deceit, photos streamed",
  527: "Unable to collect proof of address data",
  528: "Proof of address issue date too old",
  539: "Resubmission limit exceeded",
};

const RESUBMISSION_REQUESTED: Readonly<Record<string, string>> = {
  201: "Video and/or photos missing",
  204: "Poor image quality",
  205: "Document damaged",
  206: "Document type not supported",
  207: "Document expired",
  602: "Presented document type not supported",
  603: "Video missing",
  605: "Face image missing",
  606: "Face is not clearly visible",
  608: "Document front missing",
  609: "Document back missing",
  614: "Document front not fully in frame",
  615: "Document back not fully in frame",
  619: "Document data not visible",
  620: "Presented document expired",
  621: "Document annulled or damaged",
  625: "Unable to collect surname",
  626: "Unable to collect first names",
  627: "Unable to collect date of birth",
  628: "Unable to collect issue date",
  629: "Unable to collect expiry date",
  630: "Unable to collect gender",
  631: "Unable to collect document number",
  632: "Unable to collect personal number",
  633: "Unable to collect nationality",
  634: "Unable to collect home address",
  635: "Document and face image missing",
  641: "Multiple Faces Detected",
  642: "Multiple Documents Uploaded",
};

export const REASONS: Readonly<Record<ReasonedStatus, Readonly<Record<string, string>>>> = {
  declined: DECLINED,
  resubmission_requested: RESUBMISSION_REQUESTED,
};

export const NO_REASON: Reason = { reason: null, reasonCode: null };
export const LIMIT_EXCEEDED = "539";
export const DEFAULT_CODES: Readonly<Record<ReasonedStatus, string>> = {
  declined: "102",
  resubmission_requested: "204",
};

/** The reason of a code; null where the decision has no such code. */
export function reasonOf(status: ReasonedStatus, code: string): Reason | null {
  const reason = REASONS[status][code];
  return reason === undefined ? null : { reason, reasonCode: code };
}
