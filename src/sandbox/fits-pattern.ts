/**
 * Tells whether a path fits a pattern: `*` stands for any text, `:name` and `{name}` for one segment. It follows all
 * readings at once, so that the time is the product of the two lengths at most. A regular expression could take for ever.
 */
export function fitsPattern(pattern: string, path: string): boolean {
  const parts = pattern.match(/\*|:\w+|\{\w+\}|[\s\S]/g) ?? [];
  /** Positions in the pattern that the path so far may have reached. */
  let reached = withStars(parts, new Set([0]));
  for (const character of path) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = parts[at] ?? "";
      const isSegment = part.length > 1 && character !== "/";
      if (part === "*" || isSegment) next.add(at);
      if (part === character || isSegment) next.add(at + 1);
    }
    reached = withStars(parts, next);
  }
  return reached.has(parts.length);
}

/** Adds the positions after each `*`, which may stand for no text. The loop visits the added positions, too. */
function withStars(parts: readonly string[], reached: Set<number>): Set<number> {
  for (const at of reached) if (parts[at] === "*") reached.add(at + 1);
  return reached;
}
