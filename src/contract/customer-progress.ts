import type { AnyProviderId } from "./providers.js";

/** The words of `progress`, in the order in which it rises: the provider's screen was opened, begun, and handed in. */
export const CUSTOMER_PROGRESS = ["opened", "in_progress", "submitted"] as const;
/** The customer's progress on the provider's screen, as far as the provider itself tells it. */
export type CustomerProgress = (typeof CUSTOMER_PROGRESS)[number];

/** The providers that always tell it, sooner or later. */
const TELLING: readonly AnyProviderId[] = ["veriff", "vx", "verifa"];

/** Returns true for a provider that will tell of the customer's progress. */
export const tellsProgress = (provider: AnyProviderId): boolean => TELLING.includes(provider);

/** Returns the further one of two: a late report moves nothing back. Null or undefined: nothing was told. */
export function furthestProgress<T extends CustomerProgress | null>(
  known: T,
  told: CustomerProgress | null | undefined,
): T | CustomerProgress {
  const rank = (word: CustomerProgress | null): number => (word ? CUSTOMER_PROGRESS.indexOf(word) : -1);
  return told && rank(told) > rank(known) ? told : known;
}
