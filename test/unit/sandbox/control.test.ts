import { describe, expect, it, onTestFinished } from "vitest";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";
import { createSandbox } from "../../../src/sandbox/sandbox.js";
import { runningSandbox } from "./running-sandbox.js";

const sandbox = runningSandbox();
const form = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html", ...headers },
});

describe("a host that isn't the sandbox's", () => {
  const through = async (host: string, path: string, baseUrl = "http://phone.example:8788") => {
    const own = createSandbox({ baseUrl });
    onTestFinished(() => own.close());
    const headers = { origin: `http://${host}` };
    return (await own.fetch(new Request(`http://${host}${path}`, { headers }))).status;
  };

  it.each(["localhost:8788", "127.0.0.1:8788", "[::1]:8788", "phone.example:8788"])(
    "is not %s",
    async (host) => {
      expect(await through(host, "/_sandbox/mail")).toBe(200);
    },
  );

  it.each(["evil.example:8788", "localhost.evil.example", "127.0.0.1.evil.example", "phone.example.evil"])(
    "is %s, which reads and controls nothing",
    async (host) => {
      for (const path of ["/", "/_sandbox/mail", "/_sandbox/reset", "/verifime/v1/user/invite"]) {
        expect(await through(host, path)).toBe(403);
      }
    },
  );
});

describe("the request log", () => {
  it("has every request to a provider, in order, without its query", async () => {
    const before = Date.now();
    const { ref, qrCodeUrl } = await sandbox.invite();
    await sandbox.status(ref);
    await sandbox.get(qrCodeUrl);
    await sandbox.get("/verifime/nowhere?key=secret");
    await sandbox.get("/_sandbox/sessions");
    const { json } = await sandbox.get("/_sandbox/requests");
    expect(json.map(({ at, ...rest }: { at: string }) => rest)).toEqual([
      { provider: "verifime", method: "POST", path: "/verifime/v1/user/invite", status: 200 },
      {
        provider: "verifime",
        method: "GET",
        path: `/verifime/v1/user/signup/tracking/${ref}/status`,
        status: 200,
      },
      { provider: "verifime", method: "GET", path: "/verifime/qr", status: 200 },
      { provider: "verifime", method: "GET", path: "/verifime/nowhere", status: 404 },
    ]);
    for (const { at } of json) {
      expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Math.abs(Date.parse(at) - before)).toBeLessThan(5000);
    }
  });
});

describe("the customer call", () => {
  it("does what a person does, step by step", async () => {
    const { ref } = await sandbox.invite();
    const act = async (does: string) =>
      (await sandbox.post(`/_sandbox/verifime/${ref}/customer`, { does })).json;
    expect(await act("opens")).toMatchObject({ provider: "verifime", session: ref, status: "Inactive" });
    expect(await act("leaves")).toMatchObject({ status: "Active", note: "the customer left" });
    expect(await sandbox.status(ref)).toBe("Active");
    expect(await act("opens")).toMatchObject({ status: "Active", note: null });
    expect(await act("submits")).toMatchObject({ status: "Completed", outcome: null });
    expect(await act("leaves")).toMatchObject({ status: "Completed", note: null });
  });

  it("says what is allowed, and which sessions there are", async () => {
    const { ref } = await sandbox.invite();
    const wrong = await sandbox.post(`/_sandbox/verifime/${ref}/customer`, { does: "waits" });
    expect(wrong.status).toBe(400);
    expect(wrong.headers.get("content-type")).toBe("application/problem+json");
    expect(wrong.json).toMatchObject({
      status: 400,
      faults: [{ field: "does", message: "must be one of opens, submits, leaves" }],
    });
    const unknown = await sandbox.post("/_sandbox/verifime/nobody/customer", { does: "opens" });
    expect(unknown.status).toBe(404);
    expect(unknown.json.detail).toContain("GET /_sandbox/sessions");
    const provider = await sandbox.post(`/_sandbox/visa/${ref}/customer`, { does: "opens" });
    expect(provider.status).toBe(404);
    expect(provider.json.detail).toContain(`It has: ${PROVIDER_IDS.join(", ")}`);
  });
});

describe("the decide call", () => {
  it("says what is allowed", async () => {
    const { ref } = await sandbox.invite();
    const decide = (body: unknown) => sandbox.post(`/_sandbox/verifime/${ref}/decide`, body);
    const wrong = await decide({ riskLevel: "SEVERE" });
    expect(wrong.status).toBe(400);
    expect(wrong.json.faults).toEqual([
      { field: "riskLevel", message: "must be one of LOW, MEDIUM, HIGH, EXTREME, NO RISK DETECTED" },
    ]);
    const outcome = await decide({ outcome: "approved" });
    expect(outcome.json.faults.map(({ field }: { field: string }) => field)).toEqual([
      "riskLevel",
      "outcome",
    ]);
    expect(await sandbox.status(ref)).toBe("Inactive");
    expect((await sandbox.post("/_sandbox/verifime/nobody/decide", { riskLevel: "LOW" })).status).toBe(404);
  });

  it("hands in for the customer who hasn't", async () => {
    const { ref } = await sandbox.invite();
    const { json } = await sandbox.post(`/_sandbox/verifime/${ref}/decide`, { riskLevel: "HIGH" });
    expect(json).toMatchObject({ session: ref, status: "Completed", outcome: "HIGH" });
    expect(await sandbox.status(ref)).toBe("Completed");
  });
});

describe("the clock call", () => {
  it("moves the sandbox's time and nothing else's", async () => {
    const { json } = await sandbox.post("/_sandbox/clock", { advanceSeconds: 3600 });
    expect(json.advancedSeconds).toBe(3600);
    expect(Math.abs(Date.parse(json.now) - Date.now() - 3_600_000)).toBeLessThan(5000);
    await sandbox.advance(60);
    expect((await sandbox.get("/_sandbox/clock")).json.advancedSeconds).toBe(3660);
  });

  it.each([
    {},
    { advanceSeconds: -1 },
    { advanceSeconds: "60" },
    { advanceSeconds: 1e12 },
    { seconds: 60 },
    [],
  ])("refuses %j", async (body) => {
    const { status, json } = await sandbox.post("/_sandbox/clock", body);
    expect(status).toBe(400);
    expect(json.faults.length).toBeGreaterThan(0);
  });
});

describe("the webhooks call", () => {
  it("names each fault", async () => {
    const { status, json } = await sandbox.post("/_sandbox/webhooks", { provider: "visa", url: "ftp://x" });
    expect(status).toBe(400);
    expect(json.faults).toEqual([
      { field: "provider", message: `must be one of ${PROVIDER_IDS.join(", ")}` },
      { field: "url", message: "must be an http(s) URL" },
    ]);
  });
});

describe("reset", () => {
  it("clears sessions, requests, mail, faults, webhooks and clock", async () => {
    const { ref } = await sandbox.invite({ sendInvitationEmail: true });
    await sandbox.post("/_sandbox/webhooks", { provider: "verifime", url: "http://127.0.0.1:1/" });
    await sandbox.post("/_sandbox/faults", { provider: "verifime", route: "*", kind: "drop" });
    await sandbox.advance(100);
    expect((await sandbox.post("/_sandbox/reset")).status).toBe(200);
    for (const list of ["sessions", "requests", "mail", "faults", "deliveries"]) {
      expect((await sandbox.get(`/_sandbox/${list}`)).json).toEqual([]);
    }
    expect((await sandbox.get("/_sandbox/clock")).json.advancedSeconds).toBe(0);
    expect((await sandbox.get("/_sandbox/webhooks")).json).toContainEqual({ provider: "verifime", urls: [] });
    expect((await sandbox.get(`/verifime/v1/user/signup/tracking/${ref}/status`)).status).toBe(404);
  });
});

describe("who may control", () => {
  it("is refused to pages of another origin", async () => {
    for (const origin of ["https://evil.example", "null"]) {
      const answer = await sandbox.get("/_sandbox/reset", form("", { origin }));
      expect(answer.status).toBe(403);
    }
    expect((await sandbox.get("/_sandbox/reset", form("", { origin: sandbox.url }))).status).toBe(303);
  });

  it("takes JSON of any content type, and reports a body that is none", async () => {
    const curl = await sandbox.get("/_sandbox/clock", form('{"advanceSeconds":5}', { accept: "*/*" }));
    expect([curl.status, curl.json.advancedSeconds]).toEqual([200, 5]);
    const text = await sandbox.get("/_sandbox/clock", { method: "POST", body: "five" });
    expect([text.status, text.json.detail]).toEqual([400, "The body must be JSON."]);
  });

  it("answers an unknown call with a hint", async () => {
    const { status, json } = await sandbox.get("/_sandbox/nothing");
    expect(status).toBe(404);
    expect(json.detail).toContain("The page at / shows what there is");
    expect((await sandbox.get("/nowhere")).status).toBe(404);
  });
});

describe("the page at /", () => {
  it("shows sessions, mail, webhooks and requests, without letting their text be markup", async () => {
    const evil = '"><img src=x onerror=alert(1)>@example.com';
    const { ref } = await sandbox.invite({ email: evil.replaceAll(" ", ""), sendInvitationEmail: true });
    await sandbox.post(`/_sandbox/verifime/${ref}/decide`, { riskLevel: "HIGH" });
    const { status, headers, text } = await sandbox.get("/");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    for (const seen of [
      ref,
      "Completed",
      "HIGH",
      "invites you to verify",
      "no endpoint",
      "/verifime/v1/user/invite",
    ]) {
      expect(text).toContain(seen);
    }
    expect(text).not.toContain("<img");
    expect(text.match(/<script.*?>/g)).toEqual(['<script src="_sandbox/control.js" defer>']);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("has forms that work: each posts to a call and comes back", async () => {
    const { ref } = await sandbox.invite();
    const session = `/_sandbox/verifime/${ref}`;
    const actionsOf = async (page: string) => {
      const { text } = await sandbox.get(page, { headers: { accept: "text/html" } });
      return [...text.matchAll(/<form[^>]* action="([^"]+)"/g)].map(
        ([, action = ""]) => new URL(action, sandbox.url + page).pathname,
      );
    };
    expect(await actionsOf("/")).toContain("/_sandbox/clock");
    expect(await actionsOf(session)).toContain(`${session}/customer`);
    const submitted = await sandbox.get(`/_sandbox/verifime/${ref}/customer`, form("does=submits"));
    expect(submitted.status).toBe(303);
    const target = new URL(
      submitted.headers.get("location") ?? "",
      `${sandbox.url}/_sandbox/verifime/${ref}/customer`,
    );
    expect(target.href).toBe(sandbox.url + session);
    expect(await sandbox.status(ref)).toBe("Completed");
    await sandbox.get("/_sandbox/clock", form("advanceSeconds=90"));
    expect((await sandbox.get("/_sandbox/clock")).json.advancedSeconds).toBe(90);
    await sandbox.get("/_sandbox/faults", form("provider=verifime&route=status&kind=drop&value=503&times=2"));
    await sandbox.get("/_sandbox/faults", form("provider=verifime&route=*&kind=garbage&value=&times=1"));
    expect((await sandbox.get("/_sandbox/faults")).json).toMatchObject([
      { kind: "drop", times: 2 },
      { kind: "garbage", times: 1 },
    ]);
  });

  it("is styled by sheets that its policy allows", async () => {
    for (const sheet of ["control", "capture"]) {
      const { status, headers } = await sandbox.get(`/_sandbox/${sheet}.css`);
      expect([status, headers.get("content-type")]).toEqual([200, "text/css; charset=utf-8"]);
    }
  });
});
