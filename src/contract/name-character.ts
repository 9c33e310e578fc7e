/**
 * Every letter and mark of all scripts, spaces, and what stands in names beside them: the dot of "St.", apostrophes,
 * hyphens, the "/" of "a/l", the "@" before an alias, the middle dots of Catalan and Japanese, and the joiners of Persian.
 */
const NOT_IN_NAMES = /\p{RI}{2}|[^\p{L}\p{M}\p{Zs}.,'’‘`´·・･׳״()/@\-‐‑–\u200c\u200d]/u;

/** Returns the first character that no person's name has, such as a digit or an emoji, or undefined. */
export function findNameFault(name: string): string | undefined {
  return NOT_IN_NAMES.exec(name.trim())?.[0];
}
