/** `gangway check --page`: what a partner's page refuses, and what the configuration lacks for it. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { examinePage } from "../../../src/node/examine-page.js";
import { probeProxy } from "../../../src/node/probe-proxy.js";
import { readPage } from "../../../src/node/read-page.js";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { parseConfig } from "../../../src/proxy/parse-config.js";
import { freePort } from "../../suites/free-port.js";
import { PROVIDER_CONFIGS } from "../proxy/support/fake-providers.js";
import { KEY_1 } from "../proxy/support/open-gangway.js";
import { run, serve, writeConfig } from "./support/gangway-process.js";

const PROXY = "https://onboarding.harbour.example";
const PAGE = "https://www.harbour.example/account/verify";
const TAGS = `<script type="module" src="${PROXY}/gangway.js"></script>
  <gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`;

const INPUT = {
  publicUrl: PROXY,
  encryptionKeys: [KEY_1],
  mail: { smtp: "smtp://localhost:25", from: "onboarding@harbour.example" },
  database: "sqlite::memory:",
  organisations: [
    {
      code: "HARBOUR",
      name: "Harbour Bank",
      logoUrl: "https://cdn.harbour.example/logo.svg",
      apiKeys: ["a-key-of-at-least-thirty-two-characters"],
      allowedOrigins: ["https://www.harbour.example"],
      browserInvites: true,
      provider: {
        id: "veriff" as const,
        baseUrl: "https://stationapi.veriff.com",
        apiKey: "a-key-of-at-least-thirty-two-characters",
        secrets: ["a-secret-of-at-least-thirty-two-characters"],
      },
    },
  ],
};

interface Given {
  url?: string;
  html?: string;
  headers?: Record<string, string>;
  publicUrl?: string;
  provider?: GangwayConfigInput["organisations"][number]["provider"];
}

function examine({
  url = PAGE,
  html = TAGS,
  headers = {},
  publicUrl = PROXY,
  provider,
}: Given = {}): string[] {
  const organisations = INPUT.organisations.map((one) => ({ ...one, ...(provider ? { provider } : {}) }));
  const { config } = parseConfig({ ...INPUT, publicUrl, organisations }, {});
  return examinePage({ url, headers: new Headers(headers), html }, config);
}

const GOOD_POLICY = `default-src 'none'; script-src 'self' ${PROXY}; connect-src ${PROXY};
  img-src https://*.harbour.example; frame-src https://*.veriff.me; style-src 'self';
  require-trusted-types-for 'script'; trusted-types lit-html`.replace(/\s+/g, " ");
const policy = (change: (policy: string) => string) => ({
  headers: { "content-security-policy": change(GOOD_POLICY) },
});

test("a page without policies is fine, and so is one with the policy of the README", () => {
  expect(examine()).toEqual([]);
  expect(examine(policy((good) => good))).toEqual([]);
});

describe("Content-Security-Policy", () => {
  test.each<[string, Given, string]>([
    ["no script-src", policy((good) => good.replace(/script-src [^;]+;/, "")), `Add: script-src ${PROXY}`],
    [
      "another script-src",
      policy((good) => good.replace(`'self' ${PROXY};`, "'self';")),
      `Add: script-src ${PROXY}`,
    ],
    ["no connect-src", policy((good) => good.replace(/connect-src [^;]+;/, "")), `Add: connect-src ${PROXY}`],
    [
      "a connect-src for another path",
      policy((good) => good.replace(`connect-src ${PROXY}`, `connect-src ${PROXY}/v2/`)),
      `Add: connect-src ${PROXY}`,
    ],
    [
      "no img-src for the logo",
      policy((good) => good.replace(/img-src [^;]+;/, "")),
      "Add: img-src https://cdn.harbour.example",
    ],
    ["no frame-src", policy((good) => good.replace(/frame-src [^;]+;/, "")), "Add frame-src with the origin"],
    [
      "other trusted types",
      policy((good) => good.replace("lit-html", "default")),
      "Add: trusted-types lit-html",
    ],
    [
      "a policy in the page",
      { html: `<meta http-equiv="Content-Security-Policy" content="connect-src &#39;self&#39;">${TAGS}` },
      `Add: connect-src ${PROXY}`,
    ],
    [
      "the stricter of two policies",
      { headers: { "content-security-policy": `connect-src ${PROXY}, connect-src 'self'` } },
      `Add: connect-src ${PROXY}`,
    ],
  ])("%s", (_, given, remedy) => {
    const problems = examine(given);
    expect(problems).toEqual([expect.stringContaining(remedy)]);
  });

  test.each([
    "connect-src *",
    "connect-src https:",
    "connect-src http:",
    "connect-src onboarding.harbour.example",
    "connect-src *.harbour.example:443",
    "connect-src https://onboarding.harbour.example/v1/",
    "CONNECT-SRC HTTPS://ONBOARDING.HARBOUR.EXAMPLE",
    "script-src 'nonce-abc' 'strict-dynamic'",
    "frame-src 'self' https:",
  ])("%s is enough", (text) => {
    expect(examine({ headers: { "content-security-policy": text } })).toEqual([]);
  });

  test("one policy of a report is no rule", () => {
    const headers = { "content-security-policy-report-only": "default-src 'none'" };
    expect(examine({ headers })).toEqual([]);
  });
});

describe("other headers", () => {
  test.each([
    [{ "cross-origin-embedder-policy": "require-corp" }, "Send: unsafe-none"],
    [{ "permissions-policy": "camera=()" }, "denies the provider's frame the camera"],
    [
      { "permissions-policy": "geolocation=(), microphone=(self)" },
      "denies the provider's frame the microphone",
    ],
  ])("%o", (headers, remedy) => {
    expect(examine({ headers: headers as Record<string, string> })).toEqual([
      expect.stringContaining(remedy),
    ]);
  });

  test.each([
    ["a provider without framed screens", PROVIDER_CONFIGS.verifime],
    ["an organisation that wants no frame", { ...PROVIDER_CONFIGS.veriff, launchKinds: ["link" as const] }],
  ])("%s needs no rights for a frame", (_, provider) => {
    expect(examine({ headers: { "permissions-policy": "camera=()" }, provider })).toEqual([]);
  });

  test("a policy that allows the frame is fine", () => {
    const headers = { "permissions-policy": 'camera=(self "https://magic.veriff.me"), microphone=*' };
    expect(examine({ headers })).toEqual([]);
  });
});

describe("the page's tag and address", () => {
  const element = (attributes: string) => ({
    html: `<gangway-onboarding ${attributes}></gangway-onboarding>`,
  });

  test.each<[string, Given, string]>([
    [
      "an origin that isn't allowed",
      { url: "https://harbour.example/" },
      'Add "https://harbour.example" to its allowedOrigins',
    ],
    [
      "a page without a tag, at such an origin",
      { url: "https://harbour.example/", html: "" },
      "No organisation allows",
    ],
    ["an unknown organisation", element(`organisation="harbour"`), 'no organisation "harbour"'],
    [
      "an endpoint that isn't the proxy",
      element(`organisation=HARBOUR endpoint='https://www.harbour.example'`),
      `Set endpoint="${PROXY}"`,
    ],
    [
      "a script that the page's own server hands out",
      { html: `<script src="/static/gangway.js"></script>${element(`organisation="HARBOUR"`).html}` },
      "endpoint is not set",
    ],
    [
      "a proxy over http",
      { ...element(`organisation="HARBOUR"`), publicUrl: "http://onboarding.harbour.example" },
      "Serve the proxy over https",
    ],
  ])("%s", (_, given, remedy) => {
    expect(examine(given)).toEqual([expect.stringContaining(remedy)]);
  });

  test.each<[string, Given]>([
    ["the proxy's own origin", { url: `${PROXY}/page` }],
    ["a tag in a comment", { html: `<!-- <gangway-onboarding organisation="OLD"> -->${TAGS}` }],
    [
      "a path of the page's own origin",
      { ...element(`endpoint="/onboarding/"`), publicUrl: "https://www.harbour.example/onboarding" },
    ],
    ["a proxy on this machine", { ...element(`organisation="HARBOUR"`), publicUrl: "http://localhost:8787" }],
  ])("%s is fine", (_, given) => {
    expect(examine(given)).toEqual([]);
  });
});

async function site(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("reading the page", () => {
  test("follows redirects, and keeps every header", async () => {
    const url = await site((request, response) => {
      if (request.url === "/") return response.writeHead(302, { location: "/page" }).end();
      response.writeHead(200, [
        ["content-security-policy", "default-src 'self'"],
        ["content-security-policy", "img-src *"],
      ]);
      return response.end("<p>");
    });
    const page = await readPage(url, { allowPrivate: true });
    expect([page.url, page.html]).toEqual([`${url}page`, "<p>"]);
    expect(page.headers.get("content-security-policy")).toBe("default-src 'self', img-src *");
  });

  test.each(["http://127.0.0.1:1/", "http://[::1]:1/", "http://localhost:1/", "http://169.254.169.254/"])(
    "calls no private address: %s",
    async (url) => {
      await expect(readPage(url, { allowPrivate: false })).rejects.toThrow("--allow-private");
    },
  );

  test.each<[string, RequestListener, string]>([
    ["an error", (_, response) => response.writeHead(503).end(), "answered 503"],
    ["a loop", (_, response) => response.writeHead(302, { location: "/" }).end(), "redirects too often"],
    [
      "a redirect to a file",
      (_, response) => response.writeHead(302, { location: "file:///etc" }).end(),
      "http(s) address",
    ],
    ["a page without an end", (_, response) => response.end(Buffer.alloc(3 * 1024 * 1024)), "more than 2 MB"],
    ["a closed connection", (request) => request.socket.destroy(), "could not be read"],
  ])("says what is wrong: %s", async (_, answer, reason) => {
    await expect(readPage(await site(answer), { allowPrivate: true })).rejects.toThrow(reason);
  });
});

describe("import maps", () => {
  const CDN = "https://cdn.example/npm";
  const MAP = {
    "gangway-onboarding/define": `${CDN}/gangway-onboarding/dist/entry/browser/define.js`,
    lit: `${CDN}/lit/index.js`,
    "lit-html": `${CDN}/lit-html/lit-html.js`,
    "lit-html/": `${CDN}/lit-html/`,
    "lit-element/": `${CDN}/lit-element/`,
    "@lit/reactive-element": `${CDN}/@lit/reactive-element/reactive-element.js`,
    "@lit/task": `${CDN}/@lit/task/index.js`,
    "lean-qr/": `${CDN}/lean-qr/`,
  };
  const ELEMENT = `<gangway-onboarding organisation="HARBOUR" endpoint="${PROXY}"></gangway-onboarding>`;
  const pageWith = (map: Record<string, string>, attributes = "") =>
    `<script type="importmap"${attributes}>${JSON.stringify({ imports: map })}</script>
     <script type="module">import "gangway-onboarding/define";</script>${ELEMENT}`;
  const without = (name: string) =>
    pageWith(Object.fromEntries(Object.entries(MAP).filter(([key]) => key !== name)));

  test("a whole one is fine", () => {
    expect(examine({ html: pageWith(MAP) })).toEqual([]);
    expect(examine({ html: pageWith({ ...MAP, lit: "/lit.bundle.js", "lit-element/": "/gone" }) })).toEqual(
      [],
    );
  });

  test.each([
    ["gangway-onboarding/define", "gangway-onboarding/define"],
    ["lit", "lit"],
    ["lit-html", "lit-html"],
    ["lit-element/", "lit-element/lit-element.js"],
    ["@lit/reactive-element", "@lit/reactive-element"],
    ["@lit/task", "@lit/task"],
    ["lean-qr/", "lean-qr/nano"],
  ])("without %s, names the missing entry", (removed, missing) => {
    expect(examine({ html: without(removed) })).toEqual([
      expect.stringContaining(`Add an entry "${missing}"`),
    ]);
  });

  test.each<[string, Given, string]>([
    [
      "no map at all",
      { html: `<script type="module">import "gangway-onboarding/define"</script>${ELEMENT}` },
      `Add an entry "gangway-onboarding/define"`,
    ],
    [
      "a map with a mistake",
      { html: `<script type="importmap">{ "imports": { }, }</script>${ELEMENT}` },
      "not valid JSON",
    ],
    [
      "an address without a beginning",
      { html: pageWith({ ...MAP, lit: "vendor/lit.js" }) },
      `address for "lit" is not valid`,
    ],
    [
      "a policy against inline scripts",
      { html: pageWith(MAP), ...{ headers: { "content-security-policy": `script-src ${CDN}/` } } },
      "refuses its import map",
    ],
    [
      "a policy against the address",
      {
        html: pageWith(MAP, ' nonce="abc"'),
        ...{ headers: { "content-security-policy": "script-src 'nonce-abc'" } },
      },
      "Add: script-src https://cdn.example",
    ],
  ])("%s", (_, given, remedy) => {
    expect(examine(given)).toEqual([expect.stringContaining(remedy)]);
  });
});

describe("calling the proxy", () => {
  const page = new URL(PAGE);
  const card = JSON.stringify({ organisation: { code: "HARBOUR" } });
  const json = { "content-type": "application/json" };
  const open = { ...json, "access-control-allow-origin": page.origin };
  const problem = (code: string) => JSON.stringify({ code });

  test.each<[string, RequestListener, string[]]>([
    ["an answer that the page may read", (_, response) => response.writeHead(200, open).end(card), []],
    [
      "a redirect",
      (_, response) => response.writeHead(301, { location: "https://x.example/" }).end(),
      ["redirects to https://x.example/"],
    ],
    [
      "a single-page application",
      (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
      ["answers with a web page (200)"],
    ],
    [
      "a server in front that drops a header",
      (_, response) => response.writeHead(200, json).end(card),
      ["removes Access-Control-Allow-Origin"],
    ],
    [
      "an older configuration",
      (_, response) => response.writeHead(404, open).end(problem("unknown_organisation")),
      ["reload or restart it"],
    ],
    [
      "a failing proxy",
      (_, response) => response.writeHead(503, open).end(problem("internal")),
      ["answers 503 internal"],
    ],
    ["something else", (_, response) => response.writeHead(404, json).end("[]"), ["not as Gangway does"]],
    ["null", (_, response) => response.writeHead(200, json).end("null"), ["not as Gangway does"]],
    ["a closed connection", (request) => request.socket.destroy(), ["doesn't answer at publicUrl"]],
  ])("%s", async (_, answer, problems) => {
    const publicUrl = (await site(answer)).replace(/\/$/, "");
    const found = await probeProxy(page, "HARBOUR", { publicUrl });
    expect(found).toEqual(problems.map((text) => expect.stringContaining(text)));
  });
});

test("the command prints the problems and exits with 1, or says that there is none", async () => {
  const url = await site((_, response) => response.end(html));
  const { origin } = new URL(url);
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const html = `<gangway-onboarding organisation="HARBOUR" endpoint="${publicUrl}"></gangway-onboarding>`;
  const [organisation] = INPUT.organisations;
  const written = (allowedOrigins: string[]) =>
    writeConfig({ ...INPUT, publicUrl, organisations: [{ ...organisation, allowedOrigins } as never] });
  const config = await written([origin]);
  const check = (file: string, ...args: string[]) => run("check", "--config", file, "--page", url, ...args);

  const dead = await check(config, "--allow-private");
  expect([dead.code, dead.stderr]).toEqual([
    1,
    expect.stringContaining("- The proxy doesn't answer at publicUrl"),
  ]);
  await serve(config, { port });
  const right = await check(config, "--allow-private");
  expect([right.code, right.stdout]).toEqual([
    0,
    expect.stringContaining(`Nothing on ${url} stops the widget.`),
  ]);
  const wrong = await check(await written(["https://www.harbour.example"]), "--allow-private");
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain(`- HARBOUR doesn't allow the page's origin. Add "${origin}"`);
  const refused = await check(config);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("--allow-private")]);
});
