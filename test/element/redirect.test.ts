import { expect } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it } from "vitest";
import { INVITE_URL, REFERENCE } from "../../demo/states/fake-proxy.js";
import type { InviteRequest } from "../../src/contract/requests.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  opener,
  organisationWidget,
  reachCode,
  reachLaunch,
  referenceWidget,
  stepOf,
  textOf,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

beforeEach(() => {
  page.proxy.provider = "veriff";
  page.proxy.launch = ["redirect", "link"];
});

/** Follows the link, without letting the browser leave the tests. */
function leave(element: GangwayOnboarding): void {
  element.addEventListener("click", (event) => event.preventDefault(), { once: true });
  opener(element).click();
}

describe("a redirect", () => {
  it("is a real link in the same tab, with the QR code for the phone", async () => {
    const element = await reachLaunch();
    const link = find<HTMLAnchorElement>(element, "a[part~=button]");
    expect(link.href).to.equal(INVITE_URL);
    expect(link.hasAttribute("target")).to.equal(false);
    expect(textOf(element)).to.include("You’ll leave this page").and.not.include("new tab");
    expect(find(element, "svg[part=qr]")).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it("has no QR code where the organisation wants nothing but the redirect", async () => {
    page.proxy.launch = ["redirect"];
    const element = await reachLaunch();
    expect(element.shadowRoot?.querySelector("svg[part=qr]")).to.equal(null);
  });

  it("is saved before the page is left: whoever comes back in the tab waits, and reads at once", async () => {
    const element = await reachLaunch();
    leave(element);
    expect(element.step).to.equal("launch");
    element.remove();
    const reads = page.proxy.to("status").length;
    const again = await organisationWidget();
    const heard = listen(again);
    await stepOf(again, "waiting");
    expect(again.trackingReference).to.equal(REFERENCE);
    expect(textOf(again)).to.include("One moment, please");
    expect(page.proxy.to("tracking").at(-1)?.authorization).to.equal("Bearer visit-token");
    await waitUntil(() => page.proxy.to("status").length > reads, "the read");
    await expect(again).to.be.accessible();
    page.proxy.status = "Completed";
    control(again, "Check now").click();
    await stepOf(again, "completed");
    expect(only(heard, "gangway-completed")).to.have.length(1);
  });

  it("can be opened again by whoever comes back without having finished", async () => {
    const element = await reachLaunch();
    leave(element);
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "waiting");
    control(again, "Open it again").click();
    await stepOf(again, "launch");
    expect(find<HTMLAnchorElement>(again, "a[part~=button]").href).to.equal(INVITE_URL);
  });

  it("is no redirect before it is followed: a reload shows the offer again", async () => {
    const element = await reachLaunch();
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "launch");
  });

  it("comes back without a token where nothing is asked for", async () => {
    page.proxy.authentication = "none";
    page.proxy.instead.set("activate", () => new Promise(() => {}));
    const element = await referenceWidget();
    await stepOf(element, "launch");
    leave(element);
    await waitUntil(() => page.proxy.to("activate").length === 1, "the activation");
    element.remove();
    const again = await referenceWidget();
    await stepOf(again, "waiting");
    expect(page.proxy.to("tracking").at(-1)?.authorization).to.equal(undefined);
  });

  it("goes on when the browser brings the page back as it was left", async () => {
    const element = await reachLaunch();
    leave(element);
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
    await element.updateComplete;
    expect(element.step).to.equal("launch");
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await stepOf(element, "waiting");
  });
});

describe("the address to come back to", () => {
  const invited = () => {
    const [invite] = page.proxy.to("invite");
    return (invite?.body as InviteRequest | undefined)?.customerContext;
  };
  const { href } = location;

  afterEach(() => history.replaceState(null, "", href));

  const pageUrl = location.origin + location.pathname;

  it("is the page's own, without its query and fragment, where the host page wants a redirect", async () => {
    history.replaceState(null, "", "?session=SECRET#part");
    await reachCode({ launch: "redirect" });
    expect(invited()).to.deep.equal({ callbackUrl: pageUrl });
  });

  it("is the host's own where there is one", async () => {
    const callbackUrl = "https://harbour.example/back#done";
    await reachCode({ launch: "redirect", customerContext: { callbackUrl } });
    expect(invited()).to.deep.equal({ callbackUrl });
  });

  it("is left out where it is longer than the proxy takes", async () => {
    history.replaceState(null, "", `/${"x".repeat(2000)}`);
    await reachCode({ launch: "redirect" });
    expect(invited()).to.equal(undefined);
  });

  it("is the page's own where it leaves the choice to an organisation that prefers a redirect", async () => {
    await reachCode();
    expect(invited()).to.deep.equal({ callbackUrl: pageUrl });
  });

  for (const launch of ["auto", "link", "frame"] as const) {
    it(`is not the page's with ${launch}: in another tab, the page would begin anew`, async () => {
      page.proxy.launch = ["link", "redirect"];
      await reachCode({ launch });
      expect(invited()).to.equal(undefined);
    });
  }
});
