import { expect } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it } from "vitest";
import { INVITE_URL, problem, REFERENCE } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import type { StreamEntry } from "../../src/elements/first/stream-event.js";
import {
  control,
  find,
  freshProxy,
  opener,
  openProvider,
  organisationWidget,
  reachCode,
  reachLaunch,
  stepOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();
let listeners: AbortController;
beforeEach(() => {
  listeners = new AbortController();
});
afterEach(() => listeners.abort());

/** Collects the entries of the stream on the document, from now on: they bubble and cross shadow roots. */
function collect(): StreamEntry[] {
  const entries: StreamEntry[] = [];
  document.addEventListener("gangway-event", (event) => entries.push(event), listeners);
  return entries;
}
const namesOf = (entries: StreamEntry[]) => entries.map(({ name }) => name);
const fieldsOf = (entries: StreamEntry[], name: StreamEntry["name"]) =>
  entries.filter((entry) => entry.name === name).map(({ fields }) => fields);
const submitCode = (element: GangwayOnboarding, code: string) => type(element, "code", code);

describe("the stream", () => {
  it("tells a whole visit, with the particular events in it", async () => {
    const entries = collect();
    page.proxy.resendAfterSeconds = 0;
    const element = await reachCode();
    control(element, "Send a new code").click();
    await waitUntil(() => namesOf(entries).includes("code_resent"), "the second mail");
    page.proxy.instead.set("activate", () => problem(403, "code_incorrect", { attemptsLeft: 4 }));
    submitCode(element, "111111");
    await waitUntil(() => namesOf(entries).includes("code_refused"), "the refusal");
    page.proxy.instead.delete("activate");
    submitCode(element, "123456");
    await stepOf(element, "launch");
    openProvider(element);
    await stepOf(element, "waiting");
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    expect(namesOf(entries)).to.deep.equal([
      "step",
      "ready",
      "status",
      "code_sent",
      "step",
      "code_resent",
      "error",
      "code_refused",
      "status",
      "launch_offered",
      "qr_shown",
      "step",
      "launch_opened",
      "step",
      "status",
      "completed",
      "step",
    ]);
    expect(fieldsOf(entries, "step")).to.deep.equal([
      { step: "details", index: 1, count: 4 },
      { step: "code", index: 2, count: 4 },
      { step: "launch", index: 3, count: 4 },
      { step: "waiting", index: 3, count: 4 },
      { step: "completed", index: 4, count: 4 },
    ]);
    expect(fieldsOf(entries, "status").at(-1)).to.deep.equal({ status: "Completed", previous: "Active" });
    expect(fieldsOf(entries, "error")).to.deep.equal([{ code: "code_incorrect", retryable: true }]);
    expect(fieldsOf(entries, "code_refused")).to.deep.equal([{ code: "code_incorrect", attemptsLeft: 4 }]);
    expect(fieldsOf(entries, "launch_offered")).to.deep.equal([{ kind: "link", qr: true, phone: false }]);
    expect(fieldsOf(entries, "launch_opened")).to.deep.equal([{ via: "link" }]);
  });

  it("holds no personal data, no code, no link and no reference", async () => {
    const entries = collect();
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await reachCode({
      email: "jane@example.com",
      externalRef: "customer-42",
      referenceData: "branch 7",
      customerToken: null,
      customerContext: { firstName: "Jane", familyName: "Harbourmaster", dateOfBirth: "1990-01-31" },
    });
    page.proxy.instead.set("activate", () =>
      problem(403, "code_incorrect", { attemptsLeft: 4, detail: "jane@example.com typed 481516" }),
    );
    submitCode(element, "481516");
    await waitUntil(() => namesOf(entries).includes("code_refused"), "the refusal");
    page.proxy.instead.delete("activate");
    control(element, "Continue").click();
    await stepOf(element, "launch");
    openProvider(element);
    await stepOf(element, "waiting");
    page.proxy.ended = "failed";
    element.checkNow();
    await stepOf(element, "ended");
    const written = JSON.stringify(entries.map(({ name, fields }) => ({ name, fields })));
    const secrets = ["jane", "example.com", "harbourmaster", "1990", "customer-42", "branch 7", "481516"];
    for (const secret of [...secrets, REFERENCE, INVITE_URL, "http", "visit-token", "ORGCODE123", "Bank"]) {
      expect(written.toLowerCase(), secret).not.to.include(secret.toLowerCase());
    }
    // Words, numbers and booleans alone: nothing that somebody typed fits in.
    for (const { fields } of entries) {
      for (const value of Object.values(fields)) {
        if (typeof value === "string") expect(value).to.match(/^[A-Za-z_-]{1,30}$/);
        else expect(typeof value === "number" || typeof value === "boolean" || value === null).to.equal(true);
      }
    }
  });

  it("tells a code that could not be mailed", async () => {
    const entries = collect();
    page.proxy.instead.set("code", () => problem(503, "provider_unavailable"));
    const element = await reachCode();
    page.proxy.instead.set("code", () => problem(429, "rate_limited"));
    control(element, "Send the code").click();
    await waitUntil(() => fieldsOf(entries, "code_not_sent").length === 2, "the second failure");
    expect(fieldsOf(entries, "code_not_sent")).to.deep.equal([
      { code: "provider_unavailable" },
      { code: "rate_limited" },
    ]);
    expect(namesOf(entries)).to.not.include("code_sent");
  });

  it("tells that the language has changed", async () => {
    const entries = collect();
    const element = await organisationWidget({ locale: "en" });
    await stepOf(element, "details");
    element.locale = "de-AT";
    await element.updateComplete;
    expect(fieldsOf(entries, "language_changed")).to.deep.equal([{ from: "en", to: "de-AT" }]);
  });

  it("tells once that the code, and then the visit, ends soon", async () => {
    const entries = collect();
    page.proxy.codeSeconds = 119;
    page.proxy.expiresAt = new Date(Date.now() + 3_500_000).toISOString();
    const element = await reachLaunch();
    openProvider(element);
    await stepOf(element, "waiting");
    control(element, "Open it again").click();
    await stepOf(element, "launch");
    const ends = fieldsOf(entries, "expiry_near") as { of: string; secondsLeft: number }[];
    expect(ends.map(({ of }) => of)).to.deep.equal(["code", "visit"]);
    expect(ends[0]?.secondsLeft).to.be.within(1, 119);
    expect(ends[1]?.secondsLeft).to.be.within(3000, 3500);
  });

  it("tells the ways that are offered and opened: a redirect here, or a frame", async () => {
    const entries = collect();
    page.proxy.launch = ["redirect"];
    const element = await reachLaunch();
    find(element, "a[part~=button]").addEventListener("click", (event) => event.preventDefault());
    opener(element).click();
    expect(fieldsOf(entries, "launch_offered")).to.deep.equal([
      { kind: "redirect", qr: false, phone: false },
    ]);
    expect(fieldsOf(entries, "launch_opened")).to.deep.equal([{ via: "redirect" }]);
    expect(namesOf(entries)).to.not.include("qr_shown");
  });
});
