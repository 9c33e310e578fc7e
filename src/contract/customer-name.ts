/** Given names and family name, as far as they are known. */
export interface CustomerName {
  firstName?: string | undefined;
  familyName?: string | undefined;
}

/**
 * Returns the given names and the family name, for a provider that has no field for a full name. `fullName` counts only
 * where both others are missing. Its rule is in docs/providers.md: the last word is the family name, or the words before
 * a comma. A name of one word is a family name, as on passports (ICAO Doc 9303, part 3, "Primary identifier").
 */
export function customerName(known: CustomerName & { fullName?: string | undefined }): CustomerName {
  const { firstName, familyName, fullName = "" } = known;
  return firstName || familyName ? { firstName, familyName } : splitFullName(fullName);
}

function splitFullName(fullName: string): CustomerName {
  const [before = "", ...after] = fullName.split(",").map((part) => words(part).join(" "));
  const given = after.filter(Boolean).join(" ");
  if (before && given) return { firstName: given, familyName: before };
  const names = words(before || given);
  return { firstName: names.slice(0, -1).join(" ") || undefined, familyName: names.at(-1) };
}

/** Words end at spaces of any kind, also the ideographic one. */
function words(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}
