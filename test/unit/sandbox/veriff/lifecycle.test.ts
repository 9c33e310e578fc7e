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
    await sandbox.advance(30 * DAY);
    expect(await decisionOf(id)).toBeNull();
  });
});

describe("a resubmission", () => {
  it("goes over the same URL with a new attempt", async () => {
    const { id, url } = await createdSession();
    await decide(id, "resubmission_requested");
    const first = await decisionOf(id);
    const browser = await new PlainBrowser().open(url);
    expect(browser.heading).toBe("Please try once more");
    expect(browser.html).toContain("Image quality is too poor");
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
  it("an unopened session expires, a started one is abandoned, a submitted one stays", async () => {
    const sessions = await Promise.all(["", "", "", ""].map(() => createdSession()));
    const [unopened, begun, submitted, again] = sessions.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    await customer(begun, "opens");
    await customer(submitted, "submits");
    await decide(again, "resubmission_requested");
    await sandbox.advance(7 * DAY - MINUTE);
    expect(await decisionOf(unopened)).toBeNull();
    await sandbox.advance(MINUTE);
    expect(await decisionOf(unopened)).toMatchObject({
      status: "expired",
      attemptId: null,
      decisionTime: null,
    });
    expect(await decisionOf(begun)).toMatchObject({ status: "abandoned" });
    expect(await decisionOf(submitted)).toBeNull();
    expect(await decisionOf(again)).toMatchObject({ status: "abandoned" });
    await expect.poll(receivedEvents).toEqual(expect.arrayContaining(["expired", "abandoned", "abandoned"]));
    const browser = await new PlainBrowser().open(sessions[0]?.url ?? "");
    expect(browser.heading).toBe("This link has run out");
  });
});
