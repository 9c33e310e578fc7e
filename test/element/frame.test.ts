import { expect, fixture, html } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { PHONE } from "../../src/elements/steps/is-phone.js";
import { hasFramePermission } from "../../src/launch/frame-permission.js";
import { INVITE_URL } from "./fake-proxy.js";
import { loaded, PROVIDER, ProviderPage, providerPage, say } from "./provider-page.js";
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
    document.body.style.width = "320px";
    const { element, frame } = await openVeriff();
    const section = find(element, "section");
    expect(section.scrollWidth).to.be.at.most(section.clientWidth);
    expect(frame.getBoundingClientRect().width).to.be.within(300, 320);
    document.body.style.width = "";
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
    await waitUntil(() => !frameIn(element), "the offer");
    await textIn(element, "Continue on this computer");
    expect(element.step).to.equal("launch");
    expect(only(heard, "gangway-error")).to.have.length(0);
    await openFrame(element);
    expect(provider.requests).to.have.length(2);
  });

  it("is that it can't go on: then there are a link and the QR code, and words", async () => {
    const { element, frame, heard } = await openVeriff();
    await say(frame, "VERIFF_RELOAD_REQUEST");
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

describe("a frame that can't be shown", () => {
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

  it("because nothing comes from it in time, gives way to a link and the QR code, in words", async () => {
    const element = await reachLaunch();
    const heard = listen(element);
    const timers = longTimers();
    await openFrame(element);
    expect(only(heard, "gangway-error")).to.have.length(0);
    timers.runAll();
    await expectBlocked(element, heard);
    await waitUntil(() => element.shadowRoot?.activeElement?.localName === "h2", "the focus on the heading");
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
    const { element, frame } = await openVeriff();
    const elsewhere = document.createElement("input");
    elsewhere.setAttribute("aria-label", "Search");
    element.after(elsewhere);
    elsewhere.focus();
    await say(frame, "VERIFF_RELOAD_REQUEST");
    await textIn(element, "can’t be shown");
    expect(document.activeElement).to.equal(elsewhere);
  });

  it("is offered again later: trying again may help", async () => {
    const { element, frame } = await openVeriff();
    await say(frame, "VERIFF_RELOAD_REQUEST");
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
    await textIn(element, "Continue on this computer");
    expect(only(heard, "gangway-error")).to.have.length(0);
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
