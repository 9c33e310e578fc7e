/**
 * Tells if somebody has reached an age by the calendar. Somebody born on 29 February reaches it on 1 March of a year that
 * has no such day.
 * @param dateOfBirth `YYYY-MM-DD`, as is `today`.
 * @param minimumAge in years, a whole number.
 */
export function isOldEnough(dateOfBirth: string, today: string, minimumAge: number): boolean {
  return dateOfBirth <= Number(today.slice(0, 4)) - minimumAge + today.slice(4);
}
