import { expect, fixture, html } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { ENDPOINT, INVITE_URL, REFERENCE } from "../../demo/states/fake-proxy.js";
import { createStepElement } from "../../src/elements/first/create-step-element.js";
import { defineGangway } from "../../src/elements/first/define.js";
import { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  organisationWidget,
  reachLaunch,
  reachWaiting,
  stepOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

describe("events", () => {
  it("tell the whole visit, each thing once", async () => {
    const element = document.createElement("gangway-onboarding");
    const heard = listen(element);
    Object.assign(element, { endpoint: ENDPOINT, organisation: "ORGCODE123", email: "jane@example.com" });
    document.body.append(element);
    await stepOf(element, "details");
    control(element, "Continue").click();
    await stepOf(element, "code");
    type(element, "code", "123456");
    await stepOf(element, "launch");
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    element.remove();
    expect(only(heard, "gangway-ready")).to.have.length(1);
    expect(
      only(heard, "gangway-step").map(({ step, index, count }) => `${step} ${index}/${count}`),
    ).to.deep.equal(["details 1/4", "code 2/4", "launch 3/4", "completed 4/4"]);
    expect(
      only(heard, "gangway-status").map(({ previous, status, trackingReference }) => [
        previous,
        status,
        trackingReference,
      ]),
    ).to.deep.equal([
      [null, "Inactive", REFERENCE],
      ["Inactive", "Active", REFERENCE],
      ["Active", "Completed", REFERENCE],
    ]);
    expect(only(heard, "gangway-completed").map(({ trackingReference }) => trackingReference)).to.deep.equal([
      REFERENCE,
    ]);
    expect(heard.every(({ bubbles, composed }) => bubbles && composed)).to.equal(true);
  });

  it("tell of completion once, also when the element is removed, put back and moved", async () => {
    page.proxy.status = "Completed";
    const parentElement = await fixture(html`<main></main>`);
    const heard = listen(parentElement);
    const element = document.createElement("gangway-onboarding");
    Object.assign(element, { endpoint: ENDPOINT, trackingReference: REFERENCE });
    parentElement.append(element);
    await stepOf(element, "completed");
    element.remove();
    await Promise.resolve();
    parentElement.append(element);
    parentElement.prepend(element);
    await stepOf(element, "completed");
    await element.updateComplete;
    expect(only(heard, "gangway-completed")).to.have.length(1);
    expect(only(heard, "gangway-status")).to.have.length(1);
  });
});

describe("removal", () => {
  it("leaves no timer, no request and no listener", async () => {
    const added = new Map<string, number>();
    const count = (target: EventTarget, name: string) => {
      const add = target.addEventListener.bind(target);
      const remove = target.removeEventListener.bind(target);
      vi.spyOn(target, "addEventListener").mockImplementation((type, listener, options) => {
        const key = `${name} ${type}`;
        added.set(key, (added.get(key) ?? 0) + 1);
        if (typeof options === "object") {
          options.signal?.addEventListener("abort", () => added.set(key, (added.get(key) ?? 0) - 1));
        }
        add(type, listener, options);
      });
      vi.spyOn(target, "removeEventListener").mockImplementation((type, listener, options) => {
        added.set(`${name} ${type}`, (added.get(`${name} ${type}`) ?? 0) - 1);
        remove(type, listener, options);
      });
    };
    count(document, "document");
    count(window, "window");
    const timers = new Set<unknown>();
    const { setTimeout: set, clearTimeout: clear } = window;
    const element = await reachWaiting();
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, delay: number) => {
      const timer = set(() => {
        timers.delete(timer);
        run();
      }, delay);
      if (delay > 5000) timers.add(timer);
      return timer;
    }) as typeof setTimeout);
    vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
      timers.delete(timer);
      clear(timer as number);
    });
    page.proxy.instead.set("status", () => new Promise(() => {}));
    element.checkNow();
    await waitUntil(() => page.proxy.to("status").length > 0 && timers.size > 0);
    element.remove();
    await waitUntil(() => timers.size === 0, "no timer");
    const left = [...added].filter(([key, n]) => n > 0 && /visibility|online|offline|pageshow/.test(key));
    expect(left).to.deep.equal([]);
    element.remove();
  });

  it("aborts the call that is under way", async () => {
    let signal: AbortSignal | null | undefined;
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    const answering = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      signal = init?.signal;
      return answering(input, init);
    };
    page.proxy.instead.set("invite", () => new Promise(() => {}));
    control(element, "Continue").click();
    await waitUntil(() => signal, "the invite");
    const heard = listen(element);
    element.remove();
    await waitUntil(() => signal?.aborted, "the abort");
    expect(only(heard, "gangway-error")).to.have.length(0);
  });

  it("is no end: put back, the element goes on where it was", async () => {
    const element = await reachLaunch();
    const heard = listen(element);
    const { parentElement } = element;
    element.remove();
    await Promise.resolve();
    parentElement?.append(element);
    await waitUntil(() => element.shadowRoot?.querySelector("a[target=_blank]"), "the link");
    expect(find<HTMLAnchorElement>(element, "a[target=_blank]").href).to.equal(INVITE_URL);
    expect(page.proxy.to("invite")).to.have.length(1);
    expect(only(heard, "gangway-status")).to.have.length(0);
    expect(only(heard, "gangway-ready")).to.have.length(0);
  });

  it("keeps what was typed but not sent", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "email", "jane@example.com");
    const { parentElement } = element;
    element.remove();
    await Promise.resolve();
    parentElement?.append(element);
    await waitUntil(
      () => element.shadowRoot?.querySelector<HTMLInputElement>("#email")?.value === "jane@example.com",
    );
  });

  it("is not what a move is: nothing is asked again", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "email", "jane@example.com");
    const calls = page.proxy.calls.length;
    const elsewhere = document.createElement("div");
    element.parentElement?.append(elsewhere);
    elsewhere.append(element);
    await element.updateComplete;
    await Promise.resolve();
    expect(element.step).to.equal("details");
    expect(page.proxy.calls.length).to.equal(calls);
    control(element, "Continue").click();
    await stepOf(element, "code");
  });
});

describe("properties", () => {
  it("that equal the last ones do nothing", async () => {
    const element = await organisationWidget({
      customerContext: { firstName: "Jane" },
      terms: { continue: "Go on" },
    });
    const heard = listen(element);
    await stepOf(element, "details");
    await element.updateComplete;
    const calls = page.proxy.calls.length;
    const before = element.shadowRoot?.innerHTML;
    heard.length = 0;
    element.customerContext = { firstName: "Jane" };
    element.terms = { continue: "Go on" };
    element.organisation = "ORGCODE123";
    element.endpoint = ENDPOINT;
    await element.updateComplete;
    expect(element.shadowRoot?.innerHTML).to.equal(before);
    expect(page.proxy.calls.length).to.equal(calls);
    expect(heard).to.deep.equal([]);
  });

  it("that were set before the upgrade count", async () => {
    class Late extends GangwayOnboarding {}
    const element = document.createElement("gangway-late") as GangwayOnboarding;
    Object.assign(element, { endpoint: ENDPOINT, organisation: "ORGCODE123", email: "jane@example.com" });
    document.body.append(element);
    customElements.define("gangway-late", Late);
    await stepOf(element, "details");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    element.remove();
  });

  it("that name another visit begin that one", async () => {
    const element = await reachLaunch();
    const other = "11111111-2222-4333-8444-555555555555";
    const { trackingReference } = element;
    element.trackingReference = trackingReference;
    await element.updateComplete;
    expect(element.step).to.equal("launch");
    page.proxy.status = "Inactive";
    element.trackingReference = other;
    await stepOf(element, "code");
    expect(element.trackingReference).to.equal(other);
    expect(page.proxy.to("tracking").at(-1)?.path).to.include(other);
  });
});

describe("two widgets on one page", () => {
  it("don't know of each other", async () => {
    const first = await organisationWidget({ email: "jane@example.com" });
    const second = await organisationWidget({ theme: "dark" });
    await stepOf(first, "details");
    await stepOf(second, "details");
    control(first, "Continue").click();
    await stepOf(first, "code");
    expect(second.step).to.equal("details");
    expect(second.trackingReference).to.equal(null);
  });

  it("of two versions share neither tag nor steps", () => {
    expect(() => defineGangway()).not.to.throw();
    class Mine extends HTMLElement {}
    class Theirs extends HTMLElement {}
    expect(createStepElement("gangway-test-step", Mine).localName).to.equal("gangway-test-step");
    expect(createStepElement("gangway-test-step", Theirs).localName).to.equal("gangway-test-step-2");
    expect(createStepElement("gangway-test-step", Mine)).to.be.instanceOf(Mine);
  });
});
