/**
 * Verifa's screening against watchlists, and the monitoring that repeats it. From "Identities" and "Screening &
 * Reports" (docs.withverifa.com), November 2026: the words, and the event of a new match. Monitored identities are
 * screened again on a schedule. Archiving pauses the monitoring.
 *
 * Assumed, because no page says it: the schedule is every 30 days. Each screening ends with `screening.completed`, a
 * repeated one with new matches also with `screening.monitoring.new_hits`. A pending screening ends after five minutes. A screening
 * finds nothing unless the control call says otherwise. A paused identity has `monitoring_enabled: false`.
 */
import type { Clock } from "../clock.js";
import {
  type Hit,
  type Identity,
  type IdentityEvent,
  isMonitored,
  type ScreeningFinding,
  type ScreeningStatus,
} from "./identity.js";

export const SCREENING_EVENTS = ["screening.completed", "screening.monitoring.new_hits"] as const;
export type ScreeningEvent = (typeof SCREENING_EVENTS)[number];

const RESCREENING_INTERVAL_MS = 30 * 86_400_000;
const PENDING_MS = 5 * 60_000;

export interface Screening {
  /** Screens a person whose session has completed. Monitoring begins with it. */
  screen(identity: Identity, status: ScreeningStatus): void;
  /** Screens again at once, as Verifa does when a watchlist changes. */
  screenAgain(identity: Identity, status: ScreeningStatus): void;
  /** Chooses the finding of the next scheduled screening. */
  planFinding(identity: Identity, finding: ScreeningFinding): void;
  pause(identity: Identity, reason: "manual" | "archived"): void;
  resume(identity: Identity, reason: "manual" | "archived"): void;
  /** Ends monitoring for good. */
  end(identity: Identity): void;
}

/** The part of the webhooks that screening uses. */
export interface ScreeningWebhooks {
  sendScreening(event: ScreeningEvent, identity: Identity): void;
}

export function createScreening(
  clock: Clock,
  uuid: () => string,
  webhooks: ScreeningWebhooks,
  announce: (identity: Identity, event: IdentityEvent) => void,
): Screening {
  /** Sets the timer of the next screening. */
  const schedule = (identity: Identity) => {
    identity.monitoring.cancel();
    if (!isMonitored(identity)) return;
    const pending = identity.screeningStatus === "pending";
    identity.monitoring.cancel = clock.after(pending ? PENDING_MS : RESCREENING_INTERVAL_MS, () => {
      const finding = identity.monitoring.nextFinding ?? (pending ? "clear" : identity.screeningStatus);
      identity.monitoring.nextFinding = null;
      screening.screenAgain(identity, finding ?? "clear");
    });
  };

  const newHit = (): Hit => ({
    id: `hit_${uuid().replaceAll("-", "")}`,
    check_type: "sanction",
    list: "OFAC SDN",
  });

  /** Records the end of a screening, or that one is in progress. Returns true where it has found a new match. */
  const record = (identity: Identity, status: ScreeningStatus): boolean => {
    const isNew = status === "hit" && identity.hits.length === 0;
    if (isNew) identity.hits = [newHit()];
    if (status === "clear") identity.hits = [];
    identity.screeningStatus = status;
    return isNew;
  };

  const sendCompleted = (identity: Identity) => {
    if (identity.screeningStatus !== "pending") webhooks.sendScreening("screening.completed", identity);
  };

  const screening: Screening = {
    screen(identity, status) {
      identity.monitoring.enabled = true;
      record(identity, status);
      sendCompleted(identity);
      schedule(identity);
    },

    screenAgain(identity, status) {
      const before = identity.screeningStatus;
      const isNew = record(identity, status);
      sendCompleted(identity);
      if (isNew) webhooks.sendScreening("screening.monitoring.new_hits", identity);
      if (before !== status) announce(identity, "identity.updated");
      schedule(identity);
    },

    planFinding(identity, finding) {
      identity.monitoring.nextFinding = finding;
    },

    pause(identity, reason) {
      // A manual pause survives archiving and restoring.
      if (identity.monitoring.pausedReason === "manual") return;
      identity.monitoring.pausedReason = reason;
      schedule(identity);
    },

    resume(identity, reason) {
      if (identity.monitoring.pausedReason !== reason) return;
      identity.monitoring.pausedReason = null;
      schedule(identity);
    },

    end(identity) {
      identity.monitoring.cancel();
      identity.monitoring.enabled = false;
      identity.screeningStatus = null;
      identity.hits = [];
    },
  };
  return screening;
}
