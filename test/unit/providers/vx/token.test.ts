import { describe, expect, test } from "vitest";
import type { Answer } from "../support/prepared-answers.js";
import { ID, invite, LINK, NOW, recorded, vx } from "./prepared-vx.js";

describe("the token", () => {
  const status = { body: { current_status: "INIT" } };

  test("is asked for as documented, once, and used until a minute before its end", async () => {
    const { provider, fake } = vx([status, status, status]);
    await provider.readStatus(ID);
    fake.now = NOW + 3539_000;
    await provider.readStatus(ID);
    expect(fake.tokenCalls).toHaveLength(1);
    expect(fake.tokenCalls[0]).toMatchObject({
      method: "POST",
      url: "https://auth.dcams.example/oauth/token",
    });
    expect(JSON.parse(fake.tokenCalls[0]?.body ?? "")).toEqual({
      client_id: "client-7",
      client_secret: "client-secret",
      audience: "dcams.app",
      grant_type: "client_credentials",
    });
    fake.now = NOW + 3540_000;
    await provider.readStatus(ID);
    expect(fake.bearers()).toEqual(["Bearer token-1", "Bearer token-1", "Bearer token-2"]);
  });

  test.each([
    ["https://auth.dcams.example/"],
    ["https://auth.dcams.example/oauth/token"],
    ["https://auth.dcams.example/oauth/token/"],
  ])("has its path appended to %s", async (authUrl) => {
    const { provider, fake } = vx([status], { authUrl });
    await provider.readStatus(ID);
    expect(fake.tokenCalls[0]?.url).toBe("https://auth.dcams.example/oauth/token");
  });

  test.each([
    [30, 14, 15],
    ["30", 14, 15],
    [undefined, 239, 240],
    [null, 239, 240],
    [-5, 239, 240],
  ])("that lives %s seconds is good after %i s, and not after %i s", async (life, good, over) => {
    const { provider, fake } = vx([status, status, status]);
    fake.tokenReplies = [{ body: { access_token: "short", expires_in: life } }];
    await provider.readStatus(ID);
    fake.now = NOW + good * 1000;
    await provider.readStatus(ID);
    fake.now = NOW + over * 1000;
    await provider.readStatus(ID);
    expect(fake.bearers()).toEqual(["Bearer short", "Bearer short", "Bearer token-2"]);
  });

  test("is asked for once by all who call at the same time", async () => {
    const { provider, fake } = vx(Array.from({ length: 20 }, () => status));
    await Promise.all(Array.from({ length: 20 }, () => provider.readStatus(ID)));
    expect(fake.tokenCalls).toHaveLength(1);
    expect(fake.calls).toHaveLength(20);
  });

  test("is renewed once for all whom VX refuses, and each call is repeated once", async () => {
    const refused = { status: 401, body: recorded("token-401") };
    const { provider, fake } = vx([status, ...Array(5).fill(refused), ...Array(5).fill(status)]);
    await provider.readStatus(ID);
    const reports = await Promise.all(Array.from({ length: 5 }, () => provider.readStatus(ID)));
    expect(reports).toHaveLength(5);
    expect(fake.tokenCalls).toHaveLength(2);
    expect(fake.bearers()).toEqual([...Array(6).fill("Bearer token-1"), ...Array(5).fill("Bearer token-2")]);
  });

  test("that is fresh is kept when a call with the one before it is refused late", async () => {
    const refused: Answer = { status: 401 };
    let refuseLate = (_reply: Answer): void => {};
    const late = new Promise<Answer>((resolve) => {
      refuseLate = resolve;
    });
    const { provider, fake } = vx([status, refused, late, status, status]);
    await provider.readStatus(ID);
    const [first, second] = [provider.readStatus(ID), provider.readStatus(ID)];
    await first;
    refuseLate(refused);
    await second;
    expect(fake.tokenCalls).toHaveLength(2);
    expect(fake.bearers().slice(-2)).toEqual(["Bearer token-2", "Bearer token-2"]);
  });

  test("that is refused again is VX's refusal", async () => {
    const refused = { status: 401, body: { error: "invalid_token" } };
    const { provider, fake } = vx([refused, refused]);
    await expect(provider.readStatus(ID)).rejects.toMatchObject({
      code: "provider_rejected",
      providerCode: "invalid_token",
    });
    expect(fake.tokenCalls).toHaveLength(2);
  });

  test("repeats a creation too, with the same body", async () => {
    const { provider, fake } = vx([{ status: 401 }, { body: { request_id: ID, link: LINK } }]);
    await provider.createSession(invite);
    expect(fake.calls[1]?.body).toBe(fake.calls[0]?.body);
    expect(fake.bearers()).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test.each<[string, Answer, object]>([
    [
      "client is unknown",
      { status: 401, body: recorded("token-401") },
      { code: "provider_rejected", providerCode: "access_denied" },
    ],
    [
      "audience is wrong",
      { status: 403, body: recorded("token-403") },
      { code: "provider_rejected", providerCode: "access_denied" },
    ],
    ["server is out of order", { status: 500 }, { code: "provider_unavailable" }],
    ["answer has no token", { body: { expires_in: 3600 } }, { code: "provider_response_invalid" }],
  ])("fails for all who wait when the %s, and is asked for anew by the next", async (_, reply, error) => {
    const { provider, fake } = vx([status]);
    fake.tokenReplies = [reply];
    const waiting = await Promise.allSettled([provider.readStatus(ID), provider.createSession(invite)]);
    for (const one of waiting) expect(one).toMatchObject({ status: "rejected", reason: error });
    expect(fake.tokenCalls).toHaveLength(1);
    const message = String((waiting[0] as PromiseRejectedResult).reason);
    expect(message).not.toMatch(/client-secret|Unauthorized/);
    await provider.readStatus(ID);
    expect(fake.bearers()).toEqual(["Bearer token-2"]);
  });
});
