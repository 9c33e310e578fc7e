/** Drives a running sandbox from a partner's own tests: what the customer does, what the provider decides, and time. */
import * as z from "zod";
import type { GangwayClient } from "../client/create-client.js";
import type { Outcome } from "../contract/status.js";
import { waitUntil } from "./wait-until.js";

export interface ConnectOptions {
  /** e.g. `http://localhost:8788` */
  sandboxUrl: string;
  /** A client of the proxy that uses the sandbox: it knows the provider's session of each visit. */
  client: Pick<GangwayClient, "visits">;
  /** Time limit of each wait; 10 without it. */
  timeoutSeconds?: number | undefined;
}

export interface SandboxMail {
  /** ISO 8601. */
  at: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
}

export interface SandboxText {
  /** ISO 8601. */
  at: string;
  /** In E.164. */
  to: string;
  from: string;
  text: string;
}

/** A request that the sandbox has answered as a provider, or as the gateway of text messages. */
export interface SandboxRequest {
  at: string;
  provider: string;
  method: string;
  path: string;
  status: number;
}

/** Each method that names a visit takes its tracking reference. */
export interface ConnectedSandbox {
  /** Every mail so far, the oldest first. */
  mails(): Promise<SandboxMail[]>;
  /** Every text message so far, the oldest first. */
  texts(): Promise<SandboxText[]>;
  /** The one-time code in the newest mail to an address, or text message to a number in E.164. Waits for one. */
  codeFor(recipient: string): Promise<string>;
  /** The customer opens the provider's screen. */
  open(trackingReference: string): Promise<void>;
  /** The customer opens the provider's screen and hands everything in. */
  submit(trackingReference: string): Promise<void>;
  /** The customer leaves the provider's screen. */
  leave(trackingReference: string): Promise<void>;
  /** The provider decides. For VerifiMe: a risk level, such as `LOW`. */
  decide(trackingReference: string, outcome: Outcome | (string & {})): Promise<void>;
  /** Moves the providers' clock on: links expire, monitoring runs. */
  advance(seconds: number): Promise<void>;
  requests(): Promise<SandboxRequest[]>;
  /** Forgets sessions, mails, text messages and requests. Registered webhooks stay. */
  reset(): Promise<void>;
}

const mailsSchema = z.array(
  z.object({
    at: z.string(),
    to: z.union([z.string(), z.array(z.string())]).transform((to) => [to].flat()),
    subject: z.string(),
    text: z.string().default(""),
    html: z.string().nullable().default(null),
  }),
);
const textsSchema = z.array(z.object({ at: z.string(), to: z.string(), from: z.string(), text: z.string() }));
const requestsSchema = z.array(
  z.object({
    at: z.string(),
    provider: z.string(),
    method: z.string(),
    path: z.string(),
    status: z.number(),
  }),
);

export function connectSandbox({
  sandboxUrl,
  client,
  timeoutSeconds = 10,
}: ConnectOptions): ConnectedSandbox {
  const base = sandboxUrl.replace(/\/+$/, "");

  async function control(path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${base}/_sandbox/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`The sandbox answered ${response.status} to ${path}: ${text.slice(0, 500)}`);
    return JSON.parse(text);
  }

  async function sessionOf(trackingReference: string): Promise<string> {
    const { provider, providerReference } = await client.visits.get(trackingReference);
    return `${provider}/${encodeURIComponent(providerReference)}`;
  }

  const mails = async () => mailsSchema.parse(await control("mail"));
  const texts = async () => textsSchema.parse(await control("sms"));
  /** The texts of everything that was sent to an address or a number. */
  async function readTextsTo(recipient: string): Promise<string[]> {
    if (recipient.startsWith("+")) {
      return (await texts()).filter(({ to }) => to === recipient).map(({ text }) => text);
    }
    const wanted = recipient.toLowerCase();
    return (await mails())
      .filter(({ to }) => to.some((address) => address.toLowerCase() === wanted))
      .map(({ text }) => text);
  }
  const act = async (trackingReference: string, ...acts: string[]) => {
    const session = await sessionOf(trackingReference);
    for (const does of acts) await control(`${session}/customer`, { does });
  };

  return {
    mails,
    texts,
    codeFor: (recipient) => {
      const what = recipient.startsWith("+") ? "text message" : "mail";
      return waitUntil(`${what} with a code to ${recipient}`, timeoutSeconds, async () =>
        (await readTextsTo(recipient)).flatMap((text) => /\b\d{6}\b/.exec(text) ?? []).at(-1),
      );
    },
    open: (reference) => act(reference, "opens"),
    submit: (reference) => act(reference, "opens", "submits"),
    leave: (reference) => act(reference, "leaves"),
    async decide(reference, outcome) {
      const session = await sessionOf(reference);
      const decision = session.startsWith("verifime/") ? { riskLevel: outcome } : { outcome };
      await control(`${session}/decide`, decision);
    },
    async advance(seconds) {
      await control("clock", { advanceSeconds: seconds });
    },
    requests: async () => requestsSchema.parse(await control("requests")),
    async reset() {
      await control("reset", {});
    },
  };
}
