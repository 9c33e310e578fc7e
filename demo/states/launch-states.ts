/** The states in which the provider's screen is offered, by link and QR code, by redirect, or in a frame. */
import { enteredVisit } from "./entered-visit.js";
import { type FakeProxy, problem } from "./fake-proxy.js";
import type { WidgetDriver } from "./widget-driver.js";
import type { WidgetState } from "./widget-state.js";

const step = "launch";

function offerLink(proxy: FakeProxy): void {
  proxy.status = "Active";
  proxy.mailsLink = true;
  proxy.helpUrl = "mailto:help@harbour.example";
}

/** @param provider `vx` has a page that doesn't announce itself, and `verifa` one that does. */
const offerFrame =
  (provider: "vx" | "verifa") =>
  (proxy: FakeProxy): void => {
    const { frameUrl } = proxy;
    offerLink(proxy);
    proxy.provider = provider;
    proxy.launch = ["frame", "link"];
    proxy.frame = { url: frameUrl, origin: new URL(frameUrl).origin, allow: "camera", needs: [] };
  };

/** Opens the frame, and waits until its page has loaded. */
const openFrame = async (driver: WidgetDriver): Promise<void> => {
  await driver.step("launch");
  const loaded = new Promise((resolve) => {
    driver.element.shadowRoot?.addEventListener("load", resolve, { capture: true, once: true });
  });
  await driver.press("button[part~=button]");
  await driver.find("iframe");
  await loaded;
};

export const LAUNCH_STATES: readonly WidgetState[] = [
  {
    name: "launch-link",
    title: "By link, or on a phone",
    group: "Launch",
    step,
    prepare: offerLink,
    saved: enteredVisit,
  },
  {
    name: "launch-other-device",
    title: "The code for another device",
    group: "Launch",
    step,
    phone: true,
    shows: "details[open] [part=qr]",
    prepare: offerLink,
    saved: enteredVisit,
    reach: (driver) => driver.press("summary"),
  },
  {
    name: "launch-redirect",
    title: "In this tab",
    group: "Launch",
    step,
    settings: { launch: "redirect" },
    prepare(proxy) {
      offerLink(proxy);
      proxy.launch = ["redirect", "link"];
    },
    saved: enteredVisit,
  },
  {
    name: "launch-invited",
    title: "For an invited customer",
    group: "Launch",
    step,
    invited: true,
    prepare(proxy) {
      offerLink(proxy);
      proxy.authentication = "none";
    },
  },
  {
    name: "launch-link-mailed",
    title: "The link was mailed",
    group: "Launch",
    step,
    prepare: offerLink,
    saved: enteredVisit,
    async reach(driver) {
      await driver.press(".later button");
      await driver.until(
        () => driver.element.shadowRoot?.querySelector(".later [role=status]")?.textContent,
        "word that it was mailed",
      );
    },
  },
  {
    name: "launch-link-failed",
    title: "The link could not be mailed",
    group: "Launch",
    step,
    prepare(proxy) {
      offerLink(proxy);
      proxy.instead.set("link", () => problem(503, "provider_unavailable"));
    },
    saved: enteredVisit,
    async reach(driver) {
      await driver.press(".later button");
      await driver.until(
        () => driver.element.shadowRoot?.querySelector(".later [role=status]")?.textContent,
        "word that it was not mailed",
      );
    },
  },
  {
    name: "launch-offline",
    title: "Without a connection",
    group: "Launch",
    step,
    shows: "[part=error]",
    prepare: offerLink,
    saved: enteredVisit,
    async reach(driver) {
      await driver.step("launch");
      await driver.loseConnection();
    },
  },
  {
    name: "launch-help",
    title: "With help opened",
    group: "Launch",
    step,
    shows: ".opened",
    prepare: offerLink,
    saved: enteredVisit,
    reach: (driver) => driver.press("#getHelp"),
  },
  {
    name: "frame-offer",
    title: "In a frame, not opened yet",
    group: "Frame",
    step,
    settings: { launch: "frame" },
    prepare: offerFrame("vx"),
    saved: enteredVisit,
  },
  {
    name: "frame-opening",
    title: "Opening",
    group: "Frame",
    step,
    fillsWindow: true,
    settings: { launch: "frame" },
    prepare: offerFrame("verifa"),
    saved: enteredVisit,
    reach: openFrame,
    wait: () => "never",
  },
  {
    name: "frame-open",
    title: "Open",
    group: "Frame",
    step,
    fillsWindow: true,
    shows: ".frame:not(.empty)",
    settings: { launch: "frame" },
    prepare: offerFrame("vx"),
    saved: enteredVisit,
    reach: openFrame,
    wait: () => "never",
  },
  {
    name: "frame-late",
    title: "Nothing to see after ten seconds",
    group: "Frame",
    step,
    fillsWindow: true,
    shows: ".cover [part~=button-primary]",
    settings: { launch: "frame" },
    prepare: offerFrame("verifa"),
    saved: enteredVisit,
    reach: openFrame,
    wait: (_, shown) => (shown ? "soon" : null),
  },
  {
    name: "frame-silent",
    title: "Not a word after ten seconds",
    group: "Frame",
    step,
    fillsWindow: true,
    shows: ".foot.late",
    settings: { launch: "frame" },
    prepare: offerFrame("vx"),
    saved: enteredVisit,
    reach: openFrame,
    wait: (_, shown) => (shown ? "soon" : null),
  },
  {
    name: "frame-leave",
    title: "The question before leaving",
    group: "Frame",
    step,
    fillsWindow: true,
    shows: "[role=alertdialog]",
    settings: { launch: "frame" },
    prepare: offerFrame("vx"),
    saved: enteredVisit,
    async reach(driver) {
      await openFrame(driver);
      await driver.find(".frame:not(.empty)");
      await driver.press(".leave-frame");
    },
    wait: () => "never",
  },
  {
    name: "frame-left",
    title: "Left",
    group: "Frame",
    step,
    shows: "[part=status]",
    settings: { launch: "frame" },
    prepare: offerFrame("verifa"),
    saved: enteredVisit,
    async reach(driver) {
      await openFrame(driver);
      await driver.press(".leave-frame");
    },
    wait: () => "never",
  },
];
