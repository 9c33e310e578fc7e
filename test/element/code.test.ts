import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { problem } from "../../demo/states/fake-proxy.js";
import type { StepProps } from "../../src/elements/first/step-props.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  organisationWidget,
  reachCode,
  referenceWidget,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Pastes into a field, as far as its listeners can tell. Returns false where one of them prevents it. */
function paste(field: HTMLElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return field.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}

const partsOf = (control: HTMLElement) => [...control.part];

describe("the code step", () => {
  it("has one field, made for codes from a mail", async () => {
    const element = await reachCode();
    const field = find<HTMLInputElement>(element, "#code");
    expect(field.inputMode).to.equal("numeric");
    expect(field.autocomplete).to.equal("one-time-code");
    expect([field.enterKeyHint, field.autocapitalize, field.spellcheck]).to.deep.equal(["go", "none", false]);
    expect(field.maxLength, "room for a pasted sentence; the whole clipboard is read apart").to.equal(500);
    expect(field.labels?.[0]?.textContent?.trim()).to.equal("Six-digit code");
    expect(textOf(element)).to.include("We’ve sent a six-digit code to ").and.to.include("@example.com");
    expect(page.proxy.to("code")).to.have.length(1);
  });

  it("says that the mail is late while no mail server has taken it", async () => {
    page.proxy.delayed = true;
    const element = await reachCode();
    expect(textOf(element)).to.include("It may take a few minutes");
    expect(textOf(element)).not.to.include("We’ve sent");
    expect(find(element, "#code")).to.exist;
  });

  it("asks to look into the spam folder for a mail, and offers nothing where there is one way only", async () => {
    page.proxy.codeChannels = ["mail"];
    const element = await reachCode();
    expect(textOf(element)).to.include("spam folder").and.not.to.include("instead");
  });

  it("sends the code by text message instead, and back by email, at once", async () => {
    page.proxy.codeChannels = ["mail", "sms"];
    const element = await reachCode();
    expect(page.proxy.to("code")[0]?.body).to.deep.equal({});
    control(element, "Send it by text message instead").click();
    await textIn(element, "We’ve sent a six-digit code to •••• 156.");
    expect(find(element, "h2").textContent?.trim()).to.equal("Check your text messages");
    expect(textOf(element)).not.to.include("spam folder");
    expect(control(element, "Use other details")).to.exist;
    await expect(element).to.be.accessible();
    control(element, "Send it by email instead").click();
    await textIn(element, "@example.com.");
    expect(find(element, "h2").textContent?.trim()).to.equal("Check your email");
    expect(control(element, "Use another email address")).to.exist;
    expect(page.proxy.to("code").map(({ body }) => body)).to.deep.equal([
      {},
      { channel: "sms" },
      { channel: "mail" },
    ]);
  });

  it("names both ways before the first code", async () => {
    page.proxy.codeChannels = ["sms", "mail"];
    const element = await referenceWidget();
    await stepOf(element, "code");
    expect(textOf(element)).to.include("a six-digit code to •••• 156.");
    control(element, "Send it by email instead").click();
    await textIn(element, "We’ve sent a six-digit code to j•••@example.com.");
    expect(page.proxy.to("code").map(({ body }) => body)).to.deep.equal([{ channel: "mail" }]);
  });

  it("says to which number no code can be sent, and keeps the other way at hand", async () => {
    page.proxy.codeChannels = ["mail", "sms"];
    const element = await reachCode();
    page.proxy.instead.set("code", () => problem(422, "invalid_request"));
    control(element, "Send it by text message instead").click();
    await textIn(element, "We couldn’t send a code to •••• 156.");
    expect(textOf(element)).to.include("We’ve sent a six-digit code to j•••@example.com.");
    expect(find(element, "#code")).to.exist;
  });

  it("takes the code from the text message where the browser can read it", async () => {
    page.proxy.codeChannels = ["sms"];
    const given: unknown[] = [];
    let arrive = () => {};
    const get = vi.spyOn(navigator.credentials, "get").mockImplementation((options) => {
      given.push((options as { otp?: unknown }).otp);
      return new Promise((resolve) => {
        arrive = () => resolve({ type: "otp", id: "", code: "424242" } as never);
      });
    });
    Object.assign(window, { OTPCredential: class {} });
    try {
      const element = await reachCode();
      await waitUntil(() => given.length === 1, "the wait for a text message");
      arrive();
      await stepOf(element, "launch");
      expect(page.proxy.to("activate")[0]?.body).to.deep.equal({ code: "424242" });
      expect(given).to.deep.equal([{ transport: ["sms"] }]);
    } finally {
      get.mockRestore();
      Reflect.deleteProperty(window, "OTPCredential");
    }
  });

  it("stops waiting for a text message when the step is left", async () => {
    page.proxy.codeChannels = ["sms"];
    const signals: (AbortSignal | undefined)[] = [];
    const get = vi.spyOn(navigator.credentials, "get").mockImplementation((options) => {
      signals.push(options?.signal);
      return new Promise(() => {});
    });
    Object.assign(window, { OTPCredential: class {} });
    try {
      const element = await reachCode();
      await waitUntil(() => signals.length === 1, "the wait for a text message");
      element.remove();
      await waitUntil(() => signals[0]?.aborted, "its end");
    } finally {
      get.mockRestore();
      Reflect.deleteProperty(window, "OTPCredential");
    }
  });

  it("takes a pasted code with spaces and dashes", async () => {
    const element = await reachCode();
    find(element, "#code").focus();
    expect(paste(find(element, "#code"), " 123-456 "), "nothing stands in the way of pasting").to.equal(true);
    type(element, "code", " 123-456 ");
    await userEvent.keyboard("{Enter}");
    await stepOf(element, "launch");
    expect(page.proxy.to("activate").map(({ body }) => body)).to.deep.equal([{ code: "123456" }]);
  });

  it("finds the code in a whole mail, whose line breaks the field takes out", async () => {
    const element = await reachCode();
    const field = find<HTMLInputElement>(element, "#code");
    field.focus();
    paste(field, "Your code for Harbour Bank 24 is:\n١٢٣٤٥٦\n10 minutes");
    field.value = "Your code for Harbour Bank 24 is:١٢٣٤٥٦10 minutes";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await waitUntil(() => field.value === "123456", "the code alone");
    await stepOf(element, "launch");
    expect(page.proxy.to("activate").map(({ body }) => body)).to.deep.equal([{ code: "123456" }]);
  });

  it("sends a typed code once it is complete, once", async () => {
    const element = await reachCode();
    find(element, "#code").focus();
    await userEvent.keyboard("12345");
    expect(page.proxy.to("activate")).to.have.length(0);
    await userEvent.keyboard("6{Enter}");
    await stepOf(element, "launch");
    expect(page.proxy.to("activate").map(({ body }) => body)).to.deep.equal([{ code: "123456" }]);
  });

  it("selects a refused code, and sends it again only when asked to", async () => {
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
    const element = await reachCode();
    const field = find<HTMLInputElement>(element, "#code");
    type(element, "code", "000000");
    await textIn(element, "You have 4 more tries.");
    await waitUntil(() => field.selectionEnd === 6, "the selection");
    expect([element.shadowRoot?.activeElement, field.selectionStart]).to.deep.equal([field, 0]);
    type(element, "code", "00000");
    type(element, "code", "000000");
    await element.updateComplete;
    expect(page.proxy.to("activate")).to.have.length(1);
    page.proxy.instead.clear();
    await userEvent.keyboard("{Enter}");
    await stepOf(element, "launch");
    expect(page.proxy.to("activate")).to.have.length(2);
  });

  it("announces an error also where the focus is in the field, and once more", async () => {
    const element = await reachCode();
    const region = find(element, "#code-error");
    expect([region.role, region.textContent]).to.deep.equal(["alert", ""]);
    const said: (string | null)[] = [];
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    find(element, "#code").focus();
    for (const times of [1, 2]) {
      await userEvent.keyboard("{Enter}");
      await waitUntil(() => said.filter(Boolean).length >= times, "the announcement");
    }
    observer.disconnect();
    expect(find(element, "#code").getAttribute("aria-describedby")).to.include("code-error");
    expect(new Set(said)).to.deep.equal(new Set(["Enter the six digits of the code", ""]));
    expect(find(element, "#code-error")).to.equal(region);
  });

  it("says at the field what a code looks like, and sends nothing else", async () => {
    const element = await reachCode();
    type(element, "code", "12345");
    control(element, "Continue").click();
    await textIn(element, "Enter the six digits");
    expect(element.shadowRoot?.activeElement?.id).to.equal("code");
    expect(page.proxy.to("activate")).to.have.length(0);
  });

  it("says the same of a code that the server can't read", async () => {
    page.proxy.instead.set("activate", () => problem(400, "invalid_request"));
    const element = await reachCode();
    type(element, "code", "123456");
    control(element, "Continue").click();
    await textIn(element, "Enter the six digits");
    expect(textOf(element)).not.to.include("couldn’t send");
    expect(element.shadowRoot?.activeElement?.id).to.equal("code");
  });

  it("says how many tries are left, and keeps what was typed", async () => {
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
    const element = await reachCode();
    const heard = listen(element);
    type(element, "code", "000000");
    control(element, "Continue").click();
    await textIn(element, "You have 4 more tries.");
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("000000");
    expect(only(heard, "gangway-error").map(({ code }) => code)).to.deep.equal(["code_incorrect"]);
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 1 }));
    control(element, "Continue").click();
    await textIn(element, "You have one more try.");
    page.proxy.instead.set("activate", () => problem(429, "too_many_attempts"));
    control(element, "Continue").click();
    await textIn(element, "Ask for a new code");
    await expect(element).to.be.accessible();
  });

  it("has a new code at hand after the last try, with the time that is left until then", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 0 }));
    const element = await reachCode();
    type(element, "code", "000000");
    control(element, "Continue").click();
    await textIn(element, "That isn’t the code we sent. Ask for a new code.");
    await textIn(element, "You can ask for a new code in 30 s.");
    const resend = control(element, "Send a new code");
    expect(resend.getAttribute("aria-disabled")).to.equal("true");
    expect(partsOf(resend)).to.include("button-primary");
    expect(partsOf(control(element, "Continue"))).to.include("button-secondary");
    resend.click();
    await expect(element).to.be.accessible();
    expect(page.proxy.to("code")).to.have.length(1);
    vi.advanceTimersByTime(30_000);
    await waitUntil(() => resend.getAttribute("aria-disabled") === "false", "the way to a new code");
    resend.click();
    await textIn(element, "A new code is on its way.");
    expect(page.proxy.to("code")).to.have.length(2);
    expect(textOf(element)).not.to.include("Ask for a new code.");
    expect(control(element, "Send a new code")).to.equal(resend);
    expect(resend.getAttribute("aria-disabled")).to.equal("true");
  });

  it("says when the first mail failed, above the way to send it again", async () => {
    page.proxy.instead.set("code", () => problem(503, "provider_unavailable"));
    const element = await organisationWidget({ email: "jane@example.com" });
    const heard = listen(element);
    await stepOf(element, "details");
    control(element, "Continue").click();
    await stepOf(element, "code");
    await textIn(element, "We couldn’t send a code to j•••@example.com. Try again in a moment.");
    const failure = find(element, "[part=error]");
    expect(failure.parentElement?.role).to.equal("alert");
    const button = control(element, "Send the code");
    expect(failure.compareDocumentPosition(button)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(only(heard, "gangway-error").map(({ code }) => code)).to.deep.equal(["provider_unavailable"]);
    page.proxy.instead.clear();
    button.click();
    await waitUntil(() => element.shadowRoot?.querySelector("#code"), "the field");
    expect(element.shadowRoot?.querySelector("[part=error]")).to.equal(null);
    expect(page.proxy.to("invite")).to.have.length(1);
  });

  it("sends the first code whenever it is asked for, though the clock goes on meanwhile", async () => {
    const element = await referenceWidget();
    await stepOf(element, "code");
    const start = Date.now();
    let readings = 0;
    vi.spyOn(Date, "now").mockImplementation(() => start + readings++);
    control(element, "Send the code").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#code"), "the field");
    expect(page.proxy.to("code")).to.have.length(1);
  });

  it("counts down to the moment when a new code may be asked for, and stops when it is left", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const element = await reachCode();
    await textIn(element, "You can ask for a new code in 30 s.");
    vi.advanceTimersByTime(12_000);
    await textIn(element, "in 18 s.");
    expect(find(element, ".resend").querySelector("[role=status]")?.textContent, "no announcement").to.equal(
      "",
    );
    expect(vi.getTimerCount()).to.equal(1);
    const resend = control(element, "Send a new code");
    expect(resend.getAttribute("aria-disabled")).to.equal("true");
    expect(
      element.shadowRoot?.querySelector(`#${resend.getAttribute("aria-describedby")}`)?.textContent,
    ).to.equal("You can ask for a new code in 18\u00a0s.");
    vi.advanceTimersByTime(18_000);
    await waitUntil(() => resend.getAttribute("aria-disabled") === "false", "the way to a new code");
    resend.focus();
    resend.click();
    await textIn(element, "A new code is on its way.");
    await textIn(element, "in 30 s.");
    expect(element.shadowRoot?.activeElement).to.equal(resend);
    expect(page.proxy.to("code")).to.have.length(2);
    element.remove();
    await waitUntil(() => vi.getTimerCount() === 0, "no timer");
  });

  it("is there again after a reload, with the code that was sent and the time since then", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    page.proxy.collect = ["firstName"];
    page.proxy.attempt = "secret-of-this-tab";
    const element = await reachCode({ customerContext: { firstName: "Jane" } });
    element.remove();
    vi.setSystemTime(Date.now() + 125_000);
    const again = await organisationWidget({ email: "jane@example.com" });
    await stepOf(again, "code");
    expect(textOf(again)).to.include("We sent a six-digit code to j•••@example.com 2 minutes ago.");
    expect(textOf(again)).to.include("Step 2 of 4").and.to.include("Send a new code");
    await expect(again).to.be.accessible();
    type(again, "code", "123456");
    await stepOf(again, "launch");
    expect(page.proxy.to("activate")[0]?.body).to.deep.equal({
      code: "123456",
      attempt: "secret-of-this-tab",
    });
    expect([page.proxy.to("invite"), page.proxy.to("code")].map(({ length }) => length)).to.deep.equal([
      1, 1,
    ]);
  });

  it("says in the page's language how long ago the code was sent, and keeps the wait for the next", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const element = await reachCode();
    element.remove();
    vi.setSystemTime(Date.now() + 20_000);
    const soon = await organisationWidget();
    await stepOf(soon, "code");
    expect(textOf(soon)).to.include("We’ve sent a six-digit code").and.to.include("in 10 s.");
    soon.remove();
    vi.setSystemTime(Date.now() + 60_000);
    const later = await organisationWidget({ locale: "de" });
    await stepOf(later, "code");
    expect(textOf(later)).to.include(
      "Wir haben vor 1 Minute einen sechsstelligen Code an j•••@example.com gesendet.",
    );
  });

  it("has the text message's code after a reload, too", async () => {
    page.proxy.codeChannels = ["sms", "mail"];
    const element = await reachCode();
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "code");
    expect(find(again, "h2").textContent?.trim()).to.equal("Check your text messages");
    expect(textOf(again)).to.include("•••• 156.");
    expect(page.proxy.to("code")).to.have.length(1);
  });

  it("says how long the code is valid, and leads on to a new one once it no longer is", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const element = await reachCode();
    await textIn(element, "It’s valid for 10 minutes.");
    vi.advanceTimersByTime(541_000);
    await textIn(element, "It’s valid for 1 minute.");
    expect(partsOf(control(element, "Continue"))).to.include("button-primary");
    vi.advanceTimersByTime(60_000);
    await textIn(element, "This code is too old. Ask for a new one.");
    expect(textOf(element)).not.to.include("It’s valid");
    const resend = control(element, "Send a new code");
    expect(partsOf(resend)).to.include("button-primary");
    expect(partsOf(control(element, "Continue"))).to.include("button-secondary");
    await expect(element).to.be.accessible();
    resend.click();
    await textIn(element, "It’s valid for 10 minutes.");
    expect(textOf(element)).not.to.include("too old");
    expect(partsOf(control(element, "Continue"))).to.include("button-primary");
  });

  it("notices after a computer's sleep that the code is too old", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const element = await reachCode();
    await textIn(element, "It’s valid for 10 minutes.");
    vi.setSystemTime(Date.now() + 3_600_000);
    document.dispatchEvent(new Event("visibilitychange"));
    await textIn(element, "This code is too old. Ask for a new one.");
  });

  it("counts nothing while nobody can see it", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const element = await reachCode();
    await textIn(element, "in 30 s.");
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(vi.getTimerCount()).to.equal(0);
    vi.advanceTimersByTime(10_000);
    hidden.mockRestore();
    document.dispatchEvent(new Event("visibilitychange"));
    await textIn(element, "in 20 s.");
  });

  it("sends a code only when the customer asks for it, where the visit was made by the partner's server", async () => {
    const element = await referenceWidget();
    await stepOf(element, "code");
    expect(textOf(element)).to.include("j•••@example.com");
    expect(page.proxy.to("code")).to.have.length(0);
    expect(textOf(element)).not.to.include("Use another email address");
    control(element, "Send the code").click();
    await waitUntil(() => element.shadowRoot?.querySelector("#code"), "the field");
    expect(page.proxy.to("code")).to.have.length(1);
  });

  it("takes no second press while the words for a failure are on their way", async () => {
    page.proxy.instead.set("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
    const element = await reachCode();
    const { props } = find<HTMLElement & { props: StepProps<"code"> }>(element, ".step");
    const { report } = props;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    props.report = (error) => held.then(() => report(error));
    type(element, "code", "000000");
    control(element, "Continue").click();
    await waitUntil(() => page.proxy.to("activate").length > 0, "the call");
    control(element, "One moment").click();
    release();
    await textIn(element, "You have 4 more tries.");
    expect(page.proxy.to("activate")).to.have.length(1);
  });

  it("is over where everything was handed in elsewhere meanwhile", async () => {
    const element = await reachCode();
    page.proxy.status = "Completed";
    page.proxy.instead.set("activate", () => problem(410, "reference_ended"));
    type(element, "code", "123456");
    control(element, "Continue").click();
    await stepOf(element, "completed");
    expect(element.status).to.equal("Completed");
  });

  it("leads back to the details, which are still there", async () => {
    page.proxy.collect = ["firstName"];
    const element = await reachCode({ customerContext: { firstName: "Jane" } });
    control(element, "Use another email address").click();
    await stepOf(element, "details");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    expect(find<HTMLInputElement>(element, "#firstName").value).to.equal("Jane");
  });
});
