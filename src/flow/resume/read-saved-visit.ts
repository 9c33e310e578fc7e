import type { ResubmissionReason } from "../../contract/status.js";
import { boolean, matching, object, oneOf, optional, type Reader } from "../readers.js";
import type { SavedVisit } from "../visit-memory.js";

const isTrue: Reader<true> = (value, name) => {
  if (value !== true) throw new TypeError(`unexpected ${name}`);
  return value;
};
/** Up to a year, in seconds and in milliseconds. A countdown can't be longer. */
const seconds = within(0, 31_536_000);
const time = within(0, 8.64e15);

const savedVisit = object({
  trackingReference: matching(/^[\w-]{1,100}$/),
  visitToken: matching(/^[\w.~+/=-]{0,4000}$/),
  sent: optional(
    object({
      channel: optional(oneOf(["mail", "sms"])),
      expiresInSeconds: seconds,
      resendAfterSeconds: seconds,
      attempt: optional(matching(/^[\w-]{1,200}$/)),
      delayed: optional(boolean),
      sentAt: time,
    }),
  ),
  left: optional(isTrue),
  waiting: optional(object({ returned: optional(isTrue), elsewhere: optional(isTrue) })),
  // Only compared with a reason that was read.
  asked: optional(matching(/^[a-z_]{1,40}$/) as Reader<ResubmissionReason>),
});

function within(least: number, most: number): Reader<number> {
  return (value, name) => {
    if (typeof value === "number" && value >= least && value <= most) return value;
    throw new TypeError(`unexpected ${name}`);
  };
}

/** Reads what a memory holds. Null where it is none of ours: another version's, or tampered with. */
export function readSavedVisit(value: unknown): SavedVisit | null {
  try {
    return savedVisit(value, "visit");
  } catch {
    return null;
  }
}
