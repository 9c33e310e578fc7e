import { describe, expect, test } from "vitest";
import type { Answer } from "../support/prepared-answers.js";
import { invite, REFERENCE, verifime } from "./prepared-verifime.js";

describe("createSession", () => {
  const body = {
    trackingReference: REFERENCE,
    inviteUrl: `https://portal.verifime.com/sign-up/track-id/${REFERENCE}`,
    qrCodeUrl: "https://qr.example",
  };

  test("sends the documented members only, and takes VerifiMe's reference", async () => {
    const { provider, requests } = verifime({ body });
    expect(await provider.createSession(invite)).toEqual({
      trackingReference: REFERENCE,
      providerReference: REFERENCE,
      inviteUrl: body.inviteUrl,
      frame: null,
      expiresAt: null,
    });
    const [request] = requests;
    expect(request).toMatchObject({ method: "POST", url: "https://api.verifime.example/v1/user/invite" });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      email: "jane@example.com",
      code: "VMCODE1234",
      referenceData: "application-7",
      customerContext: { firstName: "Jane" },
      sendInvitationEmail: false,
    });
  });

  const fault = (path: string, name: string) => ({
    validationResults: [{ path, name, resultName: "Wrong", resultType: "Error", message: "wrong" }],
  });
  test.each<[string, Answer, object]>([
    ["is out of order", { status: 503 }, { code: "provider_unavailable", retryable: true }],
    [
      "wants us to wait",
      { status: 429, headers: { "retry-after": "7" } },
      { code: "rate_limited", retryAfterSeconds: 7 },
    ],
    [
      "wants us to wait until a date",
      { status: 429, headers: { "retry-after": "Fri, 20 Nov 2026 12:00:30 GMT" } },
      { code: "rate_limited", retryAfterSeconds: 30 },
    ],
    ["refuses without a reason", { status: 403, body: {} }, { code: "provider_rejected" }],
    ["redirects", { status: 302, text: "" }, { code: "provider_rejected" }],
    ["answers no JSON", { text: "<html>" }, { code: "provider_response_invalid" }],
    ["names no reference", { body: { inviteUrl: body.inviteUrl } }, { code: "provider_response_invalid" }],
    [
      "names a reference that is no UUID",
      { body: { ...body, trackingReference: "1" } },
      { code: "provider_response_invalid" },
    ],
    [
      "names a script as address",
      { body: { ...body, inviteUrl: "javascript:alert(1)" } },
      { code: "provider_response_invalid" },
    ],
    [
      "finds faults in the details",
      { status: 400, body: fault("", "email") },
      { code: "invalid_request", providerCode: "Wrong" },
    ],
    [
      "finds faults, whatever the HTTP status",
      { status: 200, body: fault("customerContext", "code") },
      { code: "invalid_request" },
    ],
    [
      "doesn't know our organisation code",
      { status: 400, body: fault("", "code") },
      { code: "provider_rejected", providerCode: "Wrong" },
    ],
  ])("where VerifiMe %s", async (_name, answer, error) => {
    await expect(verifime(answer).provider.createSession(invite)).rejects.toMatchObject(error);
  });
});

describe("readStatus", () => {
  test("tells that the customer has begun only where no activate call of ours causes Active", async () => {
    const answer = { body: { status: "Active" } };
    const told = { status: "Active", progress: "in_progress" };
    expect(await verifime(answer, { activatePath: false }).provider.readStatus(REFERENCE)).toMatchObject(
      told,
    );
    expect(await verifime(answer).provider.readStatus(REFERENCE)).not.toHaveProperty("progress");
  });

  test.each([
    ["Inactive", { status: "Inactive" }],
    ["Active", { status: "Active" }],
    ["Completed", { status: "Completed", outcome: "pending", settled: true }],
    ["Approved", { outcome: "in_review", unknownWord: true }],
    ["completed", { outcome: "in_review", unknownWord: true }],
    ["constructor", { outcome: "in_review", unknownWord: true }],
  ])("%s", async (word, report) => {
    const { provider, requests } = verifime({ body: { status: word } });
    expect(await provider.readStatus(REFERENCE)).toEqual({ providerStatus: word, ...report });
    expect(requests[0]).toMatchObject({
      method: "GET",
      url: `https://api.verifime.example/v1/user/signup/tracking/${REFERENCE}/status`,
      route: "/v1/user/signup/tracking/{ref}/status",
    });
  });

  test("refuses a body without a status", async () => {
    await expect(verifime({ body: {} }).provider.readStatus(REFERENCE)).rejects.toMatchObject({
      code: "provider_response_invalid",
    });
  });
});

describe("activate", () => {
  test("goes where the config says", async () => {
    const { provider, requests } = verifime({ text: "" }, { activatePath: "/v2/{ref}/on" });
    await provider.activate?.(REFERENCE);
    expect(requests[0]).toMatchObject({
      method: "POST",
      url: `https://api.verifime.example/v2/${REFERENCE}/on`,
    });
  });

  test("isn't there where the config switches it off", () => {
    expect(verifime({}, { activatePath: false }).provider.activate).toBeUndefined();
  });

  test("says so when it fails", async () => {
    await expect(verifime({ status: 404 }).provider.activate?.(REFERENCE)).rejects.toMatchObject({
      code: "provider_rejected",
    });
  });
});
