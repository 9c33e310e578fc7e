/**
 * Screening against watchlists. From "Watchlist-screening results", "Disable watchlist screening monitoring" and
 * "Watchlist-screening webhook" (devdocs.veriff.com), November 2026; the shape of a hit is that of the public client
 * BankToTheFuture/veriff_ruby.
 *
 * Assumed, because no page says it: a person is screened with the decision, and monitored from then on. A screening
 * finds nothing unless the control call says otherwise. Before it, there is no result (404).
 */
import type { Clock } from "../clock.js";
import { nameOnDocument } from "./name-on-document.js";
import { currentAttempt, type MatchStatus, type Screening, type Session } from "./sessions.js";

export interface Screenings {
  /** Screens a person for the first time. Monitoring begins with it. */
  screen(session: Session): void;
  /** Chooses the finding of the first screening, or finds something about a monitored person. */
  find(session: Session, matchStatus: MatchStatus): void;
}

/** The part of the webhooks that screening uses. */
export interface ScreeningWebhooks {
  sendScreening(session: Session, screening: Screening): void;
}

export function createScreenings(clock: Clock, webhooks: ScreeningWebhooks): Screenings {
  const record = (session: Session, screening: Screening) => {
    session.screening = screening;
    webhooks.sendScreening(session, screening);
  };
  return {
    screen(session) {
      const attemptId = currentAttempt(session)?.id;
      if (session.screening || attemptId === undefined) return;
      record(session, {
        checkType: "initial_result",
        matchStatus: session.plannedMatch,
        attemptId,
        screenedAt: clock.now(),
        monitored: true,
      });
    },

    find(session, matchStatus) {
      session.plannedMatch = matchStatus;
      const { screening } = session;
      // Only a change of a monitored person's status is reported.
      if (!screening?.monitored || screening.matchStatus === matchStatus) return;
      record(session, {
        ...screening,
        checkType: "updated_result",
        matchStatus,
        screenedAt: clock.now(),
      });
    },
  };
}

/** `data` of the answer, and the body of the webhook. */
export function screeningResult(session: Session, screening: Screening) {
  const { dateOfBirth, vendorData, endUserId } = session.request;
  const name = nameOnDocument(session.request).filter(Boolean).join(" ");
  const year = (dateOfBirth ?? "1967-03-30").slice(0, 4);
  const hits = screening.matchStatus === "possible_match" ? [hitOf(name, year)] : [];
  return {
    checkType: screening.checkType,
    attemptId: screening.attemptId,
    sessionId: session.id,
    vendorData,
    endUserId,
    matchStatus: screening.matchStatus,
    monitorStatus: monitorStatusOf(screening),
    searchTerm: { name, year },
    totalHits: hits.length,
    createdAt: new Date(screening.screenedAt).toISOString(),
    hits,
  };
}

/** `data` of the answer to the end of monitoring. */
export function monitoringResult(session: Session, screening: Screening) {
  return {
    attemptId: screening.attemptId,
    sessionId: session.id,
    vendorData: session.request.vendorData,
    monitorStatus: monitorStatusOf(screening),
  };
}

/** `pepSanctionMatches` of `GET …/person`. */
export function pepSanctionMatches({ screening }: Session) {
  if (screening?.matchStatus !== "possible_match") return [];
  const date = new Date(screening.screenedAt).toISOString();
  return [{ provider: "sandbox", numberOfMatches: 1, date, matches: ["SDN"], hits: [] }];
}

function monitorStatusOf({ monitored }: Screening): "enabled" | "disabled" {
  return monitored ? "enabled" : "disabled";
}

function hitOf(name: string, year: string) {
  return {
    matchedName: name,
    countries: ["Estonia"],
    dateOfBirth: year,
    dateOfDeath: null,
    matchTypes: ["name_exact", "year_of_birth"],
    aka: [],
    associates: [],
    listingsRelatedToMatch: {
      warnings: [],
      sanctions: [{ sourceName: "OFAC SDN List", sourceUrl: "https://sanctions.example/sdn", date: null }],
      fitnessProbity: [],
      pep: [],
      adverseMedia: [],
    },
  };
}
