/**
 * What VX says of a session, in our words. Two vocabularies come over one path and are told apart by their members:
 * `current_status` is the customer's progress, the top-level `status` the result; `PENDING` is a word of both. From
 * "Get Session Status", "Get Session Result" and "Webhook", November 2026.
 *
 * Only what decides something is read, so that the differences between published examples (`additionalData` as `[]`
 * or `{}`, a stop's `status` null or "", `storage.success` null …) can't break anything.
 */

import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { personOf } from "./person.js";

/** A text that may be null, empty or left out, which all mean that nothing is said. */
const said = z
  .string()
  .nullish()
  .transform((text) => text || null);
/** The same where another type altogether is no reason to refuse the whole. */
const maybeSaid = said.catch(null);

const stop = z
  .object({ timestamp: maybeSaid, action: maybeSaid, detail: maybeSaid })
  .catch({ timestamp: null, action: null, detail: null });

const members = z.object({
  request_id: said,
  current_status: said,
  status: said,
  journey: z.object({ stops: z.array(stop).catch([]) }).catch({ stops: [] }),
  dcams_plus: z.object({ action: maybeSaid }).catch({ action: null }),
});

type Said = Pick<ProviderReport, "status" | "outcome" | "ended" | "settled">;

const PROGRESS: Readonly<Record<string, Said>> = {
  /** Landed, and has done nothing yet. */
  INIT: { status: "Inactive" },
  "IN PROGRESS": { status: "Active" },
  /** The document is under manual review. */
  PENDING: { status: "Completed", outcome: "in_review" },
  COMPLETED: { status: "Completed", outcome: "pending" },
  // Assumed: the word that the framed page has for it. No page says how the status call puts it.
  "LINK EXPIRED": { ended: "expired", outcome: "expired", settled: true },
};

const RESULT: Readonly<Record<string, Said>> = {
  PASS: { status: "Completed", outcome: "approved", settled: true },
  FAIL: { status: "Completed", outcome: "declined", settled: true },
  /** At least one component has run; the journey may still go on. */
  PENDING: { status: "Active" },
};

export interface VxReading {
  requestId: string | null;
  /** Equal for repeats: VX sends no event id, so the session, its number of stops, the last one's time and the word. */
  eventKey: string;
  /** Null where neither vocabulary has a word. */
  report: ProviderReport | null;
}

/**
 * Reads a status, a result, or both in one.
 * @throws GangwayError `provider_response_invalid`
 */
export function readVx(body: Readonly<Record<string, unknown>>): VxReading {
  const read = members.safeParse(body);
  if (!read.success) {
    throw new GangwayError("provider_response_invalid", "VX sent a status that we can't read.");
  }
  const { request_id, current_status: progress, status: result, journey, dcams_plus } = read.data;
  const last = journey.stops.at(-1);
  const eventKey = [request_id, journey.stops.length, last?.timestamp, result ?? progress].join(":");
  const word = result ?? progress;
  if (word === null) return { requestId: request_id, eventKey, report: null };

  const inReview = last?.action === "REVIEW" || dcams_plus.action === "REVIEW";
  const decided = decide(progress, result, inReview);
  const at = timeOfStop(last?.timestamp ?? null);
  const hasVerdict = decided.outcome === "approved" || decided.outcome === "declined";
  const person = hasVerdict ? personOf(body) : undefined;
  const report: ProviderReport = {
    ...decided,
    ...(decided.outcome ? { reasonCode: last?.detail ?? null } : {}),
    ...(result === null ? {} : { result: partnersPart(body) }),
    ...(person ? { person } : {}),
    ...(at === null ? {} : { at }),
  };
  return { requestId: request_id, eventKey, report };
}

function decide(
  progress: string | null,
  result: string | null,
  inReview: boolean,
): Said & Pick<ProviderReport, "providerStatus" | "unknownWord"> {
  const ofProgress = find(PROGRESS, progress);
  const ofResult = find(RESULT, result);
  const unknown = progress && !ofProgress ? progress : result && !ofResult ? result : null;
  if (unknown !== null) {
    // The word that we know beside it still says how far the customer is, but no verdict counts.
    const { status } = ofProgress ?? {};
    return {
      ...(status ? { status } : {}),
      outcome: "in_review",
      providerStatus: unknown,
      unknownWord: true,
    };
  }
  // A component's PASS or FAIL is no verdict while the progress says that the journey isn't through.
  if (ofResult?.settled && (progress === null || progress === "COMPLETED")) {
    return { ...ofResult, providerStatus: result ?? "" };
  }
  const reviewed =
    inReview && result === "PENDING" && !ofProgress?.ended ? { outcome: "in_review" as const } : {};
  return { ...(ofProgress ?? ofResult), ...reviewed, providerStatus: progress ?? result ?? "" };
}

function find(table: Readonly<Record<string, Said>>, word: string | null): Said | undefined {
  return word !== null && Object.hasOwn(table, word) ? table[word] : undefined;
}

/**
 * A stop's time, which has no zone (`2024-08-12 13:08:15.694983`), as if it were UTC: good for the order of one
 * session's own events, and for nothing else. The text itself is left as given in the result.
 */
function timeOfStop(timestamp: string | null): number | null {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)$/.exec(timestamp ?? "");
  const time = parts ? Date.parse(`${parts[1]}T${parts[2]}Z`) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** All but the progress, which isn't part of a result, and a social security number, which nobody asked us to keep. */
function partnersPart(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { current_status: _progress, ssn: _ssn, ...rest } = body;
  return rest;
}
