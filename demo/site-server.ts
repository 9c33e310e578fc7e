/** The partner's site: its pages in several situations, their security policies, and the files that they load. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ProviderId } from "gangway-server";
import type { InvitedVisit } from "gangway-server/client";
import { type Context, Hono } from "hono";
import { createDocsServer } from "./docs-server.js";
import { createGalleryPages } from "./gallery-pages.js";
import { createMails } from "./mails.js";
import { askForOneMorePhoto } from "./one-more-photo.js";
import { findPage, pageAt } from "./pages.js";
import { createPartnerServer } from "./partner-server.js";
import { renderPage, SITE } from "./render-page.js";
import { classicScript, moduleScripts, ownScript, ownSheets, SCRIPTS } from "./script-tags.js";
import { createVisitEvents } from "./visit-events.js";
import { choiceOf, providerOn, queryOf } from "./visitor-choice.js";

const FLOW = import.meta.resolve("gangway-onboarding/flow");
const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

export interface SiteServerOptions {
  proxyUrl: string;
  sandboxUrl: string;
  /** Address under which the mock-up of the phone opens the proxy's and the sandbox's pages. */
  phoneUrl: string;
  /** Returns the organisation that uses a provider: the demo has one for each, a real partner has one. */
  organisationFor: (provider: ProviderId) => string;
  apiKey: string;
  tokenSecret: string;
  webhookSecret: string;
}

export function createSiteServer(options: SiteServerOptions): Hono {
  const { proxyUrl, sandboxUrl, phoneUrl, organisationFor, ...secrets } = options;
  const app = new Hono();
  const visitEvents = createVisitEvents();

  // The strictest policy that a bank would set: beside the provider's frame, the widget asks for no exception.
  const policyWith = ({
    frames = [sandboxUrl],
    ancestors = "'none'",
  }: {
    frames?: string[];
    ancestors?: string;
  }) =>
    [
      "default-src 'none'",
      `script-src 'self' ${proxyUrl}`,
      "style-src 'self'",
      "img-src 'self'",
      `connect-src 'self' ${proxyUrl}`,
      `frame-src ${frames.join(" ")}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${ancestors}`,
      "require-trusted-types-for 'script'",
      "trusted-types lit-html",
    ].join("; ");
  const policy = policyWith({});

  // For the page that serves the scripts itself and opens the provider's screen by a link: nothing else is needed.
  const strictPolicy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${proxyUrl}`,
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");

  /** The provider of the page, or of the page that makes a call. */
  const providerOf = (context: Context): ProviderId => {
    const path = context.req.query("page") ?? context.req.path;
    return providerOn(findPage(path) ?? pageAt("/"), choiceOf(context));
  };

  const partner = createPartnerServer({
    ...secrets,
    proxyUrl,
    organisationOf: (context) => organisationFor(providerOf(context)),
    onVisitEvent: visitEvents.add,
  });

  /** Answers with a page, its placeholders filled with values or with parts that several pages share. */
  function page(context: Context, file: string, values: Record<string, string> = {}) {
    const choice = choiceOf(context);
    return context.html(
      renderPage({
        file,
        path: context.req.path,
        choice,
        values: {
          proxy: proxyUrl,
          sandbox: sandboxUrl,
          phone: phoneUrl,
          organisation: organisationFor(providerOf(context)),
          ...values,
        },
      }),
    );
  }

  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has("Content-Security-Policy"))
      context.header("Content-Security-Policy", policy);
    context.header("Permissions-Policy", `camera=(self "${sandboxUrl}"), microphone=(self "${sandboxUrl}")`);
    context.header("Referrer-Policy", "strict-origin-when-cross-origin");
    context.header("X-Content-Type-Options", "nosniff");
    // Revalidated each time, and still kept for the back button.
    context.header("Cache-Control", "no-cache");
  });

  app.route("/", partner.app);
  app.route("/", visitEvents.app);
  app.route("/", createMails(sandboxUrl, proxyUrl));
  app.route("/", createDocsServer());

  app.route("/", createGalleryPages({ page }));

  app.get("/playground", (context) => {
    const manifest = readFileSync(
      fileURLToPath(import.meta.resolve("gangway-onboarding/custom-elements.json")),
      "utf8",
    );
    // Within a script element, no text may end it.
    const text = manifest.replaceAll("<", "\\u003c");
    return page(context, "playground", {
      manifest: `<script type="application/json" id="manifest">${text}</script>`,
    });
  });

  app.get("/", (context) => page(context, "index"));
  for (const name of ["dialog", "headless", "arabic", "script-tag", "react"]) {
    app.get(`/${name}`, (context) => page(context, name));
  }
  app.get("/two-widgets", (context) => page(context, "two-widgets", { second: organisationFor("veriff") }));

  // What the laptop of the next page shows: the bank's page alone.
  app.get("/laptop", (context) => {
    context.header("Content-Security-Policy", policyWith({ ancestors: "'self'" }));
    return page(context, "laptop");
  });
  app.get("/laptop-and-phone", (context) => {
    context.header("Content-Security-Policy", policyWith({ frames: ["'self'", sandboxUrl, phoneUrl] }));
    return page(context, "laptop-and-phone", {
      laptop: `/laptop${queryOf({ ...choiceOf(context), provider: providerOf(context) })}`,
    });
  });

  /** Answers with a page for a customer whom the bank has invited. */
  async function invitedPage(
    context: Context,
    file: string,
    {
      sendsMail = false,
      before,
    }: { sendsMail?: boolean; before?: (visit: InvitedVisit) => Promise<void> } = {},
  ) {
    const visit = await partner.invite(context, {
      locale: choiceOf(context).locale,
      sendInvitationEmail: sendsMail,
    });
    if (!visit) return context.text("The invitation failed. Is the proxy running?", 502);
    await before?.(visit);
    const { trackingReference, onboardingUrl } = visit;
    return page(context, file, { trackingReference, onboardingUrl: onboardingUrl ?? "" });
  }
  app.get("/invited", (context) => invitedPage(context, "invited"));
  app.get("/drop-in", (context) => invitedPage(context, "drop-in"));
  app.get("/hosted", (context) => invitedPage(context, "hosted", { sendsMail: true }));
  app.get("/resubmission", (context) =>
    invitedPage(context, "resubmission", {
      before: (visit) => askForOneMorePhoto({ proxyUrl, sandboxUrl, visit }),
    }),
  );

  app.get("/strict", (context) => {
    context.header("Content-Security-Policy", strictPolicy);
    const gangway = context.req.query("script") === "classic" ? classicScript() : moduleScripts();
    // In a frame it is the bank's page alone.
    const framed = context.req.query("framed") !== undefined;
    return page(context, "strict", {
      script: framed ? gangway : `${gangway}\n    ${ownScript("bar.js")}`,
      sheets: ownSheets(),
      ...(framed ? { bar: "", about: "" } : {}),
    });
  });

  // Another site with the bank's page in a frame: `localhost` and `127.0.0.1` are different sites.
  app.get("/framed", (context) => {
    const { port } = new URL(context.req.url);
    context.header(
      "Content-Security-Policy",
      `default-src 'none'; style-src 'self'; img-src 'self'; frame-src http://localhost:${port}`,
    );
    const rights = context.req.query("sandbox");
    const sandbox = rights && /^[a-z -]+$/.test(rights) ? ` sandbox="${rights}"` : "";
    const query = `${queryOf(choiceOf(context)) || "?"}&framed`;
    return page(context, "framed", {
      frame: `<iframe class="framed" title="Harbour Bank" src="http://localhost:${port}/strict${query}"${sandbox}></iframe>`,
    });
  });

  // The script builds, served from the partner's own site.
  app.get("/gangway/:file{[\\w.-]+\\.js}", (context) =>
    sendFile(context, SCRIPTS + context.req.param("file")),
  );

  // The modules of `gangway-onboarding/flow` as they are in the package, for the page without a bundler.
  app.get("/gangway-onboarding/:file{(entry/browser|flow|contract|elements)/[a-z/-]+\\.js}", (context) =>
    sendFile(context, fileURLToPath(new URL(`../../${context.req.param("file")}`, FLOW))),
  );

  // The page that was built with Vite, and the reader of QR codes for the phone's camera.
  app.get("/react.js", (context) => sendFile(context, `${SITE}../.build/react/react.js`));
  app.get("/jsqr.js", (context) => sendFile(context, fileURLToPath(import.meta.resolve("jsqr"))));

  app.get("/:file{[a-z-]+\\.(css|js|svg)}", (context) => sendFile(context, SITE + context.req.param("file")));

  return app;
}

/** Sends a file. The origin of a sandboxed frame is opaque, so it needs CORS even for the site's own files. */
function sendFile(context: Context, path: string): Response | Promise<Response> {
  const type = TYPES[path.split(".").pop() ?? ""] ?? "application/octet-stream";
  try {
    return context.body(readFileSync(path), 200, {
      "content-type": type,
      "access-control-allow-origin": "*",
    });
  } catch {
    return context.notFound();
  }
}
