/** Every simulated provider's folder has the same files with the same main exports. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";

const FOLDER = fileURLToPath(new URL("../../../src/sandbox/", import.meta.url));

const EXPORTS: readonly [file: string, name: string][] = [
  ["account", "credentials"],
  ["api", "createApi"],
  ["api-error", "errorBody"],
  ["capture", "createCapture"],
  ["capture-pages", "documentPage"],
  ["lifecycle", "createLifecycle"],
  ["session-request", "readSessionRequest"],
  ["webhooks", "createWebhooks"],
];

describe.each(PROVIDER_IDS)("the simulation of %s", (id) => {
  it.each([[id, `${id}Sandbox`], ...EXPORTS])("has a file %s.ts that exports %s", async (file, name) => {
    const path = `${FOLDER}${id}/${file}.ts`;
    expect(existsSync(path), path).toBe(true);
    expect(Object.keys(await import(path))).toContain(name);
  });

  it("has a file sessions.ts", () => {
    expect(existsSync(`${FOLDER}${id}/sessions.ts`)).toBe(true);
  });
});
