/** The states after the customer has handed everything in, and those in which a visit is over. */
import type { EndedReason, Outcome, ResubmissionReason } from "../../src/contract/status.js";
import type { FakeProxy } from "./fake-proxy.js";
import type { WidgetState } from "./widget-state.js";

/** Every reason has a state: a new one that lacks a title doesn't compile. */
const REASONS: Record<ResubmissionReason, string> = {
  document_unreadable: "The document can’t be read",
  document_side_missing: "A side of the document is missing",
  document_damaged: "The document is damaged",
  document_not_accepted: "The document is not accepted",
  document_expired: "The document has expired",
  images_missing: "Photos are missing",
  face_unclear: "The face is unclear",
  other: "No reason is known",
};

/** The outcomes that have words of their own. */
const OUTCOMES = {
  approved: "Approved",
  in_review: "In review",
  declined: "Declined",
} satisfies Partial<Record<Outcome, string>>;

const ENDED: Record<EndedReason, string> = {
  expired: "Expired",
  abandoned: "Left before the end",
  failed: "Failed at the provider",
};

function complete(proxy: FakeProxy): void {
  proxy.authentication = "none";
  proxy.status = "Completed";
  proxy.helpUrl = "mailto:help@harbour.example";
}

const entriesOf = <K extends string>(titles: Record<K, string>): [K, string][] =>
  Object.entries(titles) as [K, string][];

export const FINAL_STATES: readonly WidgetState[] = [
  ...entriesOf(REASONS).map(
    ([reason, title]): WidgetState => ({
      name: `action-${reason.replaceAll("_", "-")}`,
      title,
      group: "One more photo",
      step: "action",
      shows: "#getHelp",
      invited: true,
      prepare(proxy) {
        complete(proxy);
        proxy.action = { kind: "resubmit", reason };
      },
    }),
  ),
  {
    name: "completed",
    title: "Without a verdict",
    group: "Completed",
    step: "completed",
    invited: true,
    prepare: complete,
  },
  ...entriesOf(OUTCOMES).map(
    ([outcome, title]): WidgetState => ({
      name: `completed-${outcome.replaceAll("_", "-")}`,
      title,
      group: "Completed",
      step: "completed",
      invited: true,
      prepare(proxy) {
        complete(proxy);
        proxy.outcome = outcome;
      },
    }),
  ),
  ...entriesOf(ENDED).map(
    ([reason, title]): WidgetState => ({
      name: `ended-${reason}`,
      title,
      group: "Ended",
      step: "ended",
      invited: true,
      prepare(proxy) {
        proxy.status = "Active";
        proxy.ended = reason;
      },
    }),
  ),
];
