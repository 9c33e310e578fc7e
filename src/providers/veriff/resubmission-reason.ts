/**
 * Veriff's reasons to ask for another try, in our words. Written in November 2026 from "Verification session decision codes
 * (table)" and "Granular reason codes (table)" (devdocs.veriff.com). Granular codes depend on the integration.
 */
import { lookUp } from "../../contract/look-up.js";
import type { ResubmissionReason } from "../../contract/status.js";

const REASONS: Readonly<Record<string, ResubmissionReason>> = {
  201: "images_missing",
  603: "images_missing",
  605: "images_missing",
  635: "images_missing",
  204: "document_unreadable",
  614: "document_unreadable",
  615: "document_unreadable",
  619: "document_unreadable",
  625: "document_unreadable",
  626: "document_unreadable",
  627: "document_unreadable",
  628: "document_unreadable",
  629: "document_unreadable",
  630: "document_unreadable",
  631: "document_unreadable",
  632: "document_unreadable",
  633: "document_unreadable",
  634: "document_unreadable",
  608: "document_side_missing",
  609: "document_side_missing",
  205: "document_damaged",
  621: "document_damaged",
  206: "document_not_accepted",
  602: "document_not_accepted",
  207: "document_expired",
  620: "document_expired",
  606: "face_unclear",
  641: "face_unclear",
};

export function resubmissionReason(code: string | number | null | undefined): ResubmissionReason {
  return lookUp(REASONS, String(code)) ?? "other";
}
