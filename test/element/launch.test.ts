import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { ENDPOINT, INVITE_URL, REFERENCE } from "../../demo/states/fake-proxy.js";
import { PHONE } from "../../src/elements/steps/is-phone.js";
import type { WaitingStep } from "../../src/elements/steps/waiting-step.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  opener,
  openProvider,
  reachLaunch,
  reachWaiting,
  stepOf,
  textIn,
  textOf,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

/** Has the customer's link lead elsewhere: a link's QR code is loaded once for a page. */
function launchAt(inviteUrl: string): void {
  page.proxy.instead.set("activate", () =>
    Response.json({
      status: "Active",
      inviteUrl,
      qrCodeUrl: `${ENDPOINT}/v1/qr/${REFERENCE}.svg`,
      launch: ["link"],
      frame: null,
      visitToken: "visit-token",
    }),
  );
}

/** Makes the media query of a phone match. */
function usePhone(): void {
  const real = window.matchMedia;
  vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const list = real.call(window, query);
    if (query === PHONE) Object.defineProperty(list, "matches", { value: true });
    return list;
  });
}

describe("the launch step", () => {
  it("has a real link, ready before the click", async () => {
    const element = await reachLaunch();
    const link = find<HTMLAnchorElement>(element, "a[part~=button]");
    expect(link.href).to.equal(INVITE_URL);
    expect(link.target).to.equal("_blank");
    expect(link.rel).to.equal("noopener");
    expect(link.textContent).to.include("opens in a new tab");
  });

  it("draws the QR code in the page, dark on white, with room around it", async () => {
    const element = await reachLaunch({ theme: "dark" });
    const code = find(element, "svg[part=qr]");
    expect(code.getAttribute("role")).to.equal("img");
    expect(code.getAttribute("aria-label")).to.include("QR code");
    const [left = 0, , width = 0] = code.getAttribute("viewBox")?.split(" ").map(Number) ?? [];
    expect(left).to.equal(-4);
    expect(code.querySelector("rect")?.getAttribute("width")).to.equal(String(width));
    expect(code.querySelector("rect")?.getAttribute("fill")).to.equal("#fff");
    expect(code.querySelector("path")?.getAttribute("fill")).to.equal("#000");
    // The finder pattern in the corner: seven dark modules in a row.
    expect(code.querySelector("path")?.getAttribute("d")).to.match(
      /^M0 0h7v1h-7z|^M0 0h1v1h-1zM1 0h1v1h-1zM2 0h1/,
    );
  });

  it("draws the path that the proxy has drawn, and nothing else of its image", async () => {
    launchAt("https://portal.example/drawn-by-the-proxy");
    page.proxy.instead.set(
      "qr",
      () => new Response('<svg viewBox="-4 -4 29 29"><a id="more"></a>\n<path d="M1 2L3 4Z"/></svg>'),
    );
    const code = find(await reachLaunch(), "svg[part=qr]");
    expect(code.getAttribute("viewBox")).to.equal("-4 -4 29 29");
    expect([...code.children].map((child) => child.getAttribute("d"))).to.deep.equal([null, "M1 2L3 4Z"]);
  });

  for (const [what, answer] of [
    ["a page instead", () => new Response("<!doctype html><title>Sign in</title>")],
    [
      "an image with more than a path",
      () => new Response('<svg viewBox="0 0 1 1"><path d="url(#x)"/></svg>'),
    ],
    ["no answer", () => Promise.reject(new TypeError("refused by the page's policy"))],
  ] as const) {
    it(`draws the code itself where the proxy gives ${what}`, async () => {
      launchAt(`https://portal.example/${encodeURIComponent(what)}`);
      page.proxy.instead.set("qr", answer);
      const element = await reachLaunch();
      await waitUntil(() => element.shadowRoot?.querySelector("svg[part=qr] path"), "the QR code");
      expect(find(element, "svg[part=qr] path").getAttribute("d")).to.match(/^M0 0h1v1h-1z/);
    });
  }

  it("keeps the place of a code that is slow to come", async () => {
    let answer = (_: Response): void => {};
    const waits = () => new Promise<Response>((resolve) => (answer = resolve));
    launchAt("https://portal.example/slow");
    page.proxy.instead.set("qr", waits);
    const element = await reachLaunch();
    const height = () => find(element, "[part=container]").offsetHeight;
    const before = height();
    expect(find(element, ".lead svg[part=qr]").getAttribute("aria-hidden")).to.equal("true");
    answer(new Response('<svg viewBox="-4 -4 29 29"><path d="M1 2L3 4Z"/></svg>'));
    await waitUntil(() => element.shadowRoot?.querySelector("svg[role=img]"), "the QR code");
    expect(height()).to.equal(before);
    expect(page.proxy.to("qr")).to.have.length(1);
  });

  it("asks for no code that stands behind “another device” on a phone, until it is opened", async () => {
    usePhone();
    launchAt("https://portal.example/phone");
    const element = await reachLaunch();
    expect(page.proxy.to("qr")).to.have.length(0);
    find(element, "summary").click();
    await waitUntil(() => element.shadowRoot?.querySelector("svg[role=img]"), "the QR code");
    expect(page.proxy.to("qr")).to.have.length(1);
  });

  it("shows a link that is too long for a QR code without one", async () => {
    const inviteUrl = `${INVITE_URL}?state=${"x".repeat(3000)}`;
    page.proxy.instead.set("qr", () => Response.json({ code: "not_found" }, { status: 404 }));
    launchAt(inviteUrl);
    const element = await reachLaunch();
    expect(find<HTMLAnchorElement>(element, "a[part~=button]").href).to.equal(inviteUrl);
    expect(element.shadowRoot?.querySelector("svg[part=qr]") ?? null).to.equal(null);
  });

  it("puts the QR code first on a computer, with three instructions, and “this computer” second", async () => {
    const element = await reachLaunch();
    const lead = find(element, ".lead");
    expect(lead.querySelectorAll("li")).to.have.length(3);
    expect(find(element, "svg[part=qr]").getBoundingClientRect().width).to.be.greaterThan(150);
    expect(element.shadowRoot?.querySelector("[part~=button-primary]")).to.equal(null);
    const here = opener(element);
    expect(here.part.contains("button-secondary")).to.equal(true);
    expect(lead.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.greaterThan(0);
    await expect(element).to.be.accessible();
  });

  it("sees the phone: connected, then each stage that the provider tells", async () => {
    const opened: string[] = [];
    const element = await reachLaunch();
    element.addEventListener("gangway-event", ({ name, fields }) => {
      if (name === "launch_opened") opened.push(JSON.stringify(fields));
    });
    page.proxy.progress = "opened";
    element.checkNow();
    await stepOf(element, "waiting");
    await textIn(element, "Connected: carry on on your phone");
    const rows = () => [...find(element, ".stages").children].map(({ className }) => className);
    expect(rows()).to.deep.equal(["done", "open", "open"]);
    expect(find(element, "[part=status]").textContent).to.include("Opened");
    await expect(element).to.be.accessible();
    page.proxy.progress = "in_progress";
    element.checkNow();
    await waitUntil(() => rows()[1] === "current", "the second stage");
    expect(find(element, "[part=status]").textContent).to.include("In progress");
    expect(opened).to.deep.equal(['{"via":"other_device"}']);
    control(element, "Open it again").click();
    await stepOf(element, "launch");
    element.checkNow();
    await waitUntil(() => element.shadowRoot?.querySelector(".lead"), "the QR code");
    expect(element.step).to.equal("launch");
  });

  it("puts the link first on a phone, and the QR code behind “another device”", async () => {
    usePhone();
    const element = await reachLaunch();
    expect(find(element, "[part~=button-primary]").textContent).to.include("Start verification");
    expect(textOf(element)).to.not.include("your phone");
    const details = find<HTMLDetailsElement>(element, "details");
    expect(details.open).to.equal(false);
    expect(details.querySelector("svg")).to.not.equal(null);
    await expect(element).to.be.accessible();
  });
});

describe("the waiting step", () => {
  it("comes with the click, and leads back to the link", async () => {
    const element = await reachLaunch();
    openProvider(element);
    await stepOf(element, "waiting");
    control(element, "Open it again").click();
    await stepOf(element, "launch");
    expect(find(element, "svg[part=qr]")).to.not.equal(null);
  });

  it("claims nothing that the provider hasn't told", async () => {
    const element = await reachWaiting();
    page.proxy.status = "Active";
    element.checkNow();
    await waitUntil(() => element.status === "Active");
    expect(textOf(element))
      .to.include("Nothing has arrived yet")
      .and.not.match(/started|in progress/i);
    expect(element.shadowRoot?.querySelector(".stages")).to.equal(null);
  });

  it("says what comes next, and something else after two and ten minutes", async () => {
    const element = await reachWaiting();
    expect(textOf(element)).to.match(
      /usually takes a few minutes.*Harbour Bank will let you know.*close this page/,
    );
    const announced = () => find(element, "div[role=status]").textContent?.trim();
    expect(announced()).to.equal("");
    const start = Date.now();
    const now = vi.spyOn(Date, "now");
    const comeBackAfter = async (ms: number) => {
      now.mockReturnValue(start + ms);
      document.dispatchEvent(new Event("visibilitychange"));
      await find<WaitingStep>(element, ".step").updateComplete;
    };
    await comeBackAfter(121_000);
    await waitUntil(() => announced()?.includes("Take your time"), "the words after two minutes");
    await comeBackAfter(601_000);
    expect(announced()).to.include("longer than usual");
  });

  it("says that it has checked, and makes no further request within a second", async () => {
    const element = await reachWaiting();
    const before = page.proxy.to("status").length;
    const button = control(element, "Check now");
    for (let press = 0; press < 6; press += 1) button.click();
    await textIn(element, "Checked just now: nothing new");
    expect(page.proxy.to("status").length - before).to.equal(1);
    expect(find(element, "[part=status]").textContent).to.include("nothing new");
  });

  it("announces only what changed, and goes on by itself", async () => {
    const element = await reachWaiting();
    const status = find(element, "[part=status]");
    const changes: string[] = [];
    const observer = new MutationObserver(() => changes.push(status.textContent?.trim() ?? ""));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    for (const reads of [1, 2, 3]) {
      element.checkNow();
      await waitUntil(() => page.proxy.to("status").length >= reads);
      await element.updateComplete;
    }
    expect(changes).to.deep.equal([]);
    page.proxy.instead.set("status", () => Promise.reject(new TypeError("Failed to fetch")));
    element.checkNow();
    await textIn(element, "We keep trying");
    expect(changes).to.have.length(1);
    page.proxy.instead.clear();
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    expect(textOf(element)).to.include("being checked");
    observer.disconnect();
  });
});

describe("a page without a connection", () => {
  function turn(online: boolean): void {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(online);
    window.dispatchEvent(new Event(online ? "online" : "offline"));
  }

  for (const [step, reach] of Object.entries({ launch: reachLaunch, waiting: reachWaiting })) {
    it(`is told at once in ${step}, and no longer once it is back`, async () => {
      const element = await reach();
      const heard = listen(element);
      turn(false);
      await textIn(element, "You’re offline");
      expect(find(element, "[role=status]").textContent).to.include("You’re offline");
      expect(only(heard, "gangway-error").map(({ code }) => code)).to.deep.equal(["offline"]);
      await expect(element).to.be.accessible();
      // The read that follows takes its time.
      page.proxy.instead.set("status", () => new Promise(() => {}));
      turn(true);
      await waitUntil(() => !textOf(element).includes("You’re offline"), "the connection");
      expect(element.step).to.equal(step);
    });
  }
});
