import { expect, fixture, html } from "@open-wc/testing";
import { describe, it } from "vitest";
import { ENDPOINT, json, problem, REFERENCE } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
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

/** Dispatches the event of a page that the browser restores from its cache. */
const restorePage = () => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));

/** Waits until everything that is due has run. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

describe("a widget that is mounted twice in one task", () => {
  it("asks once, and tells each thing once", async () => {
    const host = await fixture(html`<main></main>`);
    const element = document.createElement("gangway-onboarding");
    const heard = listen(element);
    Object.assign(element, { endpoint: ENDPOINT, organisation: "ORGCODE123" });
    host.append(element);
    element.remove();
    host.append(element);
    await stepOf(element, "details");
    await waitUntil(() => only(heard, "gangway-ready").length > 0);
    await nextTask();
    expect(page.proxy.to("organisation")).to.have.length(1);
    expect(heard.map(({ type }) => type)).to.deep.equal(["gangway-step", "gangway-ready"]);
  });

  it("shows one when it is made anew, as React's StrictMode makes it", async () => {
    const host = await fixture(html`<main></main>`);
    const heard = listen(host);
    const mount = (): GangwayOnboarding => {
      const element = document.createElement("gangway-onboarding");
      Object.assign(element, { endpoint: ENDPOINT, trackingReference: REFERENCE });
      host.append(element);
      return element;
    };
    page.proxy.status = "Completed";
    mount().remove();
    const element = mount();
    await stepOf(element, "completed");
    await nextTask();
    expect(only(heard, "gangway-completed")).to.have.length(1);
    expect(only(heard, "gangway-ready")).to.have.length(1);
  });
});

describe("a widget that is moved", () => {
  const elsewhere = (element: GangwayOnboarding): void => {
    const other = document.createElement("div");
    element.parentElement?.append(other);
    other.append(element);
  };

  it("while it is waiting for the proxy gets its answer", async () => {
    let answer: (response: Response) => void = () => {};
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    const usual = page.proxy.to("organisation").length;
    page.proxy.instead.set("code", () => new Promise((resolve) => (answer = resolve)));
    control(element, "Continue").click();
    await waitUntil(() => page.proxy.to("code").length === 1, "the call");
    elsewhere(element);
    await nextTask();
    answer(json({ maskedEmail: "j•••@example.com", expiresInSeconds: 600, resendAfterSeconds: 30 }));
    await stepOf(element, "code");
    expect(page.proxy.to("invite")).to.have.length(1);
    expect(page.proxy.to("code")).to.have.length(1);
    expect(page.proxy.to("organisation")).to.have.length(usual);
  });

  it("keeps the code that is being typed, and the count to the next one", async () => {
    const element = await reachCode();
    type(element, "code", "123");
    elsewhere(element);
    await nextTask();
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("123");
    await textIn(element, "You can ask for a new code in");
    expect(page.proxy.to("code")).to.have.length(1);
  });

  it("while its visit is polled goes on to be polled, once", async () => {
    const element = await reachWaiting();
    elsewhere(element);
    await nextTask();
    const reads = page.proxy.to("status").length;
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    expect(page.proxy.to("status").length).to.equal(reads + 1);
  });
});

describe("a widget that is removed while a call is under way", () => {
  for (const [route, settings] of [
    ["organisation", { organisation: "ORGCODE123" }],
    ["tracking", { trackingReference: REFERENCE }],
  ] as const) {
    it(`ends the call to ${route}, says nothing, and asks again when it is back`, async () => {
      const signals: (AbortSignal | null | undefined)[] = [];
      const answering = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        signals.push(init?.signal);
        return answering(input, init);
      };
      page.proxy.instead.set(route, () => new Promise(() => {}));
      const host = await fixture(html`<main></main>`);
      const heard = listen(host);
      const element = document.createElement("gangway-onboarding");
      Object.assign(element, { endpoint: ENDPOINT, ...settings });
      host.append(element);
      await waitUntil(() => page.proxy.to(route).length === 1, "the call");
      element.remove();
      await waitUntil(() => signals[0]?.aborted, "the abort");
      await nextTask();
      expect(heard).to.deep.equal([]);
      page.proxy.instead.clear();
      host.append(element);
      await stepOf(element, route === "tracking" ? "code" : "details");
      expect(only(heard, "gangway-error")).to.deep.equal([]);
    });
  }

  it("ends the call that hands in the code, and can hand it in again", async () => {
    const element = await reachCode();
    const { parentElement } = element;
    page.proxy.instead.set("activate", () => new Promise(() => {}));
    type(element, "code", "123456");
    control(element, "Continue").click();
    await waitUntil(() => page.proxy.to("activate").length === 1, "the call");
    const heard = listen(element);
    element.remove();
    await nextTask();
    page.proxy.instead.clear();
    parentElement?.append(element);
    await stepOf(element, "code");
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("123456");
    await waitUntil(() => control(element, "Continue").getAttribute("aria-disabled") === "false");
    control(element, "Continue").click();
    await stepOf(element, "launch");
    expect(only(heard, "gangway-error")).to.deep.equal([]);
  });
});

describe("two widgets with two languages and two organisations", () => {
  it("each go their own way, to their own visits", async () => {
    const answering = globalThis.fetch;
    // The fake proxy knows one organisation: the second one's answers are the first one's under another name.
    globalThis.fetch = async (input, init) => {
      if (!String(input).endsWith("/organisations/OTHERBANK")) return answering(input, init);
      const answer = await answering(String(input).replace("OTHERBANK", "ORGCODE123"), init);
      const body = await answer.json();
      return json({ ...body, organisation: { ...body.organisation, code: "OTHERBANK", name: "Other Bank" } });
    };
    const first = await organisationWidget({ locale: "en", email: "jane@example.com" });
    const second = await organisationWidget({ organisation: "OTHERBANK", locale: "de-AT" });
    await textIn(first, "Harbour Bank needs to know who you are");
    await textIn(second, "Other Bank muss wissen, wer Sie sind");
    const heard = listen(second);
    control(first, "Continue").click();
    await stepOf(first, "code");
    expect(textOf(second)).to.include("Ihre Angaben");
    expect(second.status).to.equal(null);
    type(second, "email", "joe@example.com");
    control(second, "Weiter").click();
    await stepOf(second, "code");
    expect(page.proxy.to("invite").map(({ body }) => (body as { code: string }).code)).to.deep.equal([
      "ORGCODE123",
      "OTHERBANK",
    ]);
    expect(first.trackingReference).to.equal(REFERENCE);
    expect(second.trackingReference).not.to.equal(REFERENCE);
    expect(textOf(first)).to.include("Check your email");
    expect(textOf(second)).to.include("Prüfen Sie Ihr Postfach");
    for (const event of only(heard, "gangway-status")) {
      expect(event.trackingReference).to.equal(second.trackingReference);
    }
  });
});

describe("attributes that change at run time", () => {
  it("theme: the look, and nothing else", async () => {
    const element = await reachCode();
    type(element, "code", "123");
    const calls = page.proxy.calls.length;
    const colour = () => getComputedStyle(find(element, "section")).backgroundColor;
    element.setAttribute("theme", "light");
    await element.updateComplete;
    const light = colour();
    element.setAttribute("theme", "dark");
    await element.updateComplete;
    expect(colour()).not.to.equal(light);
    expect(find<HTMLInputElement>(element, "#code").value).to.equal("123");
    expect(page.proxy.calls.length).to.equal(calls);
  });

  it("tracking-reference: the visit's own, handed back, makes no difference, also to a restart", async () => {
    const element = await reachWaiting();
    const own = element.trackingReference;
    element.trackingReference = own;
    await element.updateComplete;
    expect(element.step).to.equal("waiting");
    element.restart();
    await stepOf(element, "details");
    expect(element.trackingReference).to.equal(null);
  });

  it("tracking-reference: another visit begins with nothing left of the one before", async () => {
    const element = await reachWaiting();
    expect(textOf(element)).to.include("Step 3 of");
    page.proxy.instead.set("tracking", () => new Promise(() => {}));
    element.trackingReference = "11111111-2222-4333-8444-555555555555";
    await waitUntil(() => textOf(element).includes("One moment"), "the wait");
    expect(textOf(element)).not.to.include("Step");
  });

  it("customerToken: a function in place of another begins nothing anew", async () => {
    page.proxy.instead.set("tracking", () => problem(404, "unknown_reference"));
    const element = await referenceWidget({ customerToken: () => "first" });
    await stepOf(element, "error");
    element.customerToken = () => "second";
    await element.updateComplete;
    await nextTask();
    expect(page.proxy.to("tracking")).to.have.length(1);
    expect(element.step).to.equal("error");
  });

  it("theme: auto keeps to the colours of the page, which the others don't", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    const colour = () => getComputedStyle(find(element, "section")).backgroundColor;
    const [light, dark] = ["rgb(255, 255, 255)", "rgb(23, 26, 33)"];
    expect(colour()).to.equal(light);
    try {
      document.documentElement.style.colorScheme = "dark";
      expect(colour()).to.equal(dark);
      element.theme = "light";
      await element.updateComplete;
      expect(colour()).to.equal(light);
    } finally {
      document.documentElement.style.colorScheme = "";
    }
  });

  it("email, external-ref and reference-data: what the invite says", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    element.setAttribute("email", "jane@example.com");
    element.setAttribute("external-ref", "customer-7");
    element.setAttribute("reference-data", "branch 12");
    await waitUntil(() => find<HTMLInputElement>(element, "#email").value === "jane@example.com");
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(page.proxy.to("invite")[0]?.body).to.include({
      email: "jane@example.com",
      externalRef: "customer-7",
      referenceData: "branch 12",
    });
  });

  it("launch: how the provider's screen opens", async () => {
    page.proxy.launch = ["link", "redirect"];
    const element = await reachLaunch();
    expect(element.shadowRoot?.querySelector("a[target=_blank][part~=button]")).not.to.equal(null);
    element.setAttribute("launch", "redirect");
    await textIn(element, "You’ll leave this page");
    expect(element.shadowRoot?.querySelector("a[target=_blank][part~=button]")).to.equal(null);
  });

  it("organisation: the visit before rests, and goes on when it is named again", async () => {
    const element = await reachWaiting();
    element.setAttribute("organisation", "");
    await stepOf(element, "error");
    const reads = page.proxy.to("status").length;
    element.checkNow();
    restorePage();
    await nextTask();
    expect(page.proxy.to("status").length).to.equal(reads);
    expect(element.status).to.equal(null);
    expect(element.trackingReference).to.equal(null);
    element.setAttribute("organisation", "ORGCODE123");
    await stepOf(element, "waiting");
    expect(element.trackingReference).to.equal(REFERENCE);
    expect(page.proxy.to("invite")).to.have.length(1);
  });

  it("modal, set in the task of the mount: nothing happens before it is opened", async () => {
    const host = await fixture(html`<main></main>`);
    const element = document.createElement("gangway-onboarding");
    const heard = listen(element);
    Object.assign(element, { endpoint: ENDPOINT, organisation: "ORGCODE123" });
    host.append(element);
    element.modal = true;
    await element.updateComplete;
    await nextTask();
    expect(page.proxy.calls).to.deep.equal([]);
    expect(heard).to.deep.equal([]);
    await element.open();
    await stepOf(element, "details");
    element.close();
  });

  it("modal, set during a visit: it rests until it is opened, and goes on", async () => {
    const element = await reachWaiting();
    const heard = listen(element);
    element.modal = true;
    await element.updateComplete;
    await nextTask();
    const reads = page.proxy.to("status").length;
    element.checkNow();
    restorePage();
    await nextTask();
    expect(page.proxy.to("status").length).to.equal(reads);
    expect(element.shadowRoot?.querySelector("section")).to.equal(null);
    page.proxy.status = "Completed";
    await element.open();
    element.checkNow();
    await stepOf(element, "completed");
    element.close();
    expect(only(heard, "gangway-cancelled")).to.deep.equal([]);
  });

  it("modal, taken away: the first step is shown in the page", async () => {
    const element = await organisationWidget({ modal: true });
    await element.updateComplete;
    expect(page.proxy.calls).to.deep.equal([]);
    element.removeAttribute("modal");
    element.modal = false;
    await stepOf(element, "details");
    expect(element.shadowRoot?.querySelector("dialog")).to.equal(null);
  });

  it("modal, taken away while the dialog is open: the visit goes on in the page", async () => {
    const element = await organisationWidget({ modal: true, email: "jane@example.com" });
    await element.open();
    await stepOf(element, "details");
    const heard = listen(element);
    element.modal = false;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("dialog")).to.equal(null);
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(only(heard, "gangway-cancelled")).to.deep.equal([]);
  });
});

describe("a page that comes back from the back and forward cache", () => {
  it("reads the status at once", async () => {
    const element = await reachWaiting();
    const reads = page.proxy.to("status").length;
    page.proxy.status = "Completed";
    restorePage();
    // Sooner than the next read that was due, in a second or more.
    await nextTask();
    expect(page.proxy.to("status").length).to.equal(reads + 1);
    await stepOf(element, "completed");
  });

  it("asks nothing where there is no visit yet, or no widget any more", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    const calls = page.proxy.calls.length;
    restorePage();
    await nextTask();
    expect(page.proxy.calls.length).to.equal(calls);
    element.remove();
    const waiting = await reachWaiting();
    waiting.remove();
    await nextTask();
    const reads = page.proxy.to("status").length;
    restorePage();
    await nextTask();
    expect(page.proxy.to("status").length).to.equal(reads);
  });
});
