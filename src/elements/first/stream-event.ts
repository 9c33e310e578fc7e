import type { ErrorCode } from "../../contract/errors.js";
import type { EndedReason, LaunchKind, Status, VisitAction } from "../../contract/status.js";
import type { StepName } from "../../flow/flow-state.js";

/** The names of the stream's entries, each with its fields. No field holds personal data, a link or a tracking reference. */
export interface StreamFields {
  /** The first step is interactive. */
  ready: Record<string, never>;
  /** A step is shown. */
  step: { readonly step: StepName; readonly index: number; readonly count: number };
  /** The visit's status rose. */
  status: { readonly status: Status; readonly previous: Status | null };
  /** A first code is on its way by mail or text message, or late. */
  code_sent: { readonly delayed: boolean };
  /** Another code is on its way by mail or text message, or late. */
  code_resent: { readonly delayed: boolean };
  /** A code could not be sent. */
  code_not_sent: { readonly code: ErrorCode };
  /** The proxy refused the typed code. `attemptsLeft` is null where it doesn't say. */
  code_refused: { readonly code: ErrorCode; readonly attemptsLeft: number | null };
  /** The customer can open the provider's screen. Again when the launch step is shown again. */
  launch_offered: { readonly kind: LaunchKind; readonly qr: boolean; readonly phone: boolean };
  /** The QR code is on the screen. */
  qr_shown: Record<string, never>;
  /** The customer opened the provider's screen: here, or, as the provider tells, on another device. */
  launch_opened: { readonly via: LaunchKind | "other_device" };
  /** The code ends in two minutes, or the visit in an hour. Fewer seconds are left where the page was hidden. */
  expiry_near: { readonly of: "code" | "visit"; readonly secondsLeft: number };
  /** The widget's language changed (BCP 47). */
  language_changed: { readonly from: string; readonly to: string };
  /** The customer has handed everything in. */
  completed: Record<string, never>;
  /** The provider asks the customer for more. */
  action: { readonly kind: VisitAction["kind"]; readonly reason: VisitAction["reason"] };
  /** The visit can no longer be completed. */
  ended: { readonly reason: EndedReason };
  /** Something failed. */
  error: { readonly code: ErrorCode; readonly retryable: boolean };
  /** The dialog was closed before the visit was completed. */
  cancelled: Record<string, never>;
}

/** The name of an entry of the stream. */
export type StreamName = keyof StreamFields;

/** One entry of the stream for analytics. Each particular event has one too, without its tracking reference and message. */
export class GangwayStreamEvent extends Event {
  constructor(
    /** The entry's name. */
    readonly name: StreamName,
    /** The entry's fields: words, numbers and booleans. */
    readonly fields: StreamFields[StreamName],
  ) {
    super("gangway-event", { bubbles: true, composed: true });
  }
}

/** An entry of the stream, as a listener gets it: its name tells the types of its fields. */
export type StreamEntry = {
  [Name in StreamName]: GangwayStreamEvent & { readonly name: Name; readonly fields: StreamFields[Name] };
}[StreamName];

/** Dispatches an entry of the stream. */
export function record<Name extends StreamName>(
  target: EventTarget,
  name: Name,
  fields: StreamFields[Name],
): void {
  target.dispatchEvent(new GangwayStreamEvent(name, fields));
}

/** The fields of particular events that the stream has as well. */
const FIELDS = "step,index,count,status,previous,kind,reason,code,retryable".split(",");

/** Dispatches a particular event, and its entry in the stream. */
export function dispatch(target: EventTarget, event: Event): void {
  target.dispatchEvent(event);
  const fields = Object.entries(event).filter(([name]) => FIELDS.includes(name));
  const name = event.type.slice(8) as StreamName;
  target.dispatchEvent(new GangwayStreamEvent(name, Object.fromEntries(fields) as StreamFields[StreamName]));
}
