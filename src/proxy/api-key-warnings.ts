/** Warnings about API keys: those that end soon or have ended, and those that are listed twice. */
import { readApiKey } from "./api-key-config.js";
import type { AnyGangwayConfig } from "./config-schema.js";
import type { ConfigWarning } from "./config-warning.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_DAYS = 30;

export function apiKeyWarnings({ organisations }: AnyGangwayConfig, now: number): ConfigWarning[] {
  const keys = organisations.flatMap(({ code, apiKeys }, at) =>
    apiKeys.map((entry, index) => {
      const path = ["organisations", at, "apiKeys", index];
      const keyPath = typeof entry === "string" ? path : [...path, "key"];
      return { code, index, path, keyPath, ...readApiKey(entry) };
    }),
  );
  const firstUses = new Map<string, (typeof keys)[number]>();
  return keys.flatMap((entry): ConfigWarning[] => {
    const { code, path, keyPath, key, expiresAt } = entry;
    const first = firstUses.get(key);
    if (!first) firstUses.set(key, entry);
    return [
      ...(first ? [{ path: keyPath, message: sameKeyMessage(first, code) }] : []),
      ...endMessages(expiresAt, now).map((message) => ({ path: [...path, "expiresAt"], message })),
    ];
  });
}

function sameKeyMessage(first: { code: string; index: number }, code: string): string {
  return first.code === code
    ? `is the same key as apiKeys[${first.index}]: it may do what either of them may`
    : `is also a key of ${first.code}: its callers must name the organisation in X-Organisation`;
}

function endMessages(expiresAt: number, now: number): string[] {
  if (expiresAt <= now) return ["is past, so the key is refused: remove the key from the list"];
  if (expiresAt > now + SOON_DAYS * DAY_MS) return [];
  const days = Math.ceil((expiresAt - now) / DAY_MS);
  return [`is in ${days} ${days === 1 ? "day" : "days"}: add the key that replaces this one`];
}
