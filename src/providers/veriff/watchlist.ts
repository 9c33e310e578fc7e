/**
 * Veriff's screening against watchlists, which ongoing monitoring repeats. Written in November 2026 from "Watchlist
 * screening webhook" (devdocs.veriff.com): the first result is `initial_result`, and each change sends another webhook.
 */
import * as z from "zod";
import type { AssessmentReport } from "../../contract/assessment.js";
import type { ScreeningStatus } from "../../contract/identity-words.js";
import { lookUp } from "../../contract/look-up.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { timeOf } from "../report.js";
import { optionalText } from "./words.js";

const INITIAL_RESULT = "initial_result";

/** `matchStatus` */
const MATCH_STATUSES: Readonly<Record<string, ScreeningStatus>> = {
  no_match: "clear",
  possible_match: "hit",
};

/** A hit's lists by kind, such as `sanctions`, `pep` and `adverseMedia`. Nothing else of a hit is read: it names people. */
const hitSchema = z
  .object({ listingsRelatedToMatch: z.record(z.string(), z.unknown()).nullish().catch(null) })
  .catch({});

export const watchlistSchema = z.object({
  sessionId: z.string().min(1),
  attemptId: optionalText,
  checkType: optionalText,
  matchStatus: z.string().min(1),
  monitorStatus: optionalText,
  totalHits: z.number().nullish().catch(null),
  createdAt: optionalText,
  hits: z.array(hitSchema).nullish().catch(null),
});
export type WatchlistResult = z.infer<typeof watchlistSchema>;

export function watchlistReport(
  { checkType, matchStatus, monitorStatus, createdAt, hits }: WatchlistResult,
  now: () => number,
): ProviderReport {
  const screening = lookUp(MATCH_STATUSES, matchStatus);
  if (screening === undefined) return { providerStatus: matchStatus, unknownWord: true };
  return {
    providerStatus: matchStatus,
    assessment: {
      screening,
      factors: (hits ?? []).flatMap(({ listingsRelatedToMatch }) =>
        Object.entries(listingsRelatedToMatch ?? {}).flatMap(([kind, listings]) =>
          Array.isArray(listings) && listings.length > 0 ? [kind] : [],
        ),
      ),
      ...monitoringOf(monitorStatus, checkType),
      at: timeOf(createdAt).at ?? now(),
    },
  };
}

function monitoringOf(
  status: string | null | undefined,
  checkType: string | null | undefined,
): Pick<AssessmentReport, "monitored"> {
  if (status === "enabled" || status === "disabled") return { monitored: status === "enabled" };
  // Only ongoing monitoring sends another result.
  return checkType && checkType !== INITIAL_RESULT ? { monitored: true } : {};
}
