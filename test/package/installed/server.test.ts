/** The proxy from the packed file, with the packages that it names as its peers. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PackedPackage, packPackage, run } from "../support/installed-package.js";

const { peerDependencies }: { peerDependencies: Record<string, string> } = JSON.parse(
  readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
);

let packed: PackedPackage;
let project: string;

beforeAll(async () => {
  packed = await packPackage();
  const peers = Object.entries(peerDependencies).filter(([name]) => name !== "react");
  project = await packed.install("server", ...peers.map(([name, range]) => `${name}@${range}`));
});
afterAll(() => packed?.remove());

it.each(["server", "server/node", "sandbox"])("gangway-onboarding/%s imports", async (door) => {
  const script = `console.log(Object.keys(await import("gangway-onboarding/${door}")).length > 0)`;
  const said = await run(project, process.execPath, "--input-type=module", "--eval", script);
  expect(said.trim()).toBe("true");
});

it("serves the script builds that came with it", async () => {
  const script = `
    import { parseConfig, startGangway } from "gangway-onboarding/server/node";
    const { config } = parseConfig({
      publicUrl: "http://localhost:8787",
      database: "sqlite::memory:",
      encryptionKeys: [Buffer.alloc(32, 7).toString("base64")],
      mail: { smtp: "smtp://localhost:25", from: "onboarding@partner.example" },
      organisations: [{
        code: "HARBOUR",
        name: "Harbour Bank",
        apiKeys: ["a-key-of-at-least-thirty-two-characters"],
        allowedOrigins: ["https://www.harbour.example"],
        authentication: "none",
        provider: { id: "verifime", baseUrl: "https://verifime.example", code: "HARBOUR", secrets: ["a-secret-of-at-least-thirty-two-characters"] },
      }],
    });
    const gangway = await startGangway({ config, port: 0, log: () => {} });
    const hashes = await (await fetch(gangway.url + "/integrity.json")).json();
    const answers = [];
    for (const name of Object.keys(hashes)) {
      const { status, headers } = await fetch(gangway.url + "/" + name);
      answers.push([name, status, headers.get("content-type"), headers.get("access-control-allow-origin"), headers.get("cache-control")]);
    }
    await gangway.close();
    console.log(JSON.stringify(answers));`;
  const answers: string[][] = JSON.parse(
    await run(project, process.execPath, "--input-type=module", "--eval", script),
  );
  expect(answers.map(([name]) => name)).toEqual(
    expect.arrayContaining(["gangway.js", "gangway.iife.js", "verifime-widget.js", "verifime-widget.esm.js"]),
  );
  for (const [name, status, type, origin, cache] of answers) {
    expect([status, type, origin]).toEqual([200, "text/javascript; charset=utf-8", "*"]);
    // A name with a hash never changes its content; the others are asked for again.
    const hashed = /-[\w-]{8}\.js$/.test(name ?? "");
    expect(cache).toMatch(hashed ? /max-age=31536000, immutable/ : /max-age=300/);
  }
});
