/**
 * The sandbox's control calls, `/_sandbox/…`: for tests, for the demo, and behind the buttons of the page at `/`. They
 * take JSON or a form, whose answer leads back to the page.
 */
import { type Context, Hono } from "hono";
import { accepts } from "hono/accepts";
import * as z from "zod";
import { PROVIDER_IDS } from "../contract/providers.js";
import { CAPTURE_STYLE } from "./capture-style.js";
import type { Clock } from "./clock.js";
import { ControlError, readControl } from "./control-error.js";
import { faultSchema } from "./faults.js";
import { parseJson } from "./json-object.js";
import { CONTROL_SCRIPT } from "./pages/control-script.js";
import { CONTROL_STYLE } from "./pages/control-style.js";
import { homePage } from "./pages/home-page.js";
import { ACT_LABELS, sessionPage } from "./pages/session-page.js";
import { qrImage } from "./qr-image.js";
import { CUSTOMER_ACTS, type MountedProvider, type SandboxSettings } from "./sandbox-provider.js";
import type { SandboxState } from "./sandbox-state.js";

/** A hundred years: more is a typing error. */
const MAX_ADVANCE_SECONDS = 100 * 365 * 86_400;

const webhookSchema = z.strictObject({
  provider: z.enum(PROVIDER_IDS),
  url: z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }),
});
const clockSchema = z.strictObject({ advanceSeconds: z.number().min(0).max(MAX_ADVANCE_SECONDS) });
const customerSchema = z.strictObject({ does: z.enum(CUSTOMER_ACTS) });

export function createControl(state: SandboxState): Hono {
  const { clock, deliveries, faults, gateway, history, mailbox, requests, sms } = state;
  const app = new Hono();

  const find = (id: string): MountedProvider => {
    const provider = state.providers.find((one) => one.id === id);
    if (provider) return provider;
    const ids = state.providers.map((one) => one.id).join(", ");
    throw new ControlError(404, `The sandbox has no provider ${id}. It has: ${ids}.`);
  };
  const findSettings = (id: string) => {
    const { settings, name } = find(id);
    if (settings) return settings;
    throw new ControlError(404, `${name} has no settings.`);
  };
  const findSession = (context: Context) => {
    const { provider: id, session = "" } = context.req.param();
    const provider = find(id ?? "");
    const found = provider.session(session);
    if (found) return { provider, session, found };
    throw new ControlError(
      404,
      `${provider.name} has no session ${session}. GET /_sandbox/sessions lists those that it has.`,
    );
  };

  app.onError((error, context) => {
    if (!(error instanceof ControlError)) throw error;
    const { status, message, faults } = error;
    const title = { 400: "Bad request", 403: "Forbidden", 404: "Not found" }[status];
    const problem = { type: "about:blank", title, status, detail: message, faults };
    return context.body(JSON.stringify(problem), status, { "content-type": "application/problem+json" });
  });

  app.use("/_sandbox/*", async (context, next) => {
    // A page on the web must not control the sandbox of its visitor. `hono/csrf` would let JSON calls pass.
    const origin = context.req.header("origin");
    if (origin && hostOf(origin) !== new URL(context.req.url).host) {
      throw new ControlError(403, `Pages of ${origin} may not control the sandbox.`);
    }
    await next();
  });

  app.get("/", (context) => homePage(context, state));
  app.get("/_sandbox/control.css", (context) => file(context, "text/css", CONTROL_STYLE));
  app.get("/_sandbox/control.js", (context) => file(context, "text/javascript", CONTROL_SCRIPT));
  app.get("/_sandbox/capture.css", (context) => file(context, "text/css", CAPTURE_STYLE));

  app.get("/_sandbox/credentials", (context) =>
    context.json(Object.fromEntries([...state.providers, gateway].map((one) => [one.id, one.credentials()]))),
  );
  app.get("/_sandbox/sessions", (context) =>
    context.json(
      state.providers.flatMap((one) => one.sessions().map((session) => ({ provider: one.id, ...session }))),
    ),
  );
  app.get("/_sandbox/requests", (context) => context.json(requests.requests));
  app.get("/_sandbox/mail", (context) => context.json(mailbox.mails));
  app.get("/_sandbox/sms", (context) => context.json(sms.texts));
  app.get("/_sandbox/deliveries", (context) => context.json(deliveries.deliveries));
  app.get("/_sandbox/faults", (context) => context.json(faults.faults));
  app.get("/_sandbox/webhooks", (context) =>
    context.json(state.providers.map(({ id }) => ({ provider: id, urls: deliveries.endpoints(id) }))),
  );
  app.get("/_sandbox/clock", (context) => context.json(timeOf(clock)));

  app.post("/_sandbox/webhooks", async (context) => {
    const { provider, url } = readControl(webhookSchema, await readBody(context));
    deliveries.register(find(provider).id, url);
    return answer(context, { provider, urls: deliveries.endpoints(provider) }, `#${provider}`);
  });
  app.post("/_sandbox/clock", async (context) => {
    const { advanceSeconds } = readControl(clockSchema, await readBody(context));
    await clock.advance(advanceSeconds * 1000);
    return answer(context, timeOf(clock));
  });
  app.post("/_sandbox/faults", async (context) => {
    const fault = readControl(faultSchema, await readBody(context));
    faults.add(fault, fault.provider === gateway.id ? gateway : find(fault.provider));
    return answer(context, fault, "#faults");
  });
  app.post("/_sandbox/reset", (context) => {
    state.reset();
    return answer(context, { reset: true });
  });
  app.get("/_sandbox/:provider/settings", (context) =>
    context.json(valuesOf(findSettings(context.req.param("provider")))),
  );
  app.post("/_sandbox/:provider/settings", async (context) => {
    const provider = context.req.param("provider");
    const settings = findSettings(provider);
    settings.change(await readBody(context));
    return answer(context, valuesOf(settings), `#${provider}`);
  });
  app.post("/_sandbox/:provider/sessions", async (context) => {
    const { id, name, manual, session } = find(context.req.param("provider"));
    if (!manual) throw new ControlError(404, `${name} has no form for sessions.`);
    const made = await manual.create(await readBody(context));
    const qrCodeUrl = new URL(`./${made}/qr.svg`, context.req.url).href;
    history.note(id, made, "Made by hand in the portal");
    return answer(context, { provider: id, ...session(made), qrCodeUrl }, `_sandbox/${id}/${made}`);
  });
  app.post("/_sandbox/deliveries/:delivery/redeliver", async (context) => {
    const id = context.req.param("delivery");
    const sent = deliveries.redeliver(id);
    if (!sent)
      throw new ControlError(404, `No webhook has the id ${id}. GET /_sandbox/deliveries lists them.`);
    if (sent.length === 0)
      throw new ControlError(400, "No endpoint gets it: POST /_sandbox/webhooks adds one.");
    await clock.settle();
    const [{ provider, session } = { provider: "", session: "" }] = sent;
    return answer(context, sent, `_sandbox/${provider}/${session}#webhooks`);
  });
  app.get("/_sandbox/:provider/:session", (context) => {
    const { provider, found } = findSession(context);
    if (wantsPage(context)) return sessionPage(context, state, provider, found);
    return context.json({ provider: provider.id, ...found, history: history.of(provider.id, found) });
  });
  app.get("/_sandbox/:provider/:session/qr.svg", (context) => {
    const { found } = findSession(context);
    return context.body(qrImage(found.url), 200, {
      "content-type": "image/svg+xml",
      "cache-control": "no-store",
    });
  });
  app.post("/_sandbox/:provider/:session/customer", async (context) => {
    const { provider, session } = findSession(context);
    const { does } = readControl(customerSchema, await readBody(context));
    await provider.customer(session, does);
    history.note(provider.id, session, `The customer: ${ACT_LABELS[does].toLowerCase()}`);
    await clock.settle();
    return answer(
      context,
      { provider: provider.id, ...provider.session(session) },
      pageOf(provider, session),
    );
  });
  app.post("/_sandbox/:provider/:session/decide", async (context) => {
    const { provider, session } = findSession(context);
    const decision = await readBody(context);
    await provider.decide(session, decision);
    history.note(provider.id, session, `${provider.name} decides: ${JSON.stringify(decision)}`);
    await clock.settle();
    return answer(
      context,
      { provider: provider.id, ...provider.session(session) },
      pageOf(provider, session),
    );
  });

  app.all("/_sandbox/*", (context) => {
    throw new ControlError(
      404,
      `There is no ${context.req.method} ${context.req.path}. The page at / shows what there is.`,
    );
  });
  return app;
}

const timeOf = (clock: Clock) => ({
  now: new Date(clock.now()).toISOString(),
  advancedSeconds: clock.offset / 1000,
});

const valuesOf = (settings: SandboxSettings) =>
  Object.fromEntries(settings.list().map(({ name, value }) => [name, value]));

/** The host of an origin; null for the opaque one, `null`. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function file(context: Context, type: string, text: string): Response {
  return context.body(text, 200, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "max-age=60",
  });
}

/** Leads a browser that has posted a form to a page of the sandbox, as a path from `/`; any other client gets JSON. */
function answer(context: Context, body: object, page = ""): Response {
  const fromForm = /form/.test(context.req.header("content-type") ?? "");
  return fromForm && wantsPage(context)
    ? context.redirect(pathToRoot(context) + page, 303)
    : context.json(body);
}

function wantsPage(context: Context): boolean {
  const supports = ["application/json", "text/html"];
  return accepts(context, { header: "Accept", supports, default: "application/json" }) === "text/html";
}

const pageOf = ({ id }: MountedProvider, session: string): string => `_sandbox/${id}/${session}`;

/** A relative path to `/`, which also holds behind a reverse proxy that adds a path. */
function pathToRoot(context: Context): string {
  return "../".repeat(context.req.path.split("/").length - 2) || "./";
}

/** Reads JSON, whatever its content type (curl sends "form"), or the fields of a form, with numbers as numbers. */
async function readBody(context: Context): Promise<unknown> {
  const text = await context.req.text();
  const isForm = /form/.test(context.req.header("content-type") ?? "") && !text.trim().startsWith("{");
  if (isForm) {
    const fields = [...new URLSearchParams(text)].filter(([, value]) => value !== "");
    return Object.fromEntries(
      fields.map(([name, value]) => [name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value]),
    );
  }
  const body = parseJson(text);
  if (body === undefined) throw new ControlError(400, "The body must be JSON.");
  return body;
}
