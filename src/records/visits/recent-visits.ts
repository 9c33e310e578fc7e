/**
 * Visits as polls have read them, kept for a second at most: pages ask more often than a visit changes. A change by this
 * process drops the visit at once. A change by another one is seen within the second. What is kept holds nothing personal.
 */
import type { PolledVisit, ReadPolledVisit } from "./polled-visit.js";

export interface RecentVisits {
  /**
   * Returns the visit as it was read less than a second ago, or else reads it. It is a promise where `read` returns one. A
   * visit whose status may be read from its provider isn't kept: another process may read it at any time.
   * @param now in ms since the epoch.
   * @param isReadHere this process has just read the status from the provider, so that no other does in this second.
   */
  find(
    reference: string,
    now: number,
    read: ReadPolledVisit,
    isReadHere: boolean,
  ): ReturnType<ReadPolledVisit>;
  /** Drops a visit. One that is being read isn't kept. */
  forget(reference: string): void;
}

interface RecentVisit {
  readAt: number;
  /** Null while it is being read. */
  visit: PolledVisit | null;
}

const KEPT_MS = 1000;
/** About 5 MB. */
const MAX_VISITS = 10_000;

export function createRecentVisits(): RecentVisits {
  /** The one read first is first. */
  const recent = new Map<string, RecentVisit>();

  function isRecent({ readAt }: RecentVisit, now: number): boolean {
    const age = now - readAt;
    // A negative one is from before the clock was set back.
    return age >= 0 && age < KEPT_MS;
  }

  function makeRoom(now: number): void {
    for (const [reference, oldest] of recent) {
      if (recent.size < MAX_VISITS && isRecent(oldest, now)) return;
      recent.delete(reference);
    }
  }

  function add(reference: string, entry: RecentVisit): void {
    recent.delete(reference);
    makeRoom(entry.readAt);
    recent.set(reference, entry);
  }

  /** Keeps the place of a visit, so that a change drops it while it is being read. */
  async function keepOnceRead(
    reference: string,
    readAt: number,
    reading: Promise<PolledVisit | null>,
    isReadHere: boolean,
  ): Promise<PolledVisit | null> {
    const entry: RecentVisit = { readAt, visit: null };
    add(reference, entry);
    let visit: PolledVisit | null = null;
    try {
      visit = await reading;
    } finally {
      if (visit && isLasting(visit, isReadHere)) entry.visit = visit;
      // Strangers can make up any number of references.
      else if (recent.get(reference) === entry) recent.delete(reference);
    }
    return visit;
  }

  return {
    find(reference, now, read, isReadHere) {
      const known = recent.get(reference);
      if (known?.visit && isRecent(known, now)) return known.visit;
      const visit = read(reference);
      if (visit instanceof Promise) return keepOnceRead(reference, now, visit, isReadHere);
      if (visit && isLasting(visit, isReadHere)) add(reference, { readAt: now, visit });
      else recent.delete(reference);
      return visit;
    },
    forget: (reference) => void recent.delete(reference),
  };
}

/** True where no other process changes the visit for its provider's sake within the second. */
function isLasting({ settled, ended }: PolledVisit, isReadHere: boolean): boolean {
  return isReadHere || settled || ended !== null;
}
