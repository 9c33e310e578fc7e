/**
 * VX's words in ours. Written in November 2026 from "Get Session Status", "Get Session Result" and "Webhook"
 * (api.veratad.com/vx). Two vocabularies come over one path. The member `current_status` is the customer's progress,
 * the top-level `status` is the result. `PENDING` is a word of both.
 *
 * Only what decides something is read. Then the differences between published examples can't break anything
 * (`additionalData` as `[]` or `{}`, a stop's `status` null or "", `storage.success` null …).
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { lookUp } from "../../contract/look-up.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import type { Members } from "../members.js";
import { type Meaning, timeOf, unknownWord, type Words } from "../report.js";
import { personOf } from "./person.js";

/** `current_status` of a session. */
const PROGRESS: Words = {
  /** The customer has opened the page, and done nothing yet. */
  INIT: { status: "Inactive", progress: "opened" },
  "IN PROGRESS": { status: "Active", progress: "in_progress" },
  /** The document is under manual review. */
  PENDING: { status: "Completed", outcome: "in_review" },
  COMPLETED: { status: "Completed", outcome: "pending" },
  // Assumed: the word that the framed page has for it. No page says how the status call puts it.
  "LINK EXPIRED": { ended: "expired", outcome: "expired", settled: true },
};

/** `status` of a session. */
const VERDICTS: Words = {
  PASS: { status: "Completed", outcome: "approved", settled: true },
  FAIL: { status: "Completed", outcome: "declined", settled: true },
  /** At least one component has run; the journey may still go on. */
  PENDING: { status: "Active", progress: "in_progress" },
};

/** The stop that a session begins with. Every other one is a component that has run. */
const REGISTRATION = "NEW REGISTRATION";

/** A text that may be null, empty or left out, which all mean the same. */
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || null);
/** A text in whose place any other type may stand, too. */
const lenientText = optionalText.catch(null);

const stop = z
  .object({ type: lenientText, timestamp: lenientText, action: lenientText, detail: lenientText })
  .catch({ type: null, timestamp: null, action: null, detail: null });

const sessionSchema = z.object({
  request_id: optionalText,
  current_status: optionalText,
  status: optionalText,
  journey: z.object({ stops: z.array(stop).nullable().catch(null) }).catch({ stops: null }),
  dcams_plus: z.object({ action: lenientText }).catch({ action: null }),
});

export interface SessionReading {
  requestId: string | null;
  /** Equal for repeats. VX sends no event id: it is the session, its number of stops, the last one's time, the word. */
  eventKey: string;
  /** Null where neither vocabulary has a word. */
  report: ProviderReport | null;
}

/**
 * Reads a status, a result, or both in one.
 * @throws GangwayError `provider_response_invalid`
 */
export function readSession(body: Members): SessionReading {
  const read = sessionSchema.safeParse(body);
  if (!read.success) {
    throw new GangwayError(
      "provider_response_invalid",
      `${PROVIDER_NAMES.vx} sent a status that we can't read.`,
    );
  }
  const { request_id: requestId, current_status: progress, status, journey, dcams_plus } = read.data;
  const stops = journey.stops ?? [];
  const last = stops.at(-1);
  // A result may be pending from the start. It says nothing before a component has run.
  const unstarted = journey.stops !== null && stops.every(({ type }) => type === REGISTRATION);
  const result = unstarted && status === "PENDING" ? null : status;
  const word = result ?? progress;
  const eventKey = [requestId, stops.length, last?.timestamp, word].join(":");
  if (word === null) return { requestId, eventKey, report: null };

  const inReview = last?.action === "REVIEW" || dcams_plus.action === "REVIEW";
  const report = sessionReport(progress, result, inReview);
  const hasVerdict = report.outcome === "approved" || report.outcome === "declined";
  const person = hasVerdict ? personOf(body) : undefined;
  return {
    requestId,
    eventKey,
    report: {
      ...report,
      ...(report.outcome ? { reasonCode: last?.detail ?? null } : {}),
      ...(result === null ? {} : { result: partnerResult(body) }),
      ...(person ? { person } : {}),
      ...timeOfStop(last?.timestamp),
    },
  };
}

function sessionReport(progress: string | null, result: string | null, inReview: boolean): ProviderReport {
  const ofProgress = lookUp(PROGRESS, progress);
  const ofResult = lookUp(VERDICTS, result);
  const unknown = progress && !ofProgress ? progress : result && !ofResult ? result : null;
  if (unknown !== null) {
    // The word that we know beside it still says how far the customer is, but no verdict counts.
    const { status } = ofProgress ?? {};
    return { ...unknownWord(unknown), ...(status ? { status } : {}) };
  }
  // A component's PASS or FAIL is no verdict while the progress says that the journey isn't through.
  if (ofResult?.settled && (progress === null || progress === "COMPLETED")) {
    return { providerStatus: result ?? "", ...ofResult };
  }
  const reviewed: Meaning =
    inReview && result === "PENDING" && !ofProgress?.ended ? { outcome: "in_review" } : {};
  return { providerStatus: progress ?? result ?? "", ...(ofProgress ?? ofResult), ...reviewed };
}

/**
 * Reads a stop's time, which names no zone (`2024-08-12 13:08:15.694983`), as if it were UTC. This suffices to order
 * the events of one session. The result keeps the text as it came.
 */
function timeOfStop(timestamp: string | null | undefined): Pick<ProviderReport, "at"> {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)$/.exec(timestamp ?? "");
  return parts ? timeOf(`${parts[1]}T${parts[2]}Z`) : {};
}

/**
 * The result as the partner may read it. The progress is no part of it, and nobody asked us to keep a social security
 * number.
 */
function partnerResult(body: Members): Record<string, unknown> {
  const { current_status: _progress, ssn: _ssn, ...rest } = body;
  return rest;
}
