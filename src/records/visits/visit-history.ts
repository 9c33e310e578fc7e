/**
 * The history of visits: who did what, and when. It holds nothing personal, so that it stays as it is when a visit is
 * redacted.
 */
import type { Selectable } from "kysely";
import type { VisitEvent } from "../../contract/visit-event-schemas.js";
import type { Records } from "../database/records.js";
import type { VisitEventTable } from "../database/schema.js";
import { actionOf, isActionNew } from "./action-of.js";
import type { NewVisit, Visit } from "./visit.js";

/** An event without its time. It must hold no personal data. */
export type NewVisitEvent = Omit<VisitEvent, "at">;

/** The number of events that are shown of one visit, the newest. */
const MAX_EVENTS = 1000;

export interface VisitHistoryRecords {
  add(reference: string, event: NewVisitEvent, now: number): Promise<void>;
  /** Adds an event, unless the visit's latest event is the same but for its duration. */
  addUnlessRepeated(reference: string, event: NewVisitEvent, now: number): Promise<void>;
  /** Oldest first. */
  read(reference: string): Promise<VisitEvent[]>;
}

export function createVisitHistory({ db }: Records): VisitHistoryRecords {
  const newest = (reference: string, count: number) =>
    db
      .selectFrom("visitEvents")
      .selectAll()
      .where("visitReference", "=", reference.toLowerCase())
      .orderBy("sequence", "desc")
      .limit(count)
      .execute();

  return {
    add: (reference, event, now) => addVisitEvents({ db }, reference, [event], now),

    async addUnlessRepeated(reference, event, now) {
      const [latest] = await newest(reference, 1);
      if (latest && comparable(readEvent(latest)) === comparable(event)) return;
      await addVisitEvents({ db }, reference, [event], now);
    },

    read: async (reference) => (await newest(reference, MAX_EVENTS)).reverse().map(readEvent),
  };
}

/** Writes events, in the transaction of the change that they tell of. */
export async function addVisitEvents(
  { db }: Pick<Records, "db">,
  reference: string,
  events: readonly NewVisitEvent[],
  now: number,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ kind, by, ...details }) => ({
    visitReference: reference.toLowerCase(),
    happenedAt: now,
    kind,
    actor: by,
    details: JSON.stringify(details),
  }));
  await db.insertInto("visitEvents").values(rows).execute();
}

/** Returns the events of a visit that begins. */
export function beginningOf(visit: NewVisit): NewVisitEvent[] {
  const { verifiedBy, provider, creationMs: durationMs, keyName: key } = visit;
  return [
    { kind: "invited", by: verifiedBy === "server" ? "server" : "page", key, provider },
    { kind: "provider-called", by: "proxy", call: "create", durationMs, result: "ok" },
  ];
}

/** The one who caused an event: a server with the name of its API key, if that has one. */
export type VisitEventActor = Pick<VisitEvent, "by" | "key">;

/** Returns the events that a change of a visit consists of. @param by whoever caused the change. */
export function changesOf(before: Visit, after: Visit, { by, key }: VisitEventActor): NewVisitEvent[] {
  const proof = after.verifiedBy ?? undefined;
  const events: [NewVisitEvent, boolean][] = [
    [
      { kind: "proved", by, key, proof },
      before.invite.externalRef !== after.invite.externalRef && after.invite.externalRef !== null,
    ],
    [{ kind: "activated", by, proof }, before.activatedAt === null && after.activatedAt !== null],
    [{ kind: "status-changed", by, status: after.status }, before.status !== after.status],
    [
      {
        kind: "outcome-changed",
        by,
        outcome: after.outcome,
        providerAt: after.outcomeAt === null ? null : new Date(after.outcomeAt).toISOString(),
      },
      before.outcome !== after.outcome || before.attempt !== after.attempt,
    ],
    [{ kind: "action-required", by, action: actionOf(after) ?? undefined }, isActionNew(before, after)],
    [{ kind: "ended", by, reason: after.ended ?? undefined }, before.ended === null && after.ended !== null],
  ];
  return events.filter(([, happened]) => happened).map(([event]) => event);
}

/** Returns a text that equal events share, whatever their times and durations. */
function comparable({ durationMs: _ms, ...event }: Partial<VisitEvent>): string {
  const { at: _at, ...members } = event;
  return JSON.stringify(Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function readEvent({ happenedAt, kind, actor, details }: Selectable<VisitEventTable>): VisitEvent {
  return { at: new Date(happenedAt).toISOString(), kind, by: actor, ...JSON.parse(details) };
}
