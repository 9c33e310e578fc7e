import { describe, expect, it } from "vitest";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";
import { fitsPattern } from "../../../src/sandbox/fits-pattern.js";
import { runningSandbox } from "./running-sandbox.js";

const sandbox = runningSandbox();
const order = (fault: Record<string, unknown>) =>
  sandbox.post("/_sandbox/faults", { provider: "verifime", ...fault });
const statusPath = (ref: string) => `/verifime/v1/user/signup/tracking/${ref}/status`;

describe("a pattern", () => {
  it.each([
    ["/v1/*/status", "/v1/a/b/status", true],
    ["/v1/*", "/v1/", true],
    ["/v1/:ref/status", "/v1/a/status", true],
    ["/v1/{ref}.svg", "/v1/a.svg", true],
    ["/v1/:ref/status", "/v1/a/b/status", false],
    ["/v1/:ref", "/v1/", false],
    ["/v1/a.c", "/v1/abc", false],
    ["/v1/a{1,2}", "/v1/aa", false],
  ])("%s, path %s: %s", (pattern, path, fits) => {
    expect(fitsPattern(pattern, path)).toBe(fits);
  });

  it("of many wildcards is judged at once", async () => {
    await order({ route: `/${"*a".repeat(40)}b`, kind: "status", value: 503 });
    await order({ route: `/${":a".repeat(40)}/b`, kind: "status", value: 503 });
    await order({ route: "/(a{1,9}*){9}", kind: "status", value: 503 });
    const before = performance.now();
    expect((await sandbox.get(`/verifime/${"a".repeat(5000)}`)).status).toBe(404);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it("has at most 200 characters", async () => {
    const answer = await order({ route: `/${"*a".repeat(100)}`, kind: "status", value: 503 });
    expect([answer.status, answer.json.faults[0].field]).toEqual([400, "route"]);
  });
});

describe("a fault", () => {
  it("answers with a status for a number of times, then no more", async () => {
    const { ref } = await sandbox.invite();
    await order({ route: "status", kind: "status", value: 503, times: 2, headers: { "Retry-After": "7" } });
    const answers = [];
    for (let call = 0; call < 3; call++) answers.push(await sandbox.get(statusPath(ref)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(answers[0]?.headers.get("retry-after")).toBe("7");
    expect(answers[0]?.json).toMatchObject({ error: "Status 503" });
  });

  it("changes nothing at the provider", async () => {
    const { ref } = await sandbox.invite();
    await order({ route: "activate", kind: "status", value: 500, times: 1 });
    expect((await sandbox.post(`/verifime/v1/user/signup/tracking/${ref}/activate`)).status).toBe(500);
    expect(await sandbox.status(ref)).toBe("Inactive");
  });

  it("can be read by a page, and isn't used up by a preflight", async () => {
    await order({ route: "invite", kind: "status", value: 429 });
    const origin = "https://www.bank.example";
    const preflight = await sandbox.get("/verifime/v1/user/invite", {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    const answer = await sandbox.post("/verifime/v1/user/invite", {}, { origin });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("answers late", async () => {
    const { ref } = await sandbox.invite();
    await order({ route: "status", kind: "delay", value: 150 });
    const before = performance.now();
    expect(await sandbox.status(ref)).toBe("Inactive");
    expect(performance.now() - before).toBeGreaterThanOrEqual(149);
  });

  it("closes the connection without an answer", async () => {
    const { ref } = await sandbox.invite();
    await order({ route: "status", kind: "drop" });
    await expect(sandbox.get(statusPath(ref))).rejects.toThrow("fetch failed");
    expect(await sandbox.status(ref)).toBe("Inactive");
    const { json } = await sandbox.get("/_sandbox/requests");
    expect(json.map((one: { status: number }) => one.status)).toEqual([200, 0, 200]);
  });

  it("answers with something that isn't JSON, though it says so", async () => {
    const { ref } = await sandbox.invite();
    await order({ route: "status", kind: "garbage" });
    const answer = await fetch(`${sandbox.url}${statusPath(ref)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    await order({ route: "status", kind: "garbage", value: "<html>Bad gateway</html>" });
    expect(await (await fetch(`${sandbox.url}${statusPath(ref)}`)).text()).toBe("<html>Bad gateway</html>");
  });

  it.each([
    ["*", true],
    ["status", true],
    ["/v1/user/signup/tracking/:ref/status", true],
    ["/v1/user/signup/tracking/{ref}/status", true],
    ["/v1/user/*", true],
    ["/verifime/v1/*/status", true],
    ["/v1/user/signup/tracking/:ref", false],
    ["/v1/user", false],
    ["invite", false],
  ])("for the route %s hits the status call: %s", async (route, hit) => {
    const { ref } = await sandbox.invite();
    await order({ route, kind: "status", value: 500 });
    expect((await sandbox.get(statusPath(ref))).status).toBe(hit ? 500 : 200);
  });

  it("is applied in the order of the calls, and dropped by a reset", async () => {
    const { ref } = await sandbox.invite();
    await order({ route: "status", kind: "status", value: 500 });
    await order({ route: "*", kind: "status", value: 502 });
    await order({ route: "status", kind: "status", value: 504 });
    expect((await sandbox.get("/_sandbox/faults")).json).toHaveLength(3);
    expect((await sandbox.get(statusPath(ref))).status).toBe(500);
    expect((await sandbox.get(statusPath(ref))).status).toBe(502);
    await sandbox.post("/_sandbox/reset");
    expect((await sandbox.get(statusPath(ref))).status).toBe(404);
  });

  it.each([
    [{ kind: "explode" }, "kind", "must be one of status, delay, drop, garbage"],
    [{ kind: "status" }, "value", "is missing: it must be of type number"],
    [{ kind: "status", value: 99 }, "value", "must be at least 200"],
    [{ kind: "delay", value: "long" }, "value", "must be of type number"],
    [{ kind: "drop", times: 0 }, "times", "must be at least 1"],
    [
      { kind: "drop", route: "invites" },
      "route",
      "one of invite, status, activate, force-verify, qr, portal",
    ],
    [{ kind: "drop", provider: "visa" }, "provider", `must be one of ${PROVIDER_IDS.join(", ")}`],
    [{ kind: "drop", time: 3 }, "time", "is not a member of this call"],
  ])("ordered as %j is refused, with the reason", async (fault, field, message) => {
    const { status, json } = await order(fault);
    expect(status).toBe(400);
    expect(json.faults).toEqual([{ field, message: expect.stringContaining(message) }]);
    expect(json.detail).toContain(message);
  });
});
