/**
 * The ways through a visit by real keys: each control is reached by Tab, shows the focus, and leaves it at a place that makes
 * sense. The provider's frame is in `frame.test.ts`.
 */
import { expect, fixture, html } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { page as browser, userEvent } from "vitest/browser";
import { ENDPOINT, problem } from "../../demo/states/fake-proxy.js";
import { focused, hasFocus, operate, press, tabTo } from "./keys.js";
import {
  find,
  freshProxy,
  organisationWidget,
  reachCode,
  reachWaiting,
  stepOf,
  textIn,
  waitUntil,
} from "./widget.js";

const page = freshProxy();
beforeEach(() => browser.viewport(1280, 900));
afterEach(() => vi.restoreAllMocks());

describe("by keys alone", () => {
  it("a slip in the address is put right, and a phone number", async () => {
    page.proxy.collect = ["preferredContactNumber"];
    const element = await organisationWidget();
    await stepOf(element, "details");
    await tabTo(element, "Email address");
    await press("jane@gmial.com");
    await tabTo(element, "Phone number");
    await textIn(element, "Did you mean");
    // The question stands between the label and the field.
    await press("12{Shift>}{Tab}{Tab}{/Shift}");
    await hasFocus(element, "Did you mean jane@gmail.com?");
    await press(" ");
    await waitUntil(
      () => find<HTMLInputElement>(element, "#email").value === "jane@gmail.com",
      "the address",
    );
    await hasFocus(element, "Email address");
    await operate(element, "Continue", " ");
    await hasFocus(element, "Please check one thing");
    await userEvent.tab();
    await press("{Enter}");
    await hasFocus(element, "Phone number");
    expect(find(element, "#preferredContactNumber").getAttribute("aria-invalid")).to.equal("true");
    await press("{Control>}a{/Control}+61491570156{Enter}");
    await hasFocus(element, "h2: Check your email");
  });

  it("another code is sent, help is opened, and the details are changed", async () => {
    page.proxy.resendAfterSeconds = 0;
    const element = await reachCode();
    await hasFocus(element, "h2: Check your email");
    await operate(element, "Send a new code");
    await textIn(element, "A new code is on its way.");
    expect(focused(element)).to.equal("button: Send a new code");
    await operate(element, "Get help", " ");
    await textIn(element, "No code yet?");
    expect(focused(element)).to.equal("button: Get help");
    await press("{Shift>}{Tab}{/Shift}");
    expect(focused(element)).to.equal("button: Use another email address");
    await press("{Enter}");
    await hasFocus(element, "h2: Your details");
  });

  it("the visit is begun anew, or its details are changed, after a question", async () => {
    page.proxy.helpUrl = "https://harbour.example/help";
    const element = await reachWaiting();
    await hasFocus(element, "h2: ");
    for (const name of ["Start over", "Change details"]) {
      await operate(element, name);
      await hasFocus(element, "won’t count");
      await operate(element, "Cancel", " ");
      await hasFocus(element, `button: ${name}`);
    }
    await operate(element, "Get help");
    await tabTo(element, "Help from Harbour Bank");
    await press("{Shift>}{Tab}{/Shift}");
    await hasFocus(element, "button: Get help");
    await press(" ");
    await textIn(element, "Get help");
    expect(element.shadowRoot?.querySelector(".opened")).to.equal(null);
    await press("{Shift>}{Tab}{Tab}{/Shift}{Enter}");
    await hasFocus(element, "won’t count");
    await operate(element, "Yes, start over");
    await hasFocus(element, "h2: Your details");
  });

  it("a call that failed is made again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    page.proxy.instead.set("organisation", () => problem(503, "provider_unavailable"));
    const element = await organisationWidget();
    await stepOf(element, "error");
    await operate(element, "Try again");
    await waitUntil(() => page.proxy.to("organisation").length === 2, "the second call");
    await hasFocus(element, "button: Try again");
    page.proxy.instead.clear();
    await press(" ");
    await hasFocus(element, "h2: Your details");
  });

  it("one more photo is taken", async () => {
    const element = await reachWaiting();
    page.proxy.action = { kind: "resubmit", reason: "face_unclear" };
    await operate(element, "Check now");
    await hasFocus(element, "h2: Something is still needed");
    await tabTo(element, "Get help");
    await press("{Shift>}{Tab}{/Shift}");
    expect(focused(element)).to.equal("button: Continue");
    await press("{Enter}");
    await hasFocus(element, "h2: Verify your identity");
  });

  it("a visit that has ended is begun anew", async () => {
    const element = await reachWaiting();
    page.proxy.ended = "expired";
    await operate(element, "Check now", " ");
    await hasFocus(element, "h2: This verification has ended");
    await operate(element, "Start again");
    await hasFocus(element, "h2: Your details");
  });

  it("another language is chosen", async () => {
    const element = await organisationWidget({ locale: "en", languages: "en de" });
    await stepOf(element, "details");
    await tabTo(element, "Email address");
    await tabTo(element, "Language");
    await press("{ArrowDown}");
    await textIn(element, "Ihre Angaben");
    expect(focused(element)).to.include("select: Sprache");
    await press("{Shift>}{Tab}{/Shift}");
    expect(focused(element)).to.equal("button: Weiter");
  });

  it("the dialog is closed by Escape, and opened with the focus where it was", async () => {
    const host = await fixture(html`<main>
      <button>Verify</button>
      <gangway-onboarding modal endpoint=${ENDPOINT} organisation="ORGCODE123"></gangway-onboarding>
    </main>`);
    const element = host.querySelector("gangway-onboarding");
    const button = host.querySelector("button");
    if (!element || !button) throw new Error("no fixture");
    button.addEventListener("click", () => void element.open());
    await userEvent.tab();
    expect(document.activeElement).to.equal(button);
    await press("{Enter}");
    await hasFocus(element, "h2: Your details");
    await tabTo(element, "Email address");
    await press("jane@example.com{Escape}");
    await waitUntil(() => document.activeElement === button, "the focus on the button");
    await press(" ");
    await hasFocus(element, "Email address");
    await press("{Enter}");
    await hasFocus(element, "h2: Check your email");
    // The page behind it isn't reached.
    const passed = new Set<string>();
    for (let presses = 0; presses < 8; presses++) {
      await userEvent.tab();
      passed.add(focused(element));
      expect(document.activeElement).not.to.equal(button);
    }
    expect([...passed].join()).to.include("button: Close");
    await operate(element, "Close");
    await waitUntil(() => document.activeElement === button, "the focus on the button");
  });
});
