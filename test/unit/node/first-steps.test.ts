/** `gangway init`, `dev`, `schema`, and the help of the command: the first hour of somebody new. */
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, onTestFinished, test } from "vitest";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";
import { readConfig } from "../../../src/node/read-config.js";
import { run, start } from "./support/gangway-process.js";

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gangway-first-steps-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test.each(PROVIDER_IDS)(
  "init for %s writes a configuration that lacks only the provider's values",
  async (id) => {
    const folder = await emptyFolder();
    const config = join(folder, "gangway.config.jsonc");
    const written = await run("init", "--provider", id, "--config", config);
    expect([written.code, written.stderr]).toEqual([0, ""]);
    expect(written.stdout).toContain(`gangway check --config ${config}`);
    const envFile = join(folder, "gangway.env");
    expect((await stat(envFile)).mode & 0o777).toBe(0o600);

    const first = await run("check", "--config", config, "--env-file", envFile);
    const prefix = id.toUpperCase();
    expect(first.code).toBe(1);
    const missing = [...first.stderr.matchAll(/variable (\w+),/g)].map(([, name = ""]) => name);
    expect(missing.filter((name) => !name.startsWith(prefix))).toEqual(["SMTP_URL"]);
    expect(missing.length).toBeGreaterThan(1);

    const filled = missing.map(
      (name) => `${name}=${/URL$/.test(name) ? "https://example.com" : "x".repeat(40)}`,
    );
    await writeFile(envFile, `${await readFile(envFile, "utf8")}${filled.join("\n")}\n`);
    expect(await run("check", "--config", config, "--env-file", envFile)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`HARBOUR (${id})`),
    });
  },
);

test("init overwrites nothing", async () => {
  const folder = await emptyFolder();
  const config = join(folder, "gangway.config.jsonc");
  await writeFile(join(folder, "gangway.env"), "GANGWAY_KEY=kept\n");
  const refused = await run("init", "--provider", "veriff", "--config", config);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("gangway.env exists already")]);
  await expect(stat(config)).rejects.toThrow(/ENOENT/);
  expect(await run("init")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--provider is missing"),
  });
  expect(await run("init", "--provider", "acme")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("must be one of verifime, veriff, vx, verifa"),
  });
});

test("schema describes what the proxy accepts", async () => {
  const { stdout } = await run("schema");
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
  const validate = ajv.compile(JSON.parse(stdout));
  const config = {
    $schema: "./gangway.config.schema.json",
    publicUrl: "env:PUBLIC_URL",
    encryptionKeys: ["env:GANGWAY_KEY"],
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour Bank",
        authentication: "none",
        provider: { id: "veriff", baseUrl: "env:VERIFF_URL", apiKey: "env:KEY", secrets: ["env:SECRET"] },
      },
    ],
  };
  expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  const misspelt = { ...config, organisations: [{ ...config.organisations[0], showOutcomes: true }] };
  expect(validate(misspelt)).toBe(false);
  expect(validate({ ...config, publicUrl: "no address" })).toBe(false);
});

test("a configuration may hold comments, and names the place of a syntax error", async () => {
  const file = join(await emptyFolder(), "gangway.config.jsonc");
  await writeFile(
    file,
    '{\n  // the address, such as "https://…"\n  "publicUrl": "https://x.example" "secret"\n}',
  );
  await expect(readConfig(file, {})).rejects.toThrow(/is not valid JSON at line 3, column 36/);
  await writeFile(file, '{ "publicUrl": "https://x.example", /* nothing else */ }');
  await expect(readConfig(file, {})).rejects.toThrow(/encryptionKeys: is missing/);
});

test("dev runs a page, a proxy and the providers, and ends with a signal", async () => {
  const dev = start(
    "dev",
    "--provider",
    "vx",
    "--port",
    "0",
    "--proxy-port",
    "0",
    "--sandbox-port",
    "0",
    "--smtp-port",
    "0",
  );
  await expect.poll(() => dev.stdout(), { timeout: 45_000 }).toContain("Next: gangway init --provider vx");
  const [pageUrl = "", proxyUrl = "", sandboxUrl = ""] = dev.stdout().match(/http:\/\/\S+/g) ?? [];
  const page = await (await fetch(pageUrl)).text();
  expect(page).toContain(`src="${proxyUrl}/gangway.js"`);
  expect((await fetch(`${proxyUrl}/gangway.js`)).status).toBe(200);
  const invite = await fetch(`${proxyUrl}/v1/user/invite`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(pageUrl).origin },
    body: JSON.stringify({ email: "jane@example.com", code: "HARBOUR" }),
  });
  expect(invite.headers.get("access-control-allow-origin")).toBe(new URL(pageUrl).origin);
  expect(await invite.json()).toMatchObject({ status: "Inactive", provider: "vx" });
  const requests = (await (await fetch(`${sandboxUrl}/_sandbox/requests`)).json()) as { provider: string }[];
  expect(requests.map(({ provider }) => provider)).toContain("vx");
  const ended = once(dev.process, "exit");
  dev.process.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

test("the command explains itself", async () => {
  const help = await run("--help");
  for (const name of [
    "dev",
    "init",
    "check",
    "serve",
    "sandbox",
    "migrate",
    "backup",
    "rotate-keys",
    "schema",
  ]) {
    expect(help.stdout).toContain(`gangway ${name} `);
    const own = await run(name, "--help");
    expect([own.code, own.stderr]).toEqual([0, ""]);
    expect(own.stdout).toContain(`Usage: gangway ${name}`);
  }
  expect((await run("--version")).stdout).toMatch(/^(\d+\.\d+\.\d+|unreleased)\n$/);
  expect(await run("sevre")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no command "sevre"'),
  });
});
