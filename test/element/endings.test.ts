import { expect, fixture, html } from "@open-wc/testing";
import { describe, it } from "vitest";
import { ENDPOINT, problem, REFERENCE } from "../../demo/states/fake-proxy.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  organisationWidget,
  reachWaiting,
  referenceWidget,
  stepOf,
  textIn,
  textOf,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

describe("the completed step", () => {
  it("says that the checks go on, and has room for the partner's own", async () => {
    page.proxy.status = "Completed";
    const host =
      await fixture(html`<main><gangway-onboarding endpoint=${ENDPOINT} tracking-reference=${REFERENCE}>
      <a slot="completed" href="#account">Go to your account</a>
    </gangway-onboarding></main>`);
    const element = host.querySelector("gangway-onboarding");
    if (!element) throw new Error("no element");
    await stepOf(element, "completed");
    expect(textOf(element))
      .to.include("You’re all done")
      .and.to.include("Harbour Bank will tell you the result");
    expect(find<HTMLSlotElement>(element, "slot[name=completed]").assignedElements()).to.have.length(1);
    expect(element.status).to.equal("Completed");
  });
});

describe("an outcome that the organisation shows", () => {
  for (const [outcome, words] of [
    ["approved", "You’re verified"],
    ["in_review", "We’re taking a closer look"],
    ["declined", "We couldn’t verify you"],
  ] as const) {
    it(`has a screen: ${outcome}`, async () => {
      page.proxy.status = "Completed";
      page.proxy.outcome = outcome;
      const element = await referenceWidget();
      await stepOf(element, "completed");
      await waitUntil(() => textOf(element).includes(words));
      expect(textOf(element)).to.include("Harbour Bank").and.not.to.include("You’re all done");
      await expect(element).to.be.accessible();
    });
  }

  it("says no more than that all is done while there is none", async () => {
    page.proxy.status = "Completed";
    page.proxy.outcome = "pending";
    const element = await referenceWidget();
    await stepOf(element, "completed");
    expect(textOf(element)).to.include("You’re all done");
  });
});

describe("the action step", () => {
  it("says what is missing, tells the page, and leads back to the provider", async () => {
    const element = await reachWaiting();
    const heard = listen(element);
    page.proxy.status = "Completed";
    page.proxy.action = { kind: "resubmit", reason: "document_expired" };
    control(element, "Check now").click();
    await stepOf(element, "action");
    expect(textOf(element)).to.include("Your document has expired").and.not.to.include("all done");
    expect(only(heard, "gangway-action").map(({ kind, reason }) => [kind, reason])).to.deep.equal([
      ["resubmit", "document_expired"],
    ]);
    expect(only(heard, "gangway-completed")).to.deep.equal([]);
    control(element, "Continue").click();
    await stepOf(element, "launch");
    expect(find<HTMLAnchorElement>(element, "a[part~=button]").href).to.include("http");
    page.proxy.action = undefined;
    element.checkNow();
    await stepOf(element, "completed");
    expect(only(heard, "gangway-completed")).to.have.length(1);
    expect(only(heard, "gangway-action")).to.have.length(1);
  });

  it("speaks German", async () => {
    page.proxy.status = "Completed";
    page.proxy.authentication = "none";
    page.proxy.action = { kind: "resubmit", reason: "face_unclear" };
    const element = await referenceWidget({ locale: "de" });
    await stepOf(element, "action");
    expect(textOf(element)).to.include("Ihr Gesicht war nicht gut zu erkennen");
  });
});

describe("what only the people who run the page can mend", () => {
  for (const [status, code] of [
    [404, "unknown_organisation"],
    [403, "origin_not_allowed"],
  ] as const) {
    it(`offers nothing to press: ${code}`, async () => {
      page.proxy.instead.set("organisation", () => problem(status, code));
      const element = await organisationWidget();
      await stepOf(element, "error");
      expect(textOf(element)).to.include("Please tell the people who run it.").and.include(code);
      expect(element.shadowRoot?.querySelector("button")).to.equal(null);
      await expect(element).to.be.accessible();
    });
  }

  it("keeps the words for developers folded up", async () => {
    const element = await organisationWidget({ theme: "blue" as "auto" });
    await stepOf(element, "error");
    const words = find(element, "details small");
    expect(words.textContent).to.include('theme="blue" must be auto, light or dark.');
    expect(words.checkVisibility()).to.equal(false);
    find(element, "summary").click();
    expect(words.checkVisibility()).to.equal(true);
    expect(find(element, "[part=error]").textContent).not.to.include("theme");
    await expect(element).to.be.accessible();
  });
});

describe("the ended step", () => {
  for (const [reason, words] of [
    ["expired", "Time ran out. You can start again."],
    ["abandoned", "closed before the last step. You can start again."],
    ["failed", "didn’t work on the way. You can start again."],
  ] as const) {
    it(`gives the reason ${reason} in words`, async () => {
      page.proxy.ended = reason;
      const element = await referenceWidget();
      await stepOf(element, "ended");
      expect(textOf(element)).to.include(words);
    });
  }

  it("tells the page once, and starts again with nothing to retype", async () => {
    const element = await reachWaiting();
    const heard = listen(element);
    page.proxy.ended = "expired";
    control(element, "Check now").click();
    await stepOf(element, "ended");
    expect(only(heard, "gangway-ended").map(({ reason }) => reason)).to.deep.equal(["expired"]);
    expect(textOf(element)).to.include("Nothing is lost: your details are still here.");
    page.proxy.ended = undefined;
    control(element, "Start again").click();
    await stepOf(element, "details");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    expect(element.trackingReference).to.equal(null);
    expect(only(heard, "gangway-ended")).to.have.length(1);
  });
});

describe("the error step", () => {
  it("says what to do next, has a code for support, and tries again", async () => {
    page.proxy.instead.set("organisation", () =>
      problem(503, "provider_unavailable", { providerCode: "X17" }),
    );
    const element = await organisationWidget();
    const heard = listen(element);
    await stepOf(element, "error");
    expect(textOf(element))
      .to.include("try again")
      .and.to.include("Code for support: provider_unavailable, X17");
    expect(only(heard, "gangway-ready")).to.have.length(0);
    page.proxy.instead.clear();
    control(element, "Try again").click();
    await stepOf(element, "details");
    expect(only(heard, "gangway-ready")).to.have.length(1);
  });

  it("is there for a reference that nobody knows", async () => {
    page.proxy.instead.set("tracking", () => problem(404, "unknown_reference"));
    const element = await referenceWidget();
    const heard = listen(element);
    await textIn(element, "We don’t know this link");
    await stepOf(element, "error");
    expect(only(heard, "gangway-error").length).to.be.at.most(1);
  });
});
