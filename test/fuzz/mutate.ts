/** Changes JSON in one to four places, into what nobody documents. */
import type { Random } from "./random.js";

export const ODD_TEXTS: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202egnp.exe",
  "null",
  "undefined",
  "__proto__",
  "constructor",
  "toString",
  "../../etc/passwd",
  "%00",
  "%",
  "'; drop table visits; --",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "a\r\nX-Injected: 1",
  "jane@example.com",
  "9999-12-31T23:59:59Z",
  "2026-02-30",
  "1e999",
  "-1",
  "00000000-0000-0000-0000-000000000000",
  "é".repeat(300),
  "x".repeat(7000),
];

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  28.7,
  1e12,
  2 ** 53,
  -1e308,
  [],
  {},
  [[[[]]]],
  { a: { b: { c: {} } } },
  Array.from({ length: 300 }, (_, index) => index),
];

/** Returns a changed copy. */
function mutate(value: unknown, random: Random): unknown {
  const places = 1 + random.below(4);
  let changed = value;
  for (let place = 0; place < places; place += 1) changed = mutateOnce(changed, random);
  return changed;
}

/** The text of mutated JSON; sometimes it is broken off, or too deep for a recursive reader. */
export function mutatedText(value: unknown, random: Random): string {
  const text = JSON.stringify(mutate(value, random)) ?? "";
  if (random.chance(0.03)) return text.slice(0, random.below(text.length + 1));
  if (random.chance(0.02)) return deep(text, random.pick([50, 100, 5000]));
  if (random.chance(0.01)) return `\ufeff${text}`;
  return text;
}

function oddValue(random: Random): unknown {
  return random.chance(0.6) ? random.pick(ODD_TEXTS) : random.pick(ODD_VALUES);
}

function mutateOnce(value: unknown, random: Random): unknown {
  const isInner = typeof value === "object" && value !== null && random.chance(0.85);
  if (!isInner) return oddValue(random);
  if (Array.isArray(value)) {
    if (value.length === 0) return [oddValue(random)];
    const at = random.below(value.length);
    return value.map((item, index) => (index === at ? mutateOnce(item, random) : item));
  }
  const members = Object.entries(value);
  const added = random.chance(0.15) ? [[random.pick(ODD_TEXTS), oddValue(random)] as const] : [];
  if (members.length === 0) return Object.fromEntries(added);
  const at = random.below(members.length);
  const isGone = random.chance(0.15);
  return Object.fromEntries([
    ...members.flatMap(([name, member], index) => {
      if (index !== at) return [[name, member] as const];
      return isGone ? [] : [[name, mutateOnce(member, random)] as const];
    }),
    ...added,
  ]);
}

function deep(text: string, levels: number): string {
  const end = text.lastIndexOf("}");
  if (end < 0) return "[".repeat(levels) + "]".repeat(levels);
  const comma = end > 1 ? "," : "";
  return `${text.slice(0, end)}${comma}"deep":${'{"a":'.repeat(levels)}1${"}".repeat(levels)}}`;
}
