/**
 * The sandbox: the providers' HTTP APIs, capture pages and webhooks on one port, one path each, with a gateway of text
 * messages, a clock, a mailbox
 * and control calls. It is a fetch handler without a host: it runs wherever `Request` and `Response` do. All state is in
 * memory.
 */
import { Hono } from "hono";
import { cors } from "hono/cors";
import { PROVIDER_IDS, PROVIDER_NAMES, type ProviderId } from "../contract/providers.js";
import { createClock, type Schedule } from "./clock.js";
import { createControl } from "./control.js";
import { createDeliveries } from "./deliveries.js";
import { createFaults } from "./faults.js";
import { createHistory } from "./history.js";
import { createMailbox } from "./mailbox.js";
import type { ProviderOptions } from "./provider-options.js";
import { createRequestLog } from "./request-log.js";
import type { MountedProvider } from "./sandbox-provider.js";
import { SANDBOX_PROVIDERS } from "./sandbox-providers.js";
import type { SandboxState } from "./sandbox-state.js";
import { createSmsInbox } from "./sms-inbox.js";
import { twilioSandbox } from "./twilio/twilio.js";

export interface SandboxOptions extends ProviderOptions {
  /** Public address of the sandbox, without a slash at the end; a function where it isn't known at the start. */
  baseUrl: string | (() => string);
  /** Sends webhooks; the global `fetch` unless given. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Real time in ms since the epoch; `Date.now` unless given. */
  now?: () => number;
  /** A number from 0 up to, but never, 1. */
  random?: () => number;
  /** Real timers; `setTimeout` unless given. */
  schedule?: Schedule;
  /** Webhook endpoints that are registered from the start, and again after a reset. */
  webhooks?: readonly { provider: ProviderId; url: string }[];
}

export interface Sandbox {
  /**
   * Answers a request. Its host must be this machine or that of `baseUrl`: other hosts get 403.
   * @throws ConnectionDropped where a fault wants the connection closed without an answer.
   */
  fetch: (request: Request) => Promise<Response>;
  /** Takes a mail as it came over SMTP. `recipients` are the envelope's. */
  receiveMail: (raw: Uint8Array | string, recipients?: readonly string[]) => Promise<void>;
  /** Stops every timer and aborts webhooks in flight. */
  close: () => void;
}

/** Thrown instead of an answer: the host closes the connection, as a provider does in an outage. */
export class ConnectionDropped extends Error {
  override readonly name = "ConnectionDropped";
}

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

const realTimer: Schedule = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

export function createSandbox(options: SandboxOptions): Sandbox {
  const { random = secureRandom } = options;
  const uuid = () => uuidFrom(random);
  const baseUrl = () =>
    (typeof options.baseUrl === "string" ? options.baseUrl : options.baseUrl()).replace(/\/+$/, "");
  const basePath = () => new URL(baseUrl()).pathname.replace(/\/$/, "");

  const clock = createClock(options.now ?? Date.now, options.schedule ?? realTimer);
  const deliveries = createDeliveries({
    clock,
    uuid,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    registered: options.webhooks ?? [],
  });
  const mailbox = createMailbox(clock.now);
  const sms = createSmsInbox(clock.now);
  const gateway = twilioSandbox({ baseUrl: () => `${baseUrl()}/twilio`, inbox: sms, now: clock.now, uuid });
  const requests = createRequestLog(clock.now);
  const history = createHistory(clock.now);
  const faults = createFaults(clock);

  /** Makes a provider without sessions. */
  const createProvider = (id: ProviderId): MountedProvider => ({
    id,
    name: PROVIDER_NAMES[id],
    ...SANDBOX_PROVIDERS[id]({
      id,
      baseUrl: () => `${baseUrl()}/${id}`,
      basePath: () => `${basePath()}/${id}`,
      stylesheet: () => `${basePath()}/_sandbox/capture.css`,
      clock,
      random,
      uuid,
      deliver: (webhook) => deliveries.deliver(id, webhook),
      sendMail: (mail) => mailbox.add(mail),
      options,
    }),
  });

  let providers = PROVIDER_IDS.map(createProvider);
  const state: SandboxState = {
    get providers() {
      return providers;
    },
    clock,
    deliveries,
    mailbox,
    sms,
    gateway,
    requests,
    history,
    faults,
    reset() {
      for (const part of [deliveries, clock, mailbox, sms, requests, history, faults]) part.reset();
      providers = PROVIDER_IDS.map(createProvider);
      app = createApp(state);
    },
  };
  let app = createApp(state);

  return {
    async fetch(request) {
      const { hostname } = new URL(request.url);
      if (!LOOPBACK_NAMES.includes(hostname) && hostname !== new URL(baseUrl()).hostname) {
        return refuseHost(hostname);
      }
      const answer = await app.fetch(request);
      if (faults.isDropped(answer)) throw new ConnectionDropped("dropped, as a fault wanted it");
      return answer;
    },
    receiveMail: (raw, recipients) => mailbox.receive(raw, recipients),
    close: () => state.reset(),
  };
}

function createApp(state: SandboxState): Hono {
  const { providers, gateway, requests, history, faults } = state;
  // Providers print some addresses with a slash at the end, and some clients add one.
  const app = new Hono({ strict: false });
  for (const service of [...providers, { ...gateway, crossOrigin: false }]) {
    const path = `/${service.id}/*`;
    app.use(
      path,
      requests.middleware(service.id, (answer) => faults.isDropped(answer)),
    );
    if (service.id !== gateway.id) {
      app.use(
        path,
        history.middleware(service.id, (answer) => faults.isDropped(answer)),
      );
    }
    if (service.crossOrigin) app.use(path, cors());
    app.use(path, faults.middleware(service));
    app.route(`/${service.id}`, service.app);
  }
  app.route("/", createControl(state));
  app.notFound((context) =>
    context.json(
      { error: "Not Found", message: "The page at / shows what the sandbox has.", path: context.req.path },
      404,
    ),
  );
  return app;
}

/**
 * Refuses a name that isn't the sandbox's own. Otherwise, a page on the web could give its own name our address (DNS
 * rebinding), and then read the mails and control the sandbox.
 */
function refuseHost(hostname: string): Response {
  const message = `The sandbox isn't ${hostname}. If that is its name, set its baseUrl.`;
  return Response.json({ error: "Forbidden", message }, { status: 403 });
}

function secureRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

/** A version 4 UUID. */
function uuidFrom(random: () => number): string {
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === "x" ? digit : (digit & 3) | 8).toString(16);
  });
}
