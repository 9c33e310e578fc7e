import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { veriffSandbox } from "./veriff-sandbox.js";

const MINUTE = 60;
const DAY = 86_400;
const { createdSession, customer, decide, decisionOf, partner, patch, read, receivedEvents, sandbox } =
  veriffSandbox();

describe("outcomes", () => {
  const WORDS: [string, string, number][] = [
    ["approved", "approved", 9001],
    ["declined", "declined", 9102],
    ["in_review", "review", 9121],
    ["resubmission_requested", "resubmission_requested", 9103],
    ["expired", "expired", 9104],
    ["abandoned", "abandoned", 9104],
  ];
  for (const [outcome, status, code] of WORDS) {
    it(`${outcome} is ${status}, ${code}`, async () => {
      const { id } = await createdSession();
      expect((await decide(id, outcome)).json).toMatchObject({ status });
      expect(await decisionOf(id)).toMatchObject({ status, code });
    });
  }

  it("that Veriff doesn't have are refused, and so are decisions on an ended session", async () => {
    const { id } = await createdSession();
    expect((await decide(id, "assessed")).status).toBe(400);
    await decide(id, "expired");
    expect((await decide(id, "approved")).status).toBe(400);
  });

  const MAGIC: [string, string][] = [
    ["Approve", "approved"],
    ["decline", "declined"],
    ["Resubmit", "resubmission_requested"],
  ];
  for (const [firstName, status] of MAGIC) {
    it(`the first name ${firstName} decides`, async () => {
      const { id } = await createdSession({ person: { firstName } });
      await customer(id, "submits");
      expect(await decisionOf(id)).toBeNull();
      await sandbox.advance(2);
      expect(await decisionOf(id)).toMatchObject({ status });
    });
  }

  it("no other name does", async () => {
    const { id } = await createdSession({ person: { firstName: "Jane" } });
    await customer(id, "submits");
    await sandbox.advance(6 * DAY);
    expect(await decisionOf(id)).toBeNull();
  });
});

describe("reasons", () => {
  const REASONS: [string, string, string][] = [
    ["declined", "106", "Known fraud"],
    ["declined", "502", "Multiple parties present in session"],
    ["resubmission_requested", "207", "Document expired"],
    ["resubmission_requested", "606", "Face is not clearly visible"],
  ];
  for (const [outcome, reasonCode, reason] of REASONS) {
    it(`${reasonCode} goes with ${outcome}`, async () => {
      const { id } = await createdSession();
      const path = `/_sandbox/veriff/${id}/decide`;
      expect((await sandbox.post(path, { outcome, reasonCode: Number(reasonCode) })).status).toBe(200);
      expect(await decisionOf(id)).toMatchObject({ status: outcome, reasonCode, reason });
    });
  }

  it("of a code that isn't in the tables are given in words", async () => {
    const { id } = await createdSession();
    const path = `/_sandbox/veriff/${id}/decide`;
    const own = { reasonCode: "544", reason: "Some granular reason" };
    expect((await sandbox.post(path, { outcome: "declined", ...own })).status).toBe(200);
    expect(await decisionOf(id)).toMatchObject(own);
  });

  const WRONG = [
    { outcome: "declined", reasonCode: "204" },
    { outcome: "resubmission_requested", reasonCode: "102" },
    { outcome: "declined", reasonCode: "644", reason: "Not a reason to decline" },
    { outcome: "declined", reasonCode: "544" },
    { outcome: "approved", reasonCode: "102" },
    { outcome: "expired", reason: "Bored" },
  ];
  for (const body of WRONG) {
    it(`refuses ${JSON.stringify(body)}`, async () => {
      const { id } = await createdSession();
      expect((await sandbox.post(`/_sandbox/veriff/${id}/decide`, body)).status).toBe(400);
      expect(await decisionOf(id)).toBeNull();
    });
  }
});

describe("settings", () => {
  const set = (body: unknown) => sandbox.post("/_sandbox/veriff/settings", body);

  it("switch the status review off and on", async () => {
    const { id } = await createdSession();
    expect((await set({ review: false })).json).toMatchObject({ review: false, creationsPerMinute: 30 });
    const refused = await decide(id, "in_review");
    expect([refused.status, refused.json.detail]).toEqual([400, expect.stringContaining("settings")]);
    expect(await decisionOf(id)).toBeNull();
    await set({ review: true });
    await decide(id, "in_review");
    expect(await decisionOf(id)).toMatchObject({ status: "review", code: 9121 });
  });

  it("let an enterprise customer create 600 sessions a minute", async () => {
    await set({ creationsPerMinute: 600 });
    for (let count = 0; count < 600; count += 1) await createdSession();
    await expect(createdSession()).rejects.toThrow("429");
    await sandbox.advance(MINUTE);
    await createdSession();
  });

  it("are read back, reset, and refused where they are wrong", async () => {
    const defaults = (await sandbox.get("/_sandbox/veriff/settings")).json;
    expect(defaults).toEqual({
      creationsPerMinute: 30,
      review: true,
      eventWebhook: true,
      fullAuto: false,
      watchlistWebhook: false,
    });
    for (const wrong of [{ review: "perhaps" }, { creationsPerMinute: 31 }, { colour: "red" }, []]) {
      expect((await set(wrong)).status).toBe(400);
    }
    await set({ review: false });
    await sandbox.post("/_sandbox/reset");
    expect((await sandbox.get("/_sandbox/veriff/settings")).json).toEqual(defaults);
    expect((await sandbox.get("/_sandbox/verifime/settings")).status).toBe(404);
  });

  it("have buttons on the control page", async () => {
    const page = (await sandbox.get("/")).text;
    expect(page).toMatch(
      /action="_sandbox\/veriff\/settings">\s*<input type="hidden" name="review" value="false">/,
    );
    const form = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
    const answer = await sandbox.get("/_sandbox/veriff/settings", {
      method: "POST",
      headers: form,
      body: "review=false",
    });
    expect(answer.status).toBe(303);
    expect((await sandbox.get("/_sandbox/veriff/settings")).json.review).toBe(false);
  });
});

describe("a resubmission", () => {
  it("goes over the same URL with a new attempt", async () => {
    const { id, url } = await createdSession();
    await decide(id, "resubmission_requested");
    const first = await decisionOf(id);
    const browser = await new PlainBrowser().open(url);
    expect(browser.heading).toBe("Please try once more");
    expect(browser.html).toContain("Poor image quality");
    await browser.submit();
    expect(browser.heading).toBe("Let’s get you verified");
    expect(browser.url).toBe(url);
    await customer(id, "submits");
    await decide(id, "approved");
    const second = await decisionOf(id);
    expect(second).toMatchObject({ id, status: "approved", reason: null, reasonCode: null });
    expect(second.attemptId).not.toBe(first.attemptId);
    expect((await read(id, "attempts")).verifications).toHaveLength(2);
  });

  it("is reported after five minutes, unless the customer has resubmitted by then", async () => {
    const { id: idle } = await createdSession();
    const { id: quick } = await createdSession();
    for (const id of [idle, quick]) await decide(id, "resubmission_requested");
    await sandbox.advance(4 * MINUTE);
    await customer(quick, "opens", "submits");
    await sandbox.advance(10 * MINUTE);
    const requests = partner.received.filter(({ json }) => json.verification);
    expect(requests.map(({ json }) => json.verification.id)).toEqual([idle]);
    expect(requests[0]?.json.verification).toMatchObject({ code: 9103, reasonCode: "204" });
  });

  it("is reported at once where the server had uploaded", async () => {
    const { id } = await createdSession();
    await patch(id, "submitted");
    await decide(id, "resubmission_requested");
    await expect.poll(receivedEvents).toContain("resubmission_requested");
  });

  it("is granted nine times; then the session is declined", async () => {
    const { id } = await createdSession();
    for (let count = 0; count < 9; count += 1) {
      await decide(id, "resubmission_requested");
      await customer(id, "opens", "submits");
    }
    await decide(id, "resubmission_requested");
    expect(await decisionOf(id)).toMatchObject({ status: "declined", code: 9102, reasonCode: "539" });
  });
});

describe("after seven days", () => {
  it("an unopened session expires, and any other that isn't decided for good is abandoned", async () => {
    const sessions = await Promise.all(["", "", "", "", "", ""].map(() => createdSession()));
    const [unopened = "", begun = "", submitted = "", again = "", reviewed = "", approved = ""] =
      sessions.map(({ id }) => id);
    await customer(begun, "opens");
    await customer(submitted, "submits");
    await decide(again, "resubmission_requested");
    await decide(reviewed, "in_review");
    await decide(approved, "approved");
    await sandbox.advance(7 * DAY - MINUTE);
    expect(await decisionOf(unopened)).toBeNull();
    await sandbox.advance(MINUTE);
    expect(await decisionOf(unopened)).toMatchObject({
      status: "expired",
      attemptId: null,
      decisionTime: null,
    });
    expect(await decisionOf(begun)).toMatchObject({ status: "abandoned" });
    for (const id of [submitted, again, reviewed]) {
      expect(await decisionOf(id)).toMatchObject({ status: "abandoned", code: 9104 });
    }
    expect(await decisionOf(approved)).toMatchObject({ status: "approved" });
    const ends = () => receivedEvents().filter((word) => word === "expired" || word === "abandoned");
    await expect.poll(() => ends().toSorted()).toEqual([...Array(4).fill("abandoned"), "expired"]);
    const browser = await new PlainBrowser().open(sessions[0]?.url ?? "");
    expect(browser.heading).toBe("This link has run out");
  });
});
