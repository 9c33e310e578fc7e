import { readFileSync } from "node:fs";
import type { ProviderId } from "../../../../src/contract/providers.js";

/** A recorded payload from `test/fixtures`, fresh at each call: to be taken apart and changed. */
// biome-ignore lint/suspicious/noExplicitAny: its shape is the provider's
export function recorded(provider: ProviderId, name: string): any {
  const file = new URL(`../../../fixtures/${provider}/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
