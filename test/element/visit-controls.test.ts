/** Starting over, changing details and getting help, below the steps of a visit. */
import { expect } from "@open-wc/testing";
import { describe, it } from "vitest";
import { userEvent } from "vitest/browser";
import { problem, REFERENCE } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  openProvider,
  organisationWidget,
  reachCode,
  reachLaunch,
  reachWaiting,
  referenceWidget,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

const labelsOf = (element: GangwayOnboarding): string[] =>
  [...(element.shadowRoot?.querySelectorAll(".controls button") ?? [])].map(
    ({ textContent }) => textContent?.trim() ?? "",
  );
const press = (element: GangwayOnboarding, label: string): void => control(element, label).click();
const focused = (element: GangwayOnboarding) => element.shadowRoot?.activeElement;
const isExpanded = (element: GangwayOnboarding, label: string) =>
  control(element, label).getAttribute("aria-expanded");

describe("help", () => {
  it("opens in place in the launch step, and closes again", async () => {
    const element = await reachLaunch();
    expect(labelsOf(element)).to.deep.equal(["Start over", "Change details", "Get help"]);
    expect(isExpanded(element, "Get help")).to.equal("false");
    press(element, "Get help");
    await textIn(element, "Have your identity document with you");
    expect(textOf(element)).to.include("Still stuck? Ask Harbour Bank.");
    expect(isExpanded(element, "Get help")).to.equal("true");
    await expect(element).to.be.accessible();
    press(element, "Get help");
    await waitUntil(() => isExpanded(element, "Get help") === "false");
    expect(textOf(element)).not.to.include("Still stuck?");
  });

  it.each([
    ["https://www.harbour.example/help", "Help from Harbour Bank", "_blank"],
    ["mailto:help@harbour.example?subject=Verification", "help@harbour.example", "_self"],
    ["tel:+4930123456;ext=7", "+4930123456", "_self"],
  ])("leads to the organisation's own: %s", async (helpUrl, label, target) => {
    page.proxy.helpUrl = helpUrl;
    const element = await reachWaiting();
    press(element, "Get help");
    await textIn(element, `Still stuck? Contact Harbour Bank: ${label}`);
    const link = find<HTMLAnchorElement>(element, ".opened a");
    expect([link.getAttribute("href"), link.target, link.rel]).to.deep.equal([helpUrl, target, "noopener"]);
  });

  it("is about the code in the code step", async () => {
    const element = await reachCode();
    expect(labelsOf(element)).to.deep.equal(["Get help"]);
    press(element, "Get help");
    await textIn(element, "No code yet?");
    expect(textOf(element)).to.include("Never tell anybody the code. Harbour Bank won’t ask you for it.");
    expect(textOf(element)).not.to.include("identity document");
  });

  it("is all that a customer gets whom the partner's server has invited", async () => {
    page.proxy.authentication = "none";
    const element = await referenceWidget({ organisation: "ORGCODE123" });
    await stepOf(element, "launch");
    expect(labelsOf(element)).to.deep.equal(["Get help"]);
    openProvider(element);
    await stepOf(element, "waiting");
    expect(labelsOf(element)).to.deep.equal(["Get help"]);
  });

  it("is offered where the provider asks for more", async () => {
    const element = await reachWaiting();
    page.proxy.action = { kind: "resubmit", reason: "face_unclear" };
    await stepOf(element, "action");
    await waitUntil(() => labelsOf(element).length === 1, "the control");
    press(element, "Get help");
    await textIn(element, "Still stuck?");
    await expect(element).to.be.accessible();
  });

  it("speaks German, and in the page's own words", async () => {
    const element = await reachLaunch({
      terms: { getHelp: "Rat & Tat", helpAsk: (name) => `Ask ${name} now` },
    });
    press(element, "Rat & Tat");
    await textIn(element, "Ask Harbour Bank now");
    element.locale = "de";
    await textIn(element, "Anderes Gerät?");
    expect(labelsOf(element)).to.deep.equal(["Neu beginnen", "Angaben ändern", "Rat & Tat"]);
  });
});

describe("starting over", () => {
  it("begins a fresh visit at once where nothing has been done, with nothing to type again", async () => {
    page.proxy.collect = ["firstName"];
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "email", "jane@example.com");
    type(element, "firstName", "Jane");
    press(element, "Continue");
    await stepOf(element, "code");
    type(element, "code", "123456");
    press(element, "Continue");
    await stepOf(element, "launch");
    const heard = listen(element);
    expect(control(element, "Start over").hasAttribute("aria-expanded")).to.equal(false);
    press(element, "Start over");
    await stepOf(element, "details");
    await waitUntil(() => focused(element)?.id === "heading", "the focus on the heading");
    expect(only(heard, "gangway-step").map(({ step }) => step)).to.deep.equal(["details"]);
    expect(
      Object.keys(sessionStorage).filter((key) => sessionStorage[key].includes("visit-token")),
    ).to.deep.equal([]);
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    expect(find<HTMLInputElement>(element, "#firstName").value).to.equal("Jane");
    press(element, "Continue");
    await stepOf(element, "code");
    expect(page.proxy.to("invite")).to.have.length(2);
    expect(page.proxy.to("code")[1]?.path).not.to.include(REFERENCE);
    type(element, "code", "123456");
    press(element, "Continue");
    await stepOf(element, "launch");
    await waitUntil(() => page.proxy.to("status").length > 0, "a status");
    expect(page.proxy.to("status").at(-1)?.path).not.to.include(REFERENCE);
  });

  it("asks once where something may be lost", async () => {
    const element = await reachWaiting();
    press(element, "Start over");
    await textIn(element, "What you’ve done in the verification so far won’t count.");
    await waitUntil(() => focused(element)?.id === "question", "the focus on the question");
    expect(isExpanded(element, "Start over")).to.equal("true");
    await expect(element).to.be.accessible();
    press(element, "Cancel");
    await waitUntil(() => focused(element)?.id === "startOver", "the focus on the control");
    expect(textOf(element)).not.to.include("won’t count");
    expect(element.step).to.equal("waiting");
    press(element, "Start over");
    await textIn(element, "Yes, start over");
    press(element, "Yes, start over");
    await stepOf(element, "details");
    const reads = page.proxy.to("status").length;
    press(element, "Continue");
    await stepOf(element, "code");
    expect(page.proxy.to("invite")).to.have.length(2);
    expect(page.proxy.to("status")).to.have.length(reads);
  });

  it("leaves the focus on the heading of the first step, from wherever it began", async () => {
    const onHeading = async (element: GangwayOnboarding) => {
      await stepOf(element, "details");
      await waitUntil(() => focused(element) === find(element, "h2"), "the focus on the heading");
    };
    const element = await reachCode();
    const restart = async (text: string) => {
      control(element, text).focus();
      await userEvent.keyboard("{Enter}");
    };
    await restart("Use another email address");
    await onHeading(element);
    press(element, "Continue");
    await stepOf(element, "code");
    type(element, "code", "123456");
    press(element, "Continue");
    await stepOf(element, "launch");
    page.proxy.ended = "expired";
    await stepOf(element, "ended");
    await restart("Start again");
    await onHeading(element);
  });

  it("asks in the launch step, too, once the provider's screen was opened", async () => {
    const element = await reachWaiting();
    press(element, "Open it again");
    await stepOf(element, "launch");
    press(element, "Start over");
    await textIn(element, "won’t count");
    expect(element.step).to.equal("launch");
  });

  it("too often, says so in the ordinary words, and loses nothing", async () => {
    const element = await reachLaunch();
    press(element, "Start over");
    await stepOf(element, "details");
    page.proxy.instead.set("invite", () => problem(429, "rate_limited", { retryAfterSeconds: 1 }));
    press(element, "Continue");
    await textIn(element, "That was a lot at once.");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    page.proxy.instead.clear();
    await waitUntil(() => !textOf(element).includes("at once"), "the end of the wait");
    press(element, "Continue");
    await stepOf(element, "code");
  });

  it("stays in the dialog, with the focus", async () => {
    const element = await organisationWidget({ email: "jane@example.com", modal: true });
    await element.open();
    await stepOf(element, "details");
    press(element, "Continue");
    await stepOf(element, "code");
    type(element, "code", "123456");
    press(element, "Continue");
    await stepOf(element, "launch");
    const heard = listen(element);
    control(element, "Start over").focus();
    press(element, "Start over");
    await stepOf(element, "details");
    await waitUntil(() => focused(element)?.id === "heading", "the focus on the heading");
    expect(find<HTMLDialogElement>(element, "dialog").open).to.equal(true);
    expect(only(heard, "gangway-cancelled")).to.have.length(0);
    element.close();
  });
});

describe("changing details", () => {
  it("goes back to what was typed, and on with the same visit where it stays so", async () => {
    const element = await reachLaunch();
    const heard = listen(element);
    press(element, "Change details");
    await stepOf(element, "details");
    await waitUntil(() => focused(element)?.id === "heading", "the focus on the heading");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    press(element, "Continue");
    await stepOf(element, "launch");
    expect([page.proxy.to("invite").length, page.proxy.to("code").length]).to.deep.equal([1, 1]);
    expect(element.trackingReference).to.equal(REFERENCE);
    expect(only(heard, "gangway-step").map(({ step }) => step)).to.deep.equal(["details", "launch"]);
    expect(only(heard, "gangway-status")).to.have.length(0);
  });

  it("makes a fresh visit of other details", async () => {
    const element = await reachLaunch();
    press(element, "Change details");
    await stepOf(element, "details");
    type(element, "email", "janet@example.com");
    press(element, "Continue");
    await stepOf(element, "code");
    expect(page.proxy.to("invite").map(({ body }) => (body as { email: string }).email)).to.deep.equal([
      "jane@example.com",
      "janet@example.com",
    ]);
    expect(element.trackingReference).not.to.equal(REFERENCE);
  });

  it("asks once where something may be lost", async () => {
    const element = await reachWaiting();
    press(element, "Change details");
    await textIn(element, "If you change anything, you’ll begin again");
    expect(element.step).to.equal("waiting");
    press(element, "Yes, change details");
    await stepOf(element, "details");
  });

  it("says why it doesn't work, and stays where it is", async () => {
    const element = await reachLaunch();
    page.proxy.instead.set("organisation", () => problem(429, "rate_limited"));
    press(element, "Change details");
    await textIn(element, "That was a lot at once.");
    expect(element.step).to.equal("launch");
    page.proxy.instead.clear();
    press(element, "Change details");
    await stepOf(element, "details");
  });
});
