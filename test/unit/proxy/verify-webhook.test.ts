import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { WebhookSecurity } from "../../../src/providers/provider.js";
import { hasProof, verifyWebhook } from "../../../src/proxy/verify-webhook.js";

const NOW = 1_763_640_000_000;
const body = new TextEncoder().encode('{"id":1}');
const sign = (secret: string, signed = '{"id":1}', encoding: "hex" | "base64" = "hex") =>
  createHmac("sha256", secret).update(signed).digest(encoding);
const verify = (security: WebhookSecurity, headers: Record<string, string>) =>
  verifyWebhook(security, new Headers(headers), body, NOW);

const HMAC: WebhookSecurity = {
  kind: "hmac-sha256",
  header: "X-Signature",
  alternativeHeaders: ["X-Old-Signature"],
  encoding: "hex",
  secrets: ["new"],
};
const BASIC: WebhookSecurity = { kind: "basic", user: "a", password: "b" };

describe("HMAC", () => {
  const hmac = {
    kind: "hmac-sha256",
    header: "X-Signature",
    encoding: "hex",
    secrets: ["new", "old"],
  } as const;

  test.each([
    ["the first secret", sign("new"), true],
    ["the second secret", sign("old"), true],
    ["capitals", sign("new").toUpperCase(), true],
    ["another secret", sign("other"), false],
    ["another body", sign("new", "{}"), false],
    ["a cut signature", sign("new").slice(0, -2), false],
    ["nothing", "", false],
  ])("with %s", async (_name, signature, verdict) => {
    expect(await verify(hmac, { "x-signature": signature })).toBe(verdict);
  });

  test("without its header", async () => {
    expect(await verify(hmac, { "x-other": sign("new") })).toBe(false);
    expect(await verify({ ...hmac, alternativeHeaders: ["X-Other"] }, { "x-other": sign("new") })).toBe(true);
  });

  test("an empty secret verifies nothing, and hides no other", async () => {
    expect(await verify({ ...hmac, secrets: [""] }, { "x-signature": sign("") })).toBe(false);
    expect(await verify({ ...hmac, secrets: [] }, { "x-signature": sign("") })).toBe(false);
    expect(await verify({ ...hmac, secrets: ["", "old"] }, { "x-signature": sign("old") })).toBe(true);
  });

  test("in base64", async () => {
    const base64 = { ...hmac, encoding: "base64" } as const;
    expect(await verify(base64, { "x-signature": sign("new", undefined, "base64") })).toBe(true);
    expect(await verify(base64, { "x-signature": "%%%" })).toBe(false);
  });

  describe("with a timestamp", () => {
    const timestamped = { toleranceSeconds: 300, plainFormAllowed: false };
    const seconds = NOW / 1000;
    const header = (time: number, secret = "new") => `t=${time},v1=${sign(secret, `${time}.{"id":1}`)}`;

    test.each([
      ["now", header(seconds), true],
      ["five minutes ago", header(seconds - 300), true],
      ["longer ago", header(seconds - 301), false],
      ["in the future", header(seconds + 301), false],
      ["under another secret", header(seconds, "other"), false],
      ["one of two signatures", `${header(seconds, "other")},v1=${sign("old", `${seconds}.{"id":1}`)}`, true],
      ["another time than signed", header(seconds).replace(/t=\d+/, `t=${seconds - 1}`), false],
      ["no time", `v1=${sign("new", '.{"id":1}')}`, false],
      ["the plain form", sign("new"), false],
    ])("%s", async (_name, signature, verdict) => {
      expect(await verify({ ...hmac, timestamped }, { "x-signature": signature })).toBe(verdict);
    });

    test("the plain form, where it is allowed", async () => {
      const allowed = { ...hmac, timestamped: { ...timestamped, plainFormAllowed: true } };
      expect(await verify(allowed, { "x-signature": sign("new") })).toBe(true);
    });
  });
});

describe("Basic", () => {
  const basic = { kind: "basic", user: "vx", password: "pass:wörd" } as const;
  const header = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });

  test.each([
    ["right", header("vx:pass:wörd"), true],
    ["wrong", header("vx:pass"), false],
    ["nonsense", { authorization: "Basic %%%" }, false],
    ["bearer", { authorization: "Bearer vx" }, false],
    ["absent", {}, false],
  ])("%s", async (_name, headers, verdict) => {
    expect(await verify(basic, headers)).toBe(verdict);
  });

  test("an empty password verifies nothing", async () => {
    expect(await verify({ ...basic, password: "" }, header("vx:"))).toBe(false);
  });
});

test.each<[string, WebhookSecurity, Record<string, string>, boolean]>([
  ["HMAC with its header", HMAC, { "x-signature": "anything" }, true],
  ["HMAC with its other header", HMAC, { "x-old-signature": "anything" }, true],
  ["HMAC without a header", HMAC, { authorization: "Basic YTpi" }, false],
  ["Basic with a header", BASIC, { authorization: "Basic YTpi" }, true],
  ["Basic without a header", BASIC, { "x-signature": "anything" }, false],
  ["no webhooks", { kind: "no-webhooks" }, { "x-signature": "anything" }, false],
])("a proof is looked for before the body is read: %s", (_name, security, headers, found) => {
  expect(hasProof(security, new Headers(headers))).toBe(found);
});
