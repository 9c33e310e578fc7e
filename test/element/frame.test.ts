import { expect, fixture, html } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { page as browser, userEvent } from "vitest/browser";
import { INVITE_URL } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { PHONE } from "../../src/elements/steps/is-phone.js";
import { hasFramePermission } from "../../src/launch/frame-permission.js";
import { heard } from "./heard.js";
import { focused, hasFocus, operate, press, tabTo } from "./keys.js";
import { loaded, PROVIDER, ProviderPage, providerPage, say } from "./provider-page.js";
import { recordLiveRegions } from "./record-live-regions.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  opener,
  openProvider,
  reachLaunch,
  referenceWidget,
  stepOf,
  textIn,
  textOf,
  waitUntil,
} from "./widget.js";

const FRAME = {
  url: `${PROVIDER}/session/1?token=abc`,
  origin: PROVIDER,
  allow: "autoplay; camera; microphone; fullscreen",
  sandbox: "allow-scripts allow-same-origin allow-forms",
};

const page = freshProxy();
let provider: ProviderPage;

beforeEach(async () => {
  await browser.viewport(1280, 900);
  page.proxy.provider = "veriff";
  page.proxy.launch = ["frame", "link"];
  page.proxy.frame = FRAME;
  provider = await ProviderPage.serve();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await provider.leave();
});

const frameIn = (element: GangwayOnboarding) =>
  element.shadowRoot?.querySelector<HTMLIFrameElement>("iframe") ?? null;

async function frameOf(element: GangwayOnboarding): Promise<HTMLIFrameElement> {
  await waitUntil(() => frameIn(element), "the frame");
  return find<HTMLIFrameElement>(element, "iframe");
}

/** Presses the button, and waits until the provider's page is there. */
async function openFrame(element: GangwayOnboarding): Promise<HTMLIFrameElement> {
  const there = new Promise((resolve) => {
    // Added to the target itself, so that it runs after the widget's own listener.
    const listen = ({ target }: Event) => target?.addEventListener("load", resolve, { once: true });
    element.shadowRoot?.addEventListener("load", listen, { capture: true, once: true });
  });
  opener(element).click();
  await there;
  return find<HTMLIFrameElement>(element, "iframe");
}

/** Announces itself, as Veriff's page does. */
async function openVeriff(settings: Partial<GangwayOnboarding> = {}) {
  provider.greeting = "VERIFF_HANDSHAKE";
  const element = await reachLaunch(settings);
  const heard = listen(element);
  return { element, heard, frame: await openFrame(element) };
}

async function expectBlocked(element: GangwayOnboarding, heard: Event[]): Promise<void> {
  await textIn(element, "can’t be shown in this page");
  expect(find(element, "[role=status] [part=error]").textContent).to.include("Open it in a new tab");
  expect(frameIn(element)).to.equal(null);
  expect(find<HTMLAnchorElement>(element, "a[part~=button]").href).to.equal(INVITE_URL);
  expect(find(element, "svg[part=qr]")).to.not.equal(null);
  expect(element.step).to.equal("launch");
  expect(only(heard, "gangway-error").map(({ code, retryable }) => [code, retryable])).to.deep.equal([
    ["frame_blocked", true],
  ]);
}

describe("the frame", () => {
  it("is not there, and asks nobody anything, before the customer wants it", async () => {
    const element = await reachLaunch({ launch: "frame" });
    expect(textOf(element)).to.include("opens here");
    expect(frameIn(element)).to.equal(null);
    const reads = page.proxy.to("status").length;
    element.checkNow();
    await waitUntil(() => page.proxy.to("status").length > reads, "a read");
    expect(provider.requests).to.deep.equal([]);
    expect(
      performance.getEntriesByType("resource").filter(({ name }) => /watch-frame|launch\/veriff/.test(name)),
    ).to.have.length(0);
  });

  it("has exactly the permissions of its provider, a name, and no more of the page's address than its origin", async () => {
    const { element, frame } = await openVeriff();
    expect(frame.getAttribute("allow")).to.equal(FRAME.allow);
    expect(frame.title).to.equal("Identity verification by Veriff");
    expect(frame.part.contains("frame")).to.equal(true);
    expect(frame.getAttribute("sandbox")).to.equal(FRAME.sandbox);
    expect(frame.src).to.equal(FRAME.url);
    expect(provider.requests.map(({ url }) => url)).to.deep.equal([FRAME.url]);
    expect(provider.requests[0]?.headers.Referer).to.equal(`${location.origin}/`);
    expect(element.step).to.equal("launch");
    expect(frame.getBoundingClientRect().height).to.be.at.least(680);
  });

  it("is read out: that it is being opened, is open, and was left", async () => {
    provider.greeting = "VERIFF_HANDSHAKE";
    const element = await reachLaunch();
    const recording = recordLiveRegions(element);
    await openFrame(element);
    await heard(recording, "status: Opening the verification…");
    await heard(recording, "status: The verification is open.");
    control(element, "✕").click();
    await textIn(element, "Leave the verification?");
    control(element, "Leave").click();
    await heard(recording, "status: You left the verification.");
    expect(recording.said[0]).to.equal("status: One moment…");
    expect(recording.missed).to.deep.equal([]);
  });

  it("keeps the focus where it is loaded anew", async () => {
    const { element, frame } = await openVeriff();
    frame.focus();
    await say(frame, "VERIFF_RELOAD_REQUEST");
    await waitUntil(() => frameIn(element) && frameIn(element) !== frame, "a new frame");
    expect(element.shadowRoot?.activeElement).to.equal(find(element, "h2"));
  });

  it("is answered when it announces itself, and then shows", async () => {
    provider.greeting = "";
    const element = await reachLaunch();
    const frame = await openFrame(element);
    await textIn(element, "Opening the verification");
    const answered = new Promise((resolve) => {
      const hear = ({ data, source }: MessageEvent) => {
        if (source !== frame.contentWindow || !data.heard) return;
        window.removeEventListener("message", hear);
        resolve(data.heard.name);
      };
      window.addEventListener("message", hear);
    });
    await say(frame, "VERIFF_HANDSHAKE");
    expect(await answered).to.equal("VERIFF_RENDER");
    await waitUntil(() => !textOf(element).includes("Opening the verification"), "the page in sight");
  });

  for (const theme of ["light", "dark"] as const) {
    it(`is accessible, ${theme}`, async () => {
      const { element } = await openVeriff({ theme });
      await expect(element).to.be.accessible();
    });
  }

  it("fits into 320 px", async () => {
    await browser.viewport(320, 640);
    const { element, frame } = await openVeriff({ launch: "frame" });
    const section = find(element, "section");
    expect(section.scrollWidth).to.be.at.most(section.clientWidth);
    expect(frame.getBoundingClientRect().width).to.be.within(300, 320);
  });

  it("leaves the focus on the step's heading", async () => {
    const { element } = await openVeriff();
    await waitUntil(() => element.shadowRoot?.activeElement?.localName === "h2", "the focus");
  });

  it("opens once, however often the button is pressed", async () => {
    const element = await reachLaunch();
    const button = opener(element);
    button.click();
    button.click();
    await frameOf(element);
    expect(element.shadowRoot?.querySelectorAll("iframe")).to.have.length(1);
  });

  it("can be left for a new tab at any time", async () => {
    const { element } = await openVeriff();
    const link = control(element, "Open in a new tab instead") as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal([INVITE_URL, "_blank", "noopener"]);
    element.addEventListener("click", (event) => event.preventDefault(), { once: true });
    link.click();
    await stepOf(element, "waiting");
    expect(frameIn(element)).to.equal(null);
    expect(textOf(element)).to.include("Finish in the tab");
  });

  it("is left by starting over, once the customer has agreed", async () => {
    const { element } = await openVeriff();
    control(element, "Start over").click();
    await textIn(element, "won’t count");
    expect(frameIn(element)).not.to.equal(null);
    control(element, "Yes, start over").click();
    await stepOf(element, "details");
    expect(frameIn(element)).to.equal(null);
  });

  it("activates where nothing is asked for, and stays", async () => {
    page.proxy.authentication = "none";
    provider.greeting = "VERIFF_HANDSHAKE";
    const element = await referenceWidget();
    await stepOf(element, "launch");
    expect(page.proxy.to("activate")).to.have.length(0);
    await openFrame(element);
    await waitUntil(() => element.status === "Active", "the status");
    expect(page.proxy.to("activate").map(({ body }) => body)).to.deep.equal([{}]);
    expect(element.step).to.equal("launch");
    expect(frameIn(element)).to.not.equal(null);
  });
});

describe("what the frame says", () => {
  it("hurries the next read, and decides nothing", async () => {
    const { element, frame } = await openVeriff();
    const reads = page.proxy.to("status").length;
    await say(frame, "VERIFF_SUBMITTED");
    await waitUntil(() => page.proxy.to("status").length > reads, "a read");
    expect(element.step).to.equal("launch");
    expect(frameIn(element)).to.equal(frame);
    page.proxy.status = "Completed";
    await say(frame, "VERIFF_STARTED");
    await stepOf(element, "completed");
    expect(frameIn(element)).to.equal(null);
  });

  it("is that the customer is through: then the visit waits for the proxy's word", async () => {
    const { element, frame, heard } = await openVeriff();
    await say(frame, "VERIFF_FINISHED");
    await stepOf(element, "waiting");
    expect(frameIn(element)).to.equal(null);
    expect(textOf(element)).to.include("One moment, please");
    expect(only(heard, "gangway-completed")).to.have.length(0);
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
  });

  it("is that the customer closed it: then it can be opened again", async () => {
    const { element, frame, heard } = await openVeriff();
    await say(frame, "VERIFF_CANCELED");
    await textIn(element, "Leave the verification?");
    control(element, "Leave").click();
    await waitUntil(() => !frameIn(element), "the offer");
    await textIn(element, "Continue on this computer");
    expect(find(element, "[role=status]").textContent).to.include("Nothing is lost");
    expect(element.step).to.equal("launch");
    expect(only(heard, "gangway-error")).to.have.length(0);
    await openFrame(element);
    expect(provider.requests).to.have.length(2);
  });

  it("is that it can't go on: then there are a link and the QR code, and words", async () => {
    page.proxy.provider = "vx";
    const element = await reachLaunch();
    const heard = listen(element);
    await say(await openFrame(element), "ERROR");
    await expectBlocked(element, heard);
    await expect(element).to.be.accessible();
    openProvider(element);
    await stepOf(element, "waiting");
  });

  it("counts from its own window only", async () => {
    const { element, frame } = await openVeriff();
    const other = document.createElement("iframe");
    other.src = `${PROVIDER}/other`;
    document.body.append(other);
    await loaded(other);
    expect((await say(other, "VERIFF_FINISHED")).origin).to.equal(PROVIDER);
    other.remove();
    window.postMessage("VERIFF_FINISHED", "*");
    window.dispatchEvent(
      new MessageEvent("message", { data: "VERIFF_FINISHED", origin: PROVIDER, source: window }),
    );
    // The frame's own message comes after all of these.
    await say(frame, "VERIFF_SUBMITTED");
    await element.updateComplete;
    expect(element.step).to.equal("launch");
    expect(frameIn(element)).to.equal(frame);
  });

  it("counts from its own origin only", async () => {
    const { element, frame } = await openVeriff();
    const elsewhere = loaded(frame);
    // The same window, after it went to another origin.
    frame.setAttribute("sandbox", "allow-scripts");
    frame.srcdoc = providerPage("");
    await elsewhere;
    const forged = await say(frame, "VERIFF_FINISHED");
    expect([forged.source === frame.contentWindow, forged.origin]).to.deep.equal([true, "null"]);
    await element.updateComplete;
    expect(element.step).to.equal("launch");
    expect(frameIn(element)).to.equal(frame);
  });
});

/** The timers that run for ten seconds, to be run at once. */
function longTimers(): { runAll(): void } {
  const { setTimeout: set, clearTimeout: clear } = window;
  const long = new Map<unknown, () => void>();
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, delay: number) => {
    const timer = set(run, delay);
    if (delay === 10_000) long.set(timer, run);
    return timer;
  }) as typeof setTimeout);
  vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
    long.delete(timer);
    clear(timer as number);
  });
  return {
    runAll() {
      for (const run of [...long.values()]) run();
    },
  };
}

describe("a frame that can't be shown", () => {
  it("because nothing comes from it in time, says so with a link and the QR code, and waits on", async () => {
    const element = await reachLaunch();
    const heard = listen(element);
    const timers = longTimers();
    const frame = await openFrame(element);
    expect(only(heard, "gangway-error")).to.have.length(0);
    timers.runAll();
    await textIn(element, "isn’t opening here");
    expect((control(element, "Open in a new tab") as HTMLAnchorElement).href).to.equal(INVITE_URL);
    expect(find(element, "[part=qr]").checkVisibility()).to.equal(true);
    expect(only(heard, "gangway-error").map(({ code }) => code)).to.deep.equal(["frame_blocked"]);
    await expect(element).to.be.accessible();
    // It was only slow.
    await say(frame, "VERIFF_HANDSHAKE");
    await waitUntil(() => !textOf(element).includes("isn’t opening here"), "the page in sight");
    expect(getComputedStyle(frame).visibility).to.equal("visible");
    expect(element.shadowRoot?.querySelector("[part=qr]")).to.equal(null);
  });

  it("because the page's policy refuses it, does so at once", async () => {
    const element = await reachLaunch();
    const heard = listen(element);
    await openFrame(element);
    document.dispatchEvent(
      new SecurityPolicyViolationEvent("securitypolicyviolation", {
        effectiveDirective: "frame-src",
        violatedDirective: "frame-src",
        blockedURI: PROVIDER,
        documentURI: location.href,
        originalPolicy: "",
        disposition: "enforce",
        statusCode: 200,
      }),
    );
    await expectBlocked(element, heard);
  });

  it("because the provider has no reader, does so too", async () => {
    page.proxy.provider = "verifime";
    const element = await reachLaunch();
    const heard = listen(element);
    opener(element).click();
    await expectBlocked(element, heard);
    expect(provider.requests).to.deep.equal([]);
  });

  it("leaves the focus alone where it is elsewhere on the page", async () => {
    page.proxy.provider = "vx";
    const element = await reachLaunch();
    const frame = await openFrame(element);
    const elsewhere = document.createElement("input");
    elsewhere.setAttribute("aria-label", "Search");
    element.after(elsewhere);
    elsewhere.focus();
    await say(frame, "ERROR");
    await textIn(element, "can’t be shown");
    expect(document.activeElement).to.equal(elsewhere);
  });

  it("is offered again later: trying again may help", async () => {
    page.proxy.provider = "vx";
    const element = await reachLaunch();
    await say(await openFrame(element), "ERROR");
    await textIn(element, "can’t be shown");
    openProvider(element);
    await stepOf(element, "waiting");
    control(element, "Open it again").click();
    await stepOf(element, "launch");
    expect(opener(element).localName).to.equal("button");
  });
});

describe("a page that doesn't announce itself", () => {
  it("is there with its load", async () => {
    page.proxy.provider = "vx";
    const element = await reachLaunch();
    const heard = listen(element);
    const frame = await openFrame(element);
    expect(frame.title).to.equal("Identity verification by Veratad VX");
    await waitUntil(() => !textOf(element).includes("Opening the verification"), "the page in sight");
    await say(frame, "CLOSE");
    await textIn(element, "Leave the verification?");
    control(element, "Leave").click();
    await textIn(element, "Continue on this computer");
    expect(only(heard, "gangway-error")).to.have.length(0);
  });

  it("is kept when it says nothing, with words and the other ways: it may have been refused", async () => {
    page.proxy.provider = "vx";
    const element = await reachLaunch();
    const heard = listen(element);
    const timers = longTimers();
    const frame = await openFrame(element);
    timers.runAll();
    await textIn(element, "Can’t see the verification?");
    expect(frameIn(element)).to.equal(frame);
    expect(control(element, "Open in a new tab instead")).to.not.equal(null);
    expect(find(element, "[part=qr]").checkVisibility()).to.equal(true);
    expect(only(heard, "gangway-error")).to.have.length(0);
    await expect(element).to.be.accessible();
    await say(frame, "LINK EXPIRED");
    await waitUntil(() => !textOf(element).includes("Can’t see the verification?"), "the words gone");
    expect(frameIn(element)).to.equal(frame);
  });

  it("is that of a provider from outside, under the name that the proxy tells", async () => {
    page.proxy.provider = "northgate";
    const { sandbox: _, ...unrestricted } = FRAME;
    page.proxy.frame = { ...unrestricted, needs: [], name: "Northgate" };
    const element = await reachLaunch();
    const frame = await openFrame(element);
    expect(frame.title).to.equal("Identity verification by Northgate");
    expect(frame.hasAttribute("sandbox")).to.equal(false);
    await waitUntil(() => !textOf(element).includes("Opening the verification"), "the page in sight");
  });
});

describe("a page that asks to be loaded anew", () => {
  it("gets a frame of its own each time, but not for ever", async () => {
    const { element, frame } = await openVeriff();
    let last = frame;
    for (let times = 1; times <= 3; times++) {
      await say(last, times === 2 ? "VERIFF_FORCE_RELOAD" : "VERIFF_RELOAD_REQUEST");
      const before = last;
      await waitUntil(() => frameIn(element) && frameIn(element) !== before, "another frame");
      last = find<HTMLIFrameElement>(element, "iframe");
      await waitUntil(() => textOf(element).includes("The verification is open"), "the page in sight");
      expect(provider.requests).to.have.length(times + 1);
    }
    await say(last, "VERIFF_RELOAD_REQUEST");
    await textIn(element, "can’t be shown");
    expect(provider.requests).to.have.length(4);
  });
});

describe("leaving the frame", () => {
  const isAsked = (element: GangwayOnboarding) => !!element.shadowRoot?.querySelector("[role=alertdialog]");
  const close = (element: GangwayOnboarding) => find(element, "[aria-label=Close]").click();
  const warns = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

  it("asks once, and goes on where the customer stays", async () => {
    const { element, frame } = await openVeriff();
    await textIn(element, "The verification is open");
    find(element, "[aria-label=Close]").focus();
    close(element);
    await waitUntil(
      () => element.shadowRoot?.activeElement?.textContent === "Stay",
      "the focus on the answer",
    );
    expect(frame.matches("[inert] iframe")).to.equal(true);
    await expect(element).to.be.accessible();
    await userEvent.keyboard("{Escape}");
    await waitUntil(() => !isAsked(element), "the end of the question");
    expect(frameIn(element)).to.equal(frame);
    expect(frame.matches("[inert] iframe")).to.equal(false);
    expect(element.shadowRoot?.activeElement?.ariaLabel).to.equal("Close");
    expect(provider.requests).to.have.length(1);
  });

  it("says where the customer stands, once they leave", async () => {
    const { element } = await openVeriff();
    await textIn(element, "The verification is open");
    close(element);
    await textIn(element, "What you photographed isn’t sent yet");
    control(element, "Leave").click();
    await waitUntil(() => !frameIn(element), "the offer");
    expect(find(element, "[role=status]").textContent).to.include("You left the verification");
    expect(warns()).to.equal(false);
    await openFrame(element);
    expect(textOf(element)).not.to.include("You left the verification");
  });

  it("by the provider's own button loads the page anew where the customer stays", async () => {
    const { element, frame } = await openVeriff();
    await say(frame, "VERIFF_CANCELED");
    await textIn(element, "Leave the verification?");
    control(element, "Stay").click();
    await waitUntil(() => provider.requests.length === 2, "the page anew");
    expect(isAsked(element)).to.equal(false);
    expect(frameIn(element)).to.not.equal(null);
  });

  it("asks nothing where there is nothing to lose: before the page is there, and once all is sent", async () => {
    provider.greeting = "";
    const element = await reachLaunch();
    await openFrame(element);
    expect(warns()).to.equal(false);
    close(element);
    await waitUntil(() => !frameIn(element), "the offer");
    expect(isAsked(element)).to.equal(false);
    const frame = await openFrame(element);
    await say(frame, "VERIFF_HANDSHAKE");
    await textIn(element, "The verification is open");
    expect(warns()).to.equal(true);
    await say(frame, "VERIFF_SUBMITTED");
    await waitUntil(() => !warns(), "the end of the warning");
    close(element);
    await stepOf(element, "waiting");
  });

  it("by Escape does nothing where the focus is elsewhere on the page", async () => {
    const { element } = await openVeriff();
    await textIn(element, "The verification is open");
    const elsewhere = document.createElement("input");
    elsewhere.setAttribute("aria-label", "Search");
    element.after(elsewhere);
    elsewhere.focus();
    await userEvent.keyboard("{Escape}");
    expect(isAsked(element)).to.equal(false);
  });

  for (const [by, act] of [
    ["Escape", () => userEvent.keyboard("{Escape}")],
    ["the button", close],
    [
      "a gesture",
      (element: GangwayOnboarding) =>
        find(element, "dialog").dispatchEvent(new Event("cancel", { cancelable: true })),
    ],
  ] as [string, (element: GangwayOnboarding) => unknown][]) {
    it(`closes the dialog around it only after the question: by ${by}`, async () => {
      provider.greeting = "VERIFF_HANDSHAKE";
      page.proxy.authentication = "none";
      const host = await fixture(html`<main></main>`);
      const element = document.createElement("gangway-onboarding");
      const settings = { modal: true, trackingReference: "2a3f2f0e-6c40-4bb9-9a51-0f8f3d1b7c11" };
      Object.assign(element, { endpoint: "https://proxy.example", ...settings });
      host.append(element);
      const heard = listen(element);
      await element.open();
      await stepOf(element, "launch");
      const dialog = find<HTMLDialogElement>(element, "dialog");
      await openFrame(element);
      await textIn(element, "The verification is open");
      await act(element);
      await waitUntil(() => isAsked(element), "the question");
      // Escape means to stay, and leaves the dialog open.
      await waitUntil(() => element.shadowRoot?.activeElement?.textContent === "Stay", "the focus");
      await userEvent.keyboard("{Escape}");
      await waitUntil(() => !isAsked(element), "the end of the question");
      expect(dialog.open).to.equal(true);
      expect(only(heard, "gangway-cancelled")).to.have.length(0);

      await act(element);
      await waitUntil(() => isAsked(element), "the question once more");
      control(element, "Leave").click();
      await waitUntil(() => only(heard, "gangway-cancelled").length === 1, "the event");
      expect(dialog.open).to.equal(false);
      await element.open();
      await textIn(element, "You left the verification");
      expect(frameIn(element)).to.equal(null);
      expect(opener(element)).to.not.equal(null);
      element.close();
    });
  }
});

describe("the screen around the frame", () => {
  it("has one slim bar: the organisation, the step and the way out", async () => {
    const { element } = await openVeriff();
    const heading = find(element, "h2");
    expect(heading.textContent).to.equal("Harbour Bank");
    expect(element.shadowRoot?.querySelectorAll("h2")).to.have.length(1);
    const [top, frameTop] = [find(element, "section"), find(element, "iframe")].map(
      (one) => one.getBoundingClientRect().top,
    );
    expect((frameTop ?? 0) - (top ?? 0)).to.be.within(40, 64);
    expect(find(element, "[part=progress]").checkVisibility()).to.equal(true);
  });

  it("is in view on a computer, however far down the page it is", async () => {
    const above = document.createElement("div");
    above.style.height = "3000px";
    document.body.prepend(above);
    const { element } = await openVeriff();
    const section = find(element, "section");
    await waitUntil(() => {
      const { top, bottom } = section.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, "all of it in view");
    above.remove();
  });

  for (const transform of ["none", "translateX(0)"]) {
    it(`fills a phone, above the page's own header, in a page with transform ${transform}`, async () => {
      await browser.viewport(375, 700);
      const header = document.createElement("header");
      Object.assign(header.style, { position: "fixed", inset: "0 0 auto", height: "60px", zIndex: "99999" });
      document.body.append(header);
      // A frame on a phone is what the page itself wants.
      const { element, frame } = await openVeriff({ launch: "frame" });
      if (element.parentElement) element.parentElement.style.transform = transform;
      await waitUntil(() => find(element, "section").getBoundingClientRect().top === 0, "the top");
      const { width, height } = find(element, "section").getBoundingClientRect();
      expect(width).to.equal(innerWidth);
      expect(height).to.be.closeTo(innerHeight, 1);
      const box = frame.getBoundingClientRect();
      expect(box.width).to.equal(innerWidth);
      expect(box.bottom).to.be.closeTo(innerHeight, 1);
      const closer = find(element, "[aria-label=Close]").getBoundingClientRect();
      expect(closer.height).to.be.at.least(44);
      expect(document.elementFromPoint(closer.x + 20, closer.y + 20)).to.equal(element);
      header.remove();

      await browser.viewport(1280, 900);
      await waitUntil(() => find(element, "section").dataset.frame === "page", "its place in the page");
      expect(provider.requests).to.have.length(1);
      await say(frame, "VERIFF_FINISHED");
      await stepOf(element, "waiting");
      expect(find(element, "section").hasAttribute("data-frame")).to.equal(false);
    });
  }
});

describe("removal", () => {
  it("closes the frame and stops hearing; put back, the frame is on offer, not open", async () => {
    const { element, frame } = await openVeriff();
    const failures: string[] = [];
    element.addEventListener("gangway-error", ({ code }) => failures.push(code));
    const { parentElement } = element;
    const sender = frame.contentWindow;
    element.remove();
    await waitUntil(() => !frameIn(element), "the frame's end");
    window.dispatchEvent(
      new MessageEvent("message", { data: "VERIFF_RELOAD_REQUEST", origin: PROVIDER, source: sender }),
    );
    parentElement?.append(element);
    await waitUntil(() => opener(element), "the offer");
    expect(failures).to.deep.equal([]);
    expect(frameIn(element)).to.equal(null);
    expect(provider.requests).to.have.length(1);
  });

  it("is not what a move is: the frame loads anew, and the visit goes on", async () => {
    const { element, frame } = await openVeriff();
    const elsewhere = document.createElement("div");
    element.parentElement?.append(elsewhere);
    const again = loaded(frame);
    elsewhere.append(element);
    await again;
    expect(frameIn(element)).to.equal(frame);
    expect(provider.requests).to.have.length(2);
    await say(frame, "VERIFF_FINISHED");
    await stepOf(element, "waiting");
    expect(page.proxy.to("invite")).to.have.length(1);
  });

  it("leaves no listener for messages", async () => {
    let listeners = 0;
    const { addEventListener } = window;
    vi.spyOn(window, "addEventListener").mockImplementation((type, listener, options) => {
      if (type === "message" && typeof options === "object") {
        listeners += 1;
        options.signal?.addEventListener("abort", () => {
          listeners -= 1;
        });
      }
      addEventListener.call(window, type, listener as EventListener, options);
    });
    const { element } = await openVeriff();
    expect(listeners).to.equal(1);
    element.remove();
    expect(listeners).to.equal(0);
  });

  it("of the dialog ends the frame as well", async () => {
    const host = await fixture(html`<main></main>`);
    const element = document.createElement("gangway-onboarding");
    provider.greeting = "VERIFF_HANDSHAKE";
    page.proxy.authentication = "none";
    Object.assign(element, {
      endpoint: "https://proxy.example",
      modal: true,
      trackingReference: "2a3f2f0e-6c40-4bb9-9a51-0f8f3d1b7c11",
    });
    host.append(element);
    await element.open();
    await stepOf(element, "launch");
    await openFrame(element);
    await expect(element).to.be.accessible();
    element.close();
    await waitUntil(() => !frameIn(element), "the frame's end");
    await element.open();
    await waitUntil(() => find<HTMLDialogElement>(element, "dialog").open, "the dialog");
    await waitUntil(() => opener(element), "the offer");
    element.close();
  });
});

describe("which way it opens", () => {
  it("is by a link where the host page wants that", async () => {
    const element = await reachLaunch({ launch: "link" });
    expect(find<HTMLAnchorElement>(element, "a[part~=button]").target).to.equal("_blank");
  });

  it("is in a frame where the host page wants that and the organisation offers it", async () => {
    page.proxy.launch = ["link", "frame"];
    const element = await reachLaunch({ launch: "frame" });
    expect(opener(element).localName).to.equal("button");
  });

  it("is by a link where this visit has no frame", async () => {
    page.proxy.frame = null;
    const element = await reachLaunch({ launch: "frame" });
    expect(opener(element).localName).to.equal("a");
  });

  it("is by a link on a phone", async () => {
    const real = window.matchMedia;
    vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      query === PHONE
        ? Object.defineProperty(real.call(window, query), "matches", { value: true })
        : real.call(window, query),
    );
    const element = await reachLaunch();
    expect(opener(element).localName).to.equal("a");
  });

  for (const [header, reaches, needs] of [
    ["", true],
    ["camera=()", false],
    ["camera=(self)", false],
    [`camera=(self "${PROVIDER}")`, true],
    ["microphone=()", true],
    ["microphone=()", false, ["camera", "microphone"]],
    ["camera=()", true, ["microphone"]],
    ["camera=()", true, []],
  ] as [string, boolean, string[]?][]) {
    it(`is in a frame only where the page lets through ${needs ?? "the camera"}: ${header || "no header"}`, async () => {
      const url = `${location.origin}/intercepted/host`;
      provider.also(url, { headers: header ? { "permissions-policy": header } : {}, body: "<body>" });
      const host = document.createElement("iframe");
      // The page that the tests run in is a frame itself.
      host.allow = "camera; microphone";
      host.src = url;
      document.body.append(host);
      await loaded(host);
      const { body } = host.contentDocument ?? document;
      expect(body).to.not.equal(document.body);
      expect(hasFramePermission({ ...FRAME, needs }, body)).to.equal(reaches);
      expect(body.querySelector("iframe")).to.equal(null);
      expect(provider.requests).to.deep.equal([]);
      host.remove();
    });
  }

  it("is by a link where the page keeps the camera from frames", async () => {
    vi.spyOn(HTMLIFrameElement.prototype as never, "featurePolicy" as never, "get" as never).mockReturnValue({
      allowsFeature: (feature: string) => feature !== "camera",
    } as never);
    const element = await reachLaunch();
    expect(opener(element).localName).to.equal("a");
    expect(textOf(element)).not.to.include("can’t be shown");
  });
});

// The last of the file: once the focus was in a frame of another origin, Chromium may give it to the test runner's page.
describe("the keyboard", () => {
  it("walks into the frame and out of it, keeps it and leaves it", async () => {
    provider.greeting = "VERIFF_HANDSHAKE";
    const element = await reachLaunch();
    const isOpen = () => textIn(element, "The verification is open");
    await operate(element, "Continue on this computer");
    await isOpen();
    await hasFocus(element, "h2: Harbour Bank");
    await tabTo(element, "iframe: Identity verification by Veriff");
    await tabTo(element, "Open in a new tab instead");
    await press("{Shift>}{Tab}{/Shift}");
    await hasFocus(element, "iframe: ");
    await tabTo(element, "Close");
    await press("{Enter}");
    await hasFocus(element, "button: Stay");
    await userEvent.tab();
    expect(focused(element)).to.equal("button: Leave");
    await press("{Escape}");
    await hasFocus(element, "button: Close");
    for (const key of [" ", "{Enter}"]) {
      await press(key);
      await hasFocus(element, "button: Stay");
      await press(key);
      await hasFocus(element, "button: Close");
    }
    await press(" ");
    await operate(element, "Leave");
    await hasFocus(element, "h2: Verify your identity");
    expect(textOf(element)).to.include("You left the verification");
    await operate(element, "Continue on this computer", " ");
    await isOpen();
  });
});
