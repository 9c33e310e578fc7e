import type { CorrectionsTerms } from "./terms.js";

/** The words of the corrections in the languages besides English. */
const LOADERS: Record<string, () => Promise<{ terms: CorrectionsTerms }>> = {
  de: () => import("./de-corrections.js"),
};

/** Loads the words of the corrections in a language. Null where there are none, or they can't be loaded: they are then English. */
export async function loadCorrectionsTerms(locale: string): Promise<CorrectionsTerms | null> {
  const tag = locale.toLowerCase();
  const load = LOADERS[tag] ?? LOADERS[tag.split("-")[0] ?? ""];
  return (await load?.().catch(() => null))?.terms ?? null;
}
