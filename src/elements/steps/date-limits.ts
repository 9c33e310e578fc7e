import { isOldEnough } from "../../contract/minimum-age.js";

/** The limits of a date of birth. */
export interface DateLimits {
  /** The customer's own day, as `YYYY-MM-DD`. */
  today: string;
  /** @param date `YYYY-MM-DD` */
  isOldEnough(date: string): boolean;
}

/** @param minimumAge in years. */
export function dateLimits(minimumAge = 0, now = new Date()): DateLimits {
  // Swedish dates are those of ISO 8601.
  const today = now.toLocaleDateString("sv");
  return { today, isOldEnough: (date) => isOldEnough(date, today, minimumAge) };
}
