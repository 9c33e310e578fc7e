import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { INVITE_URL } from "./fake-proxy.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
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

describe("the launch step", () => {
  it("has a real link, ready before the click", async () => {
    const element = await reachLaunch();
    const link = find<HTMLAnchorElement>(element, "a[part~=button-primary]");
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

  it("shows a link that is too long for a QR code without one", async () => {
    const inviteUrl = `${INVITE_URL}?state=${"x".repeat(3000)}`;
    page.proxy.instead.set("activate", () =>
      Response.json({
        status: "Active",
        inviteUrl,
        qrCodeUrl: "https://onboarding.example/v1/qr/1.svg",
        launch: ["link"],
        frame: null,
        visitToken: "visit-token",
      }),
    );
    const element = await reachLaunch();
    expect(find<HTMLAnchorElement>(element, "a[part~=button-primary]").href).to.equal(inviteUrl);
    expect(element.shadowRoot?.querySelector("svg[part=qr]") ?? null).to.equal(null);
  });

  it("puts the link first on a phone, and the QR code behind “another device”", async () => {
    const real = window.matchMedia;
    vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      query === "(pointer: coarse)" ? ({ matches: true } as MediaQueryList) : real.call(window, query),
    );
    const element = await reachLaunch();
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

  it("announces only what changed, and goes on by itself", async () => {
    const element = await reachWaiting();
    const status = find(element, "[part=status]");
    const changes: string[] = [];
    const observer = new MutationObserver(() => changes.push(status.textContent?.trim() ?? ""));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    for (const reads of [1, 2, 3]) {
      control(element, "Check now").click();
      await waitUntil(() => page.proxy.to("status").length >= reads);
      await element.updateComplete;
    }
    expect(changes).to.deep.equal([]);
    page.proxy.instead.set("status", () => Promise.reject(new TypeError("Failed to fetch")));
    control(element, "Check now").click();
    await textIn(element, "We keep trying");
    expect(changes).to.have.length(1);
    page.proxy.instead.clear();
    page.proxy.status = "Completed";
    control(element, "Check now").click();
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
