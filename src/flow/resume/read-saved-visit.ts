import type { ResubmissionReason } from "../../contract/status.js";
import { boolean, matching, object, oneOf, optional, type Reader, string } from "../readers.js";
import type { SavedVisit } from "../visit-memory.js";

const isTrue: Reader<true> = (value, name) => {
  if (value !== true) throw new TypeError(`unexpected ${name}`);
  return value;
};
/** Up to a year, in seconds and in milliseconds. A countdown can't be longer. */
const seconds = within(0, 31_536_000);
const time = within(0, 8.64e15);

const members = {
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
};
const tabMessage = object({
  ...members,
  visitToken: optional(members.visitToken),
  step: string,
  says: optional(oneOf(["restarted"])),
});
const savedVisit: Reader<SavedVisit> = object({
  ...members,
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

/** Makes a reader that returns null for what is none of ours: another version's, or tampered with. */
const lenient =
  <T>(read: Reader<T>) =>
  (value: unknown): T | null => {
    try {
      return read(value, "saved");
    } catch {
      return null;
    }
  };

/** Reads what a memory holds. */
export const readSavedVisit = lenient(savedVisit);
/** Reads a message of another tab. */
export const readTabMessage = lenient(tabMessage);
