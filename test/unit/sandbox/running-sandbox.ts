/** A sandbox on real ports for the tests of a file: started before them, reset before each of them, closed after them. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type SandboxServerOptions, startSandbox } from "../../../src/node/start-sandbox.js";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as a caller without types would.
  json: any;
}

export interface RunningSandbox {
  url: string;
  smtpUrl: string;
  get: (path: string, init?: RequestInit) => Promise<Answer>;
  /** Posts JSON. */
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  invite: (body?: Record<string, unknown>) => Promise<{ ref: string; inviteUrl: string; qrCodeUrl: string }>;
  status: (ref: string) => Promise<string>;
  advance: (seconds: number) => Promise<void>;
  /** Names of all webhook events, in the order of sending. They may arrive in another order: no provider promises one. */
  sentEvents: () => Promise<string[]>;
}

export function runningSandbox(options: Partial<SandboxServerOptions> = {}): RunningSandbox {
  let stop = async () => {};
  const call = async (path: string, init?: RequestInit): Promise<Answer> => {
    const answer = await fetch(new URL(path, sandbox.url), { redirect: "manual", ...init });
    const text = await answer.text();
    const isJson = /\bjson\b/.test(answer.headers.get("content-type") ?? "");
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  };
  const sandbox: RunningSandbox = {
    url: "",
    smtpUrl: "",
    get: call,
    post: (path, body, headers = {}) =>
      call(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async invite(body = {}) {
      const answer = await sandbox.post("/verifime/v1/user/invite", {
        email: "jane@example.com",
        code: "ORGCODE123",
        ...body,
      });
      if (answer.status !== 200) throw new Error(`invite: ${answer.status} ${answer.text}`);
      const { trackingReference: ref, inviteUrl, qrCodeUrl } = answer.json;
      return { ref, inviteUrl, qrCodeUrl };
    },
    status: async (ref) => (await call(`/verifime/v1/user/signup/tracking/${ref}/status`)).json.status,
    async advance(seconds) {
      const answer = await sandbox.post("/_sandbox/clock", { advanceSeconds: seconds });
      if (answer.status !== 200) throw new Error(`clock: ${answer.status} ${answer.text}`);
    },
    async sentEvents() {
      const { json } = await sandbox.get("/_sandbox/deliveries");
      return json.map(({ event }: { event: string }) => event);
    },
  };

  beforeAll(async () => {
    const started = await startSandbox({ port: 0, smtpPort: 0, ...options });
    sandbox.url = started.url;
    sandbox.smtpUrl = started.smtpUrl;
    stop = started.close;
  });
  beforeEach(async () => {
    await sandbox.post("/_sandbox/reset");
  });
  afterAll(() => stop());
  return sandbox;
}
