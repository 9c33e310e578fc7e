/** The files of docs/deploy do what they say: their commands run here, nginx and Caddy where they are installed. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { caddyPath, nginxPath } from "../../find-server.mjs";
import { freePort } from "../../suites/free-port.js";
import { ORIGIN } from "../proxy/support/open-gangway.js";
import { CLI, serve } from "./support/gangway-process.js";
import { openHarbour } from "./support/harbour.js";

const FILES = fileURLToPath(new URL("../../../docs/deploy/", import.meta.url));
const sample = (name: string) => readFile(join(FILES, name), "utf8");

async function folderFor(purpose: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `gangway-${purpose}-`));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The places of a sample's commands on this machine. */
interface Places {
  folder: string;
  port: number;
}

/** Writes the configuration to where the samples look for it. */
async function openPlaces(): Promise<Places> {
  const folder = await folderFor("etc");
  const { url } = await blankDatabase();
  const { config } = await openHarbour(url, {}, { apiKeys: ["env:HARBOUR_API_KEY"] });
  await writeFile(join(folder, "gangway.config.jsonc"), JSON.stringify(config));
  await writeFile(join(folder, "gangway.env"), "HARBOUR_API_KEY=a-key-of-more-than-thirty-two-letters\n");
  return { folder, port: await freePort() };
}

/** Turns a sample's command into one for this machine. */
function localCommand(words: readonly string[], { folder, port }: Places): [string, string[]] {
  const [program = "", ...args] = words.map((word) =>
    word
      .replace(/^(\/usr\/bin\/)?node$/, process.execPath)
      .replace(/^\/\w+(\/\w+)?\/node_modules\/gangway-server\/bin\/gangway\.js$/, CLI)
      .replace("/etc/gangway", folder)
      .replace(/\b8787\b/, String(port)),
  );
  return [program, args];
}

/** Starts a command and resolves once it is ready. */
async function started(words: readonly string[], places: Places) {
  const child = spawn(...localCommand(words, places), { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  await expect.poll(() => output).toContain(`gangway ready on http://localhost:${places.port}`);
  return {
    async reload() {
      child.kill("SIGHUP");
      await expect.poll(() => output).toContain("config_reloaded");
    },
    async stop(signal: NodeJS.Signals) {
      const exited = once(child, "exit");
      child.kill(signal);
      return (await exited)[0];
    },
  };
}

function exitCode(words: readonly string[], places: Places): number | null {
  return spawnSync(...localCommand(words, places), { stdio: "ignore" }).status;
}

describe("Dockerfile", () => {
  /** Its instructions, with the lines of each joined. */
  const instructions = async () =>
    (await sample("Dockerfile"))
      .replace(/^\s*#.*\n/gm, "")
      .replace(/\\\n/g, " ")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => ({ name: line.split(" ")[0] ?? "", text: line.slice(line.indexOf(" ") + 1) }));

  test("its last stage runs as a user of its own, and copies no more than Node and the packages", async () => {
    const all = await instructions();
    const last = all.slice(all.findLastIndex(({ name }) => name === "FROM"));
    const texts = (wanted: string) => last.filter(({ name }) => name === wanted).map(({ text }) => text);
    expect(all.filter(({ name }) => name === "FROM")).toHaveLength(2);
    expect(texts("USER")).toEqual(["10001:10001"]);
    expect(texts("VOLUME")).toEqual(['["/var/lib/gangway"]']);
    expect(texts("COPY").map((text) => text.split(" ").slice(0, 2))).toEqual([
      ["--from=install", "/usr/local/bin/node"],
      ["--from=install", "/app"],
    ]);
  });

  test("its command serves, answers the health check, and gets the signals", async () => {
    const all = await instructions();
    const exec = (wanted: string): string[] => {
      const text = all.find(({ name }) => name === wanted)?.text ?? "";
      return JSON.parse(text.slice(text.indexOf("[")));
    };
    const health = exec("HEALTHCHECK");
    const places = await openPlaces();
    expect(exitCode(health, places)).toBe(1);
    const proxy = await started([...exec("ENTRYPOINT"), ...exec("CMD")], places);
    expect(exitCode(health, places)).toBe(0);
    await proxy.reload();
    const signal = all.find(({ name }) => name === "STOPSIGNAL")?.text as NodeJS.Signals;
    expect(await proxy.stop(signal)).toBe(0);
  });
});

describe("gangway.service", () => {
  const values = async (name: string) =>
    (await sample("gangway.service"))
      .split("\n")
      .filter((line) => line.startsWith(`${name}=`))
      .map((line) => line.slice(name.length + 1).split(" "));

  test("its commands serve, check and reload", async () => {
    const places = await openPlaces();
    const [start = []] = await values("ExecStart");
    const [check = [], hangUp] = await values("ExecReload");
    const proxy = await started(start, places);
    expect(exitCode(check, places)).toBe(0);
    expect(hangUp).toEqual(["/bin/kill", "-HUP", "$MAINPID"]);
    await proxy.reload();
    await writeFile(join(places.folder, "gangway.config.jsonc"), "{}");
    expect(exitCode(check, places)).toBe(1);
    expect(await proxy.stop("SIGTERM")).toBe(0);
  });

  test.runIf(existsSync("/usr/bin/systemd-analyze"))("systemd accepts it, and calls it safe", async () => {
    const folder = await folderFor("unit");
    const file = join(folder, "gangway.service");
    await cp(join(FILES, "gangway.service"), file);
    // The programs of the sample are not installed here.
    const unit = await sample("gangway.service");
    await writeFile(file, unit.replaceAll("/usr/bin/node", process.execPath));
    const verified = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
    expect([verified.status, verified.stderr]).toEqual([0, ""]);
    const args = ["security", "--offline=yes", "--threshold=20", "--no-pager", file];
    const { status, stdout } = spawnSync("systemd-analyze", args, { encoding: "utf8" });
    expect(status, stdout).toBe(0);
  });
});

interface Answer {
  status: number;
  text: string;
  location: string | undefined;
}

/** Calls a server on this machine by the name that its certificate and its configuration have. */
function call(port: number, host: string, path: string, init: CallInit = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body, headers = {} } = init;
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        servername: host,
        rejectUnauthorized: false,
        agent: false,
        method: body === undefined ? "GET" : "POST",
        headers: { host, "content-type": "application/json", ...headers },
      },
      async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve({ status: response.statusCode ?? 0, text, location: response.headers.location });
      },
    );
    sent.on("error", reject).end(body);
  });
}

interface CallInit {
  body?: string;
  headers?: Record<string, string>;
}

/** Runs a server until the test ends. */
async function running(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<() => string> {
  const child = spawn(command, args, { env: { ...process.env, ...env } });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await exited;
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  return () => output;
}

const NAMES = { root: "onboarding.partner.example", site: "www.partner.example" };

/** Starts nginx with a sample, on free ports and with a certificate of its own. @returns its port for TLS. */
async function startNginx(name: string, upstream: number): Promise<number> {
  const folder = await folderFor("nginx");
  const [plain, secure] = [await freePort(), await freePort()];
  const [certificate, key] = [join(folder, "fullchain.pem"), join(folder, "privkey.pem")];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${NAMES.root}`];
  spawnSync("openssl", [...made, "-keyout", key, "-out", certificate]);
  const written = (await sample(name))
    .replaceAll(/.*\[::\].*\n/g, "")
    .replace("listen 80", `listen 127.0.0.1:${plain}`)
    .replace("listen 443", `listen 127.0.0.1:${secure}`)
    .replaceAll(/\/etc\/ssl\/[\w.]+\//g, `${folder}/`)
    .replaceAll("127.0.0.1:8787", `127.0.0.1:${upstream}`);
  const site = `server { listen 127.0.0.1:${secure} ssl; ssl_certificate ${certificate}; ssl_certificate_key ${key};
    location / { return 200 "the site"; }\n${written}\n}`;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const config = `daemon off; pid ${folder}/pid; error_log stderr; ${process.getuid?.() === 0 ? "user root;" : ""}
    events {} http { access_log off; ${temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
    ${name === "nginx.conf" ? written : site} }`;
  const file = join(folder, "test.conf");
  await writeFile(file, config);
  const nginx = nginxPath() ?? "";
  const checked = spawnSync(nginx, ["-t", "-q", "-c", file, "-p", folder], { encoding: "utf8" });
  expect(checked.stderr).not.toMatch(/\[(emerg|warn)\]/);
  await running(nginx, ["-c", file, "-p", folder]);
  return secure;
}

/** Starts Caddy with the sample, on free ports and with certificates of its own. @returns its port for TLS. */
async function startCaddy(upstream: number): Promise<number> {
  const folder = await folderFor("caddy");
  const [plain, secure] = [await freePort(), await freePort()];
  const written = (await sample("Caddyfile")).replace("127.0.0.1:8787", `127.0.0.1:${upstream}`);
  const global = `{\n admin off\n local_certs\n skip_install_trust\n http_port ${plain}\n https_port ${secure}\n}\n`;
  const file = join(folder, "Caddyfile");
  await writeFile(file, global + written);
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  await running(caddyPath() ?? "", ["run", "--config", file, "--adapter", "caddyfile"], env);
  return secure;
}

/** What holds behind every server in front. */
async function expectsServed(
  start: (upstream: number) => Promise<number>,
  host: string,
  path: string,
): Promise<void> {
  const { url } = await blankDatabase();
  const publicUrl = `https://${host}${path}`;
  const { configFile } = await openHarbour(
    url,
    { publicUrl, trustedProxies: 1 },
    { allowedOrigins: [ORIGIN], browserInvites: true, authentication: "none" },
  );
  const proxy = await serve(configFile);
  const port = await start(Number(new URL(proxy.url).port));
  const status = (wanted: string) => call(port, host, path + wanted).then((answer) => answer.status);
  await expect.poll(() => status("/healthz").catch(() => 0)).toBe(200);
  expect(await status("/gangway.js")).toBe(200);
  expect(await status("/metrics")).toBe(404);

  const invite = (address: string) =>
    call(port, host, `${path}/v1/user/invite`, {
      body: JSON.stringify({ email: "jane@example.com", code: "HARBOUR" }),
      headers: { origin: ORIGIN, "x-forwarded-for": address, forwarded: `for=${address}` },
    });
  const first = await invite("203.0.113.1");
  expect(first.status, first.text).toBe(201);
  expect(JSON.parse(first.text).onboardingUrl).toMatch(`${publicUrl}/o/`);
  // The limit of five counts the connection, whatever address a client claims. A minute may end in between.
  const others = await Promise.all(
    Array.from({ length: 11 }, (_, index) => invite(`203.0.113.${index + 2}`)),
  );
  expect(others.map((answer) => answer.status)).toContain(429);

  const large = (size: number) =>
    call(port, host, `${path}/v1/user/invite`, {
      body: JSON.stringify({ email: "x".repeat(size) }),
      headers: { origin: ORIGIN },
    });
  // The proxy's own limit, and the server's in front: old versions of Caddy answer 502.
  const own = await large(70_000);
  expect([own.status, JSON.parse(own.text).code]).toEqual([413, "payload_too_large"]);
  expect([413, 502]).toContain((await large(2_000_000).catch(() => ({ status: 413 }))).status);
}

describe.runIf(nginxPath())("nginx", () => {
  test("at the root of a name", async () => {
    await expectsServed((upstream) => startNginx("nginx.conf", upstream), NAMES.root, "");
  });

  test("on a path of a site", async () => {
    await expectsServed((upstream) => startNginx("nginx-sub-path.conf", upstream), NAMES.site, "/onboarding");
  });
});

describe.runIf(caddyPath())("Caddy", () => {
  test("at the root of a name", async () => {
    await expectsServed(startCaddy, NAMES.root, "");
  });

  test("on a path of a site", async () => {
    await expectsServed(startCaddy, NAMES.site, "/onboarding");
  });
});
