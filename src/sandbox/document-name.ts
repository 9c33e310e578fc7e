type Text = string | null | undefined;

/**
 * Returns first and last name on a simulated document: those that the session was made with, or else a sample's. One name
 * alone stays alone: some people have no other.
 */
export function documentName(
  first: Text,
  last: Text,
  sample: readonly [first: string, last: string],
): [first: string, last: string] {
  return first || last ? [first || "", last || ""] : [...sample];
}
