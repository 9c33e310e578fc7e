/** Lets a visit's mails follow the language that the customer has chosen in the page. */
import type { Visit } from "../../records/visits/visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";

/** @param locale BCP 47. Undefined: the customer has chosen none. */
export type FollowLocale = (visit: Visit, locale: string | undefined) => Promise<void>;

export interface FollowLocaleTools {
  visits: Pick<VisitRecords, "changeLocale">;
  now: () => number;
}

export function createFollowLocale({ visits, now }: FollowLocaleTools): FollowLocale {
  return async ({ reference, invite }, locale) => {
    if (locale !== undefined && locale !== invite.locale) await visits.changeLocale(reference, locale, now());
  };
}
