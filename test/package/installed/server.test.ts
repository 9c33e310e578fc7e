/** The proxy and the command from the packed file, in a project with nothing else installed. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { expect, it } from "vitest";
import { folderBeside } from "../support/installed-package.js";
import { runCommand } from "../support/run-command.js";

/** A whole configuration except for its database. */
const CONFIG = {
  publicUrl: "http://localhost:8787",
  encryptionKeys: [Buffer.alloc(32, 7).toString("base64")],
  mail: { smtp: "smtp://localhost:25", from: "onboarding@partner.example" },
  organisations: [
    {
      code: "HARBOUR",
      name: "Harbour Bank",
      apiKeys: ["a-key-of-at-least-thirty-two-characters"],
      allowedOrigins: ["https://www.harbour.example"],
      authentication: "none",
      provider: {
        id: "verifime",
        baseUrl: "https://verifime.example",
        code: "HARBOUR",
        secrets: ["a-secret-of-at-least-thirty-two-characters"],
      },
    },
  ],
};

const project = folderBeside("gangway-server");

it("runs the command", async () => {
  const config = { ...CONFIG, database: "sqlite:gangway.db" };
  writeFileSync(join(project, "gangway.config.json"), JSON.stringify(config));
  const gangway = (...args: string[]) => runCommand(project, "npx", "--no-install", "gangway", ...args);
  expect(await gangway("check", "--config", "gangway.config.json")).toContain("HARBOUR (verifime)");
  expect(await gangway("migrate", "--config", "gangway.config.json")).toContain("Applied ");
});

it("serves the script builds in a bundle, from the package that is installed", async () => {
  const script = `
    import { createGangway } from "gangway-server/node";
    const config = { ...${JSON.stringify(CONFIG)}, database: "sqlite::memory:" };
    const gangway = createGangway(config, { log: () => {} });
    const { status } = await gangway.fetch(new Request(config.publicUrl + "/gangway.js"));
    await gangway.close();
    console.log(status);`;
  writeFileSync(join(project, "own-server.mjs"), script);
  await build({
    root: project,
    logLevel: "error",
    ssr: { noExternal: true, external: ["libsql"] },
    build: { ssr: "own-server.mjs", outDir: "bundle" },
  });
  expect(await runCommand(tmpdir(), process.execPath, join(project, "bundle/own-server.js"))).toBe("200\n");
});

it("serves the script builds from its own package", async () => {
  const script = `
    import { parseConfig, startGangway } from "gangway-server/node";
    const { config } = parseConfig({ ...${JSON.stringify(CONFIG)}, database: "sqlite::memory:" });
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
    await runCommand(project, process.execPath, "--input-type=module", "--eval", script),
  );
  expect(answers.map(([name]) => name)).toEqual(
    expect.arrayContaining(["gangway.js", "gangway.iife.js", "verifime-widget.js", "verifime-widget.esm.js"]),
  );
  for (const [name, status, type, origin, cache] of answers) {
    expect([status, type, origin]).toEqual([200, "text/javascript; charset=utf-8", "*"]);
    // The content behind a name with a hash never changes. The others are revalidated.
    const hashed = /-[\w-]{8}\.js$/.test(name ?? "");
    expect(cache).toMatch(hashed ? /max-age=31536000, immutable/ : /max-age=300/);
  }
});
