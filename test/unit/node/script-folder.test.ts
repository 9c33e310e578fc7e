/** The folder of the script builds, and the start without one. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createGangway } from "../../../src/node/create-gangway.js";
import { findScriptFolder } from "../../../src/node/script-folder.js";
import { KEY_1 } from "../proxy/support/open-gangway.js";

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gangway-bundle-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a start without the script builds fails, and says what to do", () => {
  const start = () =>
    createGangway(
      {
        publicUrl: "https://onboarding.harbour.example",
        database: "sqlite::memory:",
        encryptionKeys: [KEY_1],
        organisations: [
          {
            code: "HARBOUR",
            name: "Harbour",
            authentication: "none",
            provider: {
              id: "verifime",
              baseUrl: "https://verifime.example",
              code: "H",
              secrets: ["a-secret"],
            },
          },
        ],
      },
      { scripts: temporaryFolder(), log: () => {} },
    );
  expect(start).toThrow(/gangway\.js.* are missing/);
  expect(start).toThrow("serverExternalPackages");
  expect(start).toThrow('scripts: "path/to/browser"');
});

test("a bundle finds the package that is installed above it", () => {
  const folder = temporaryFolder();
  const installed = join(folder, "node_modules/gangway-server/dist/browser");
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "gangway.js"), "");
  mkdirSync(join(folder, "dist/server"), { recursive: true });
  const [, running = ""] = process.argv;
  onTestFinished(() => {
    process.argv[1] = running;
  });
  process.argv[1] = join(folder, "dist/server/main.js");
  expect(findScriptFolder()).toBe(installed);
});

test("without scripts of its own, the proxy looks for none", () => {
  expect(findScriptFolder(false)).toBeNull();
});
