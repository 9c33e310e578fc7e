/**
 * The phone's way to the proxy and to the sandbox. Both forbid most frames, rightly, and the mock-up of the phone is a
 * frame. So this server passes their pages on under an address of its own, which the demo's site alone may frame.
 */
import { type Context, Hono } from "hono";

export interface PhoneServerOptions {
  siteUrl: string;
  proxyUrl: string;
  sandboxUrl: string;
  /** Address of this server. */
  phoneUrl: string;
}

/** The proxy's paths: its hosted page, its calls and its scripts. All others are the sandbox's. */
const PROXY_PATH = /^\/(o\/|v1\/|[\w.-]+\.js$)/;
const TEXT = /^(text\/html|application\/json)/;
/** Headers that are about one connection, or about the body as it was sent. */
const OF_THE_CONNECTION = [
  "connection",
  "content-encoding",
  "content-length",
  "transfer-encoding",
  "keep-alive",
];

export function createPhoneServer({ siteUrl, proxyUrl, sandboxUrl, phoneUrl }: PhoneServerOptions): Hono {
  // A new tab would open outside the phone, so the hosted page opens the provider's screen in its own.
  const rewrite = (text: string): string =>
    text
      .replaceAll(proxyUrl, phoneUrl)
      .replaceAll(sandboxUrl, phoneUrl)
      .replace("<gangway-onboarding ", `<gangway-onboarding launch="redirect" `);

  async function pass(context: Context): Promise<Response> {
    const { method, url, headers: sent } = context.req.raw;
    const { pathname, search } = new URL(url);
    const base = PROXY_PATH.test(pathname) ? proxyUrl : sandboxUrl;
    const headers = new Headers(sent);
    for (const name of [...OF_THE_CONNECTION, "host", "accept-encoding", "referer"]) headers.delete(name);
    if (headers.has("origin")) headers.set("origin", base);
    const hasBody = method !== "GET" && method !== "HEAD";
    const answer = await fetch(base + pathname + search, {
      method,
      headers,
      redirect: "manual",
      ...(hasBody ? { body: await context.req.arrayBuffer() } : {}),
    });
    const answered = new Headers(answer.headers);
    for (const name of OF_THE_CONNECTION) answered.delete(name);
    for (const name of ["location", "content-security-policy"]) {
      const value = answered.get(name);
      if (value) answered.set(name, rewrite(value));
    }
    const policy = answered.get("content-security-policy");
    if (policy) {
      answered.set(
        "content-security-policy",
        policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${siteUrl}`),
      );
    }
    const isText = TEXT.test(answered.get("content-type") ?? "");
    const body = isText ? rewrite(await answer.text()) : answer.body;
    return new Response(body, { status: answer.status, headers: answered });
  }

  return new Hono().all("*", pass);
}
