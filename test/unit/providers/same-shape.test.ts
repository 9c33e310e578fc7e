/** Every provider's folder has the same files with the same exports. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PROVIDER_IDS, type ProviderId } from "../../../src/contract/providers.js";

const FOLDER = fileURLToPath(new URL("../../../src/providers/", import.meta.url));
/** A provider that tells nothing of the person has no `person.ts`, and says so at the top of its `provider.ts`. */
const FILES = ["config", "provider", "refusal", "webhook", "words"];

const exportsOf = async (id: ProviderId, file: string) =>
  Object.keys(await import(`../../../src/providers/${id}/${file}.ts`)).sort();

describe.each(PROVIDER_IDS)("the folder of %s", (id) => {
  const folder = `${FOLDER}${id}`;
  const files = existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/\.ts$/, "")) : [];

  it("has the files that each has", () => {
    expect(files).toEqual(expect.arrayContaining(FILES));
  });

  it("exports the same from them", async () => {
    expect(await exportsOf(id, "config")).toEqual([`${id}Config`]);
    expect(await exportsOf(id, "provider")).toEqual(
      [`create${id[0]?.toUpperCase()}${id.slice(1)}`, id].sort(),
    );
    expect(await exportsOf(id, "refusal")).toContain("refuse");
    expect(await exportsOf(id, "webhook")).toEqual(["readWebhook", "webhookSecurity"]);
    if (files.includes("person")) expect(await exportsOf(id, "person")).toEqual(["personOf"]);
  });
});
