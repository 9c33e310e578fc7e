/**
 * The partner's own server: pages, and the three things that a partner's server does for Gangway. It invites
 * customers whom it knows with its API key, it vouches for them with a customer token, and it hears of outcomes by
 * webhook.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Context, Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { SignJWT } from "jose";
import { Webhook } from "standardwebhooks";

export const PROVIDERS = ["verifime", "veriff", "vx", "verifa"] as const;
export type ProviderName = (typeof PROVIDERS)[number];

const PROVIDER_NAMES: Record<ProviderName, string> = {
  verifime: "VerifiMe",
  veriff: "Veriff",
  vx: "Veratad VX",
  verifa: "Verifa",
};

/** What stands in the bank's navigation. */
const PAGES: Record<string, string> = {
  "/": "Open an account",
  "/invited": "Invited customer",
  "/dialog": "In a dialog",
  "/headless": "Our own forms",
  "/strict": "Strictest policy",
};

export interface HarbourBankOptions {
  proxyUrl: string;
  sandboxUrl: string;
  organisationOf: (provider: ProviderName) => string;
  apiKey: string;
  tokenSecret: string;
  hookSecret: string;
}

/** What the bank's server has been told of a visit, and the page mustn't know. */
interface Told {
  type: string;
  status: string;
  outcome: string | null;
}

const SITE = fileURLToPath(new URL("../site/", import.meta.url));
const FLOW = import.meta.resolve("gangway-onboarding/flow");
/** The script builds, which a partner may serve from its own site. */
const SCRIPTS = fileURLToPath(new URL("../../browser/", FLOW));
const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** A customer who is signed in at the bank. */
const CUSTOMER = {
  email: "jane.smith@example.com",
  externalRef: "harbour-customer-1001",
  customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
};

export function harbourBank(options: HarbourBankOptions): Hono {
  const { proxyUrl, sandboxUrl, organisationOf, apiKey, tokenSecret, hookSecret } = options;
  const app = new Hono();
  const hooks = new Webhook(hookSecret);
  const told = new Map<string, Told[]>();
  const listeners = new Set<(reference: string) => void>();

  // The strictest policy that a bank would set: beside the provider's frame, the widget asks for no exception.
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${proxyUrl}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${proxyUrl}`,
    `frame-src ${sandboxUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");

  // For the page that serves the scripts itself and opens the provider's screen by a link: not a word more.
  const strictPolicy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${proxyUrl}`,
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");

  const providerOf = (context: Context): ProviderName =>
    PROVIDERS.find((name) => name === context.req.query("provider")) ?? "verifime";

  const page = (context: Context, name: string, values: Record<string, string> = {}) => {
    const chosen = providerOf(context);
    const links = (targets: Record<string, string>, current: string, attribute: string): string =>
      Object.entries(targets)
        .map(
          ([href, text]) =>
            `<a href="${href}" target="_top"${href === current ? ` aria-current="${attribute}"` : ""}>${text}</a>`,
        )
        .join("");
    const query = `?provider=${chosen}`;
    const known: Record<string, string> = {
      proxy: proxyUrl,
      sandbox: sandboxUrl,
      organisation: organisationOf(chosen),
      pages: links(
        Object.fromEntries(Object.entries(PAGES).map(([path, title]) => [path + query, title])),
        context.req.path + query,
        "page",
      ),
      providers: links(
        Object.fromEntries(PROVIDERS.map((provider) => [`?provider=${provider}`, PROVIDER_NAMES[provider]])),
        query,
        "true",
      ),
      ...values,
    };
    /** What isn't a value is a part that several pages share, in a file of its own. */
    const fill = (file: string): string =>
      readFileSync(`${SITE}${file}.html`, "utf8").replace(
        /\{\{(\w+)\}\}/g,
        (_, key: string) => known[key] ?? fill(`parts/${key}`).trim(),
      );
    return context.html(fill(name));
  };

  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has("Content-Security-Policy"))
      context.header("Content-Security-Policy", policy);
    context.header("Permissions-Policy", `camera=(self "${sandboxUrl}"), microphone=(self "${sandboxUrl}")`);
    context.header("Referrer-Policy", "strict-origin-when-cross-origin");
    context.header("X-Content-Type-Options", "nosniff");
    // Always asked for anew, and yet the back button finds the page as it was left.
    context.header("Cache-Control", "no-cache");
  });

  app.get("/", (context) => page(context, "index"));
  app.get("/dialog", (context) => page(context, "dialog"));
  app.get("/headless", (context) => page(context, "headless"));

  app.get("/strict", (context) => {
    context.header("Content-Security-Policy", strictPolicy);
    return page(context, "strict", {
      script: context.req.query("script") === "classic" ? classicScript() : moduleScripts(),
      sheet: integrityOf(`${SITE}harbour.css`),
    });
  });

  // Another site, which shows the bank's page in a frame: `localhost` and `127.0.0.1` are two of them.
  app.get("/framed", (context) => {
    const { port } = new URL(context.req.url);
    context.header(
      "Content-Security-Policy",
      `default-src 'none'; style-src 'self'; frame-src http://localhost:${port}`,
    );
    const rights = context.req.query("sandbox");
    const sandbox = rights && /^[a-z -]+$/.test(rights) ? ` sandbox="${rights}"` : "";
    return page(context, "framed", {
      frame: `<iframe class="framed" title="Harbour Bank" src="http://localhost:${port}/strict"${sandbox}></iframe>`,
    });
  });

  app.get("/gangway/:file{[\\w.-]+\\.js}", (context) => {
    try {
      return context.body(readFileSync(SCRIPTS + context.req.param("file")), 200, {
        "content-type": TYPES.js ?? "",
        // A frame in a sandbox is of no origin at all: to it, everything comes from elsewhere.
        "access-control-allow-origin": "*",
      });
    } catch {
      return context.notFound();
    }
  });

  app.get("/invited", async (context) => {
    const answer = await fetch(`${proxyUrl}/v1/user/invite`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": apiKey },
      body: JSON.stringify({
        code: organisationOf(providerOf(context)),
        referenceData: crypto.randomUUID(),
        ...CUSTOMER,
      }),
    });
    if (!answer.ok) return context.text("The invitation failed. Is the proxy running?", 502);
    const { trackingReference } = (await answer.json()) as { trackingReference: string };
    return page(context, "invited", { trackingReference });
  });

  app.post("/api/customer-token", async (context) => {
    const customerToken = await new SignJWT({})
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(CUSTOMER.externalRef)
      .setAudience(organisationOf(providerOf(context)))
      .setExpirationTime("5 minutes")
      .sign(new TextEncoder().encode(tokenSecret));
    return context.json({ customerToken });
  });

  app.post("/hooks", async (context) => {
    let event: { type: string; data: { trackingReference?: string } & Omit<Told, "type"> };
    try {
      event = hooks.verify(await context.req.text(), context.req.header()) as typeof event;
    } catch {
      return context.text("The signature is not right.", 401);
    }
    const { trackingReference, status, outcome } = event.data;
    if (trackingReference) {
      told.set(trackingReference, [
        ...(told.get(trackingReference) ?? []),
        { type: event.type, status, outcome },
      ]);
      for (const listener of listeners) listener(trackingReference);
    }
    return context.body(null, 204);
  });

  /** For the demo's panel alone: a real bank would keep this to itself. */
  app.get("/api/told/:reference", (context) =>
    streamSSE(context, async (stream) => {
      const { reference } = context.req.param();
      let sent = 0;
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
      const send = async () => {
        for (const event of (told.get(reference) ?? []).slice(sent)) {
          sent += 1;
          await stream.writeSSE({ data: JSON.stringify(event) });
        }
      };
      const listener = (about: string) => {
        if (about === reference) void send();
      };
      listeners.add(listener);
      await send();
      await ended;
      listeners.delete(listener);
    }),
  );

  // For the page without a bundler: the modules of `gangway-onboarding/flow`, as they are in the package.
  app.get("/gangway-onboarding/:file{(entry/browser|flow|contract|elements)/[a-z-]+\\.js}", (context) => {
    try {
      const module = readFileSync(new URL(`../../${context.req.param("file")}`, FLOW));
      return context.body(module, 200, { "content-type": TYPES.js ?? "" });
    } catch {
      return context.notFound();
    }
  });

  app.get("/:file{[a-z-]+\\.(css|js|svg)}", (context) => {
    const file = context.req.param("file");
    try {
      return context.body(readFileSync(SITE + file), 200, {
        "content-type": TYPES[file.split(".").pop() ?? ""] ?? "application/octet-stream",
        "access-control-allow-origin": "*",
      });
    } catch {
      return context.notFound();
    }
  });

  return app;
}

const integrityOf = (path: string): string =>
  `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;

/** The tag for a script of the package, with what `integrity.json` says of it. */
function scriptTag(name: string, attributes: string, tag = "script", source = "src"): string {
  const hashes = JSON.parse(readFileSync(`${SCRIPTS}integrity.json`, "utf8")) as Record<string, string>;
  return `<${tag} ${attributes} ${source}="/gangway/${name}" integrity="${hashes[name]}" crossorigin="anonymous">`;
}

/** The module, and ahead of it what it will ask for: so that, too, is held to its hash. */
function moduleScripts(): string {
  const chunks = readdirSync(SCRIPTS).filter((name) => /^(first|later)-[\w-]+\.js$/.test(name));
  return [
    ...chunks.map((name) => scriptTag(name, `rel="modulepreload"`, "link", "href")),
    `${scriptTag("gangway.js", `type="module"`)}</script>`,
  ].join("\n    ");
}

const classicScript = (): string => `${scriptTag("gangway.iife.js", "defer")}</script>`;
