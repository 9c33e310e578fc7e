/**
 * The partner's own server: pages, and the two things that a partner's server does for Gangway. It invites
 * customers whom it knows with its API key, and it vouches for them with a customer token.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { SignJWT } from "jose";

export interface HarbourBankOptions {
  proxyUrl: string;
  sandboxUrl: string;
  organisation: string;
  apiKey: string;
  tokenSecret: string;
}

const SITE = fileURLToPath(new URL("../site/", import.meta.url));
const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
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

export function harbourBank({
  proxyUrl,
  sandboxUrl,
  organisation,
  apiKey,
  tokenSecret,
}: HarbourBankOptions): Hono {
  const app = new Hono();

  // The strictest policy that a bank would set. Nothing of the widget asks for an exception.
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${proxyUrl}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${proxyUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");

  const page = (name: string, values: Record<string, string> = {}): string => {
    const known: Record<string, string> = { proxy: proxyUrl, sandbox: sandboxUrl, organisation, ...values };
    return readFileSync(`${SITE}${name}.html`, "utf8").replace(
      /\{\{(\w+)\}\}/g,
      (_, key: string) => known[key] ?? "",
    );
  };

  app.use(async (context, next) => {
    await next();
    context.header("Content-Security-Policy", policy);
    context.header("Referrer-Policy", "strict-origin-when-cross-origin");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Cache-Control", "no-store");
  });

  app.get("/", (context) => context.html(page("index")));
  app.get("/dialog", (context) => context.html(page("dialog")));

  app.get("/invited", async (context) => {
    const answer = await fetch(`${proxyUrl}/v1/user/invite`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": apiKey },
      body: JSON.stringify({ code: organisation, referenceData: crypto.randomUUID(), ...CUSTOMER }),
    });
    if (!answer.ok) return context.text("The invitation failed. Is the proxy running?", 502);
    const { trackingReference } = (await answer.json()) as { trackingReference: string };
    return context.html(page("invited", { trackingReference }));
  });

  app.post("/api/customer-token", async (context) => {
    const customerToken = await new SignJWT({})
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(CUSTOMER.externalRef)
      .setAudience(organisation)
      .setExpirationTime("5 minutes")
      .sign(new TextEncoder().encode(tokenSecret));
    return context.json({ customerToken });
  });

  app.get("/:file{[a-z-]+\\.(css|js|svg)}", (context) => {
    const file = context.req.param("file");
    try {
      return context.body(readFileSync(SITE + file), 200, {
        "content-type": TYPES[file.split(".").pop() ?? ""] ?? "application/octet-stream",
      });
    } catch {
      return context.notFound();
    }
  });

  return app;
}
