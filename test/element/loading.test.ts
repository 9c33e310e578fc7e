import { expect } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it } from "vitest";
import { cdp } from "vitest/browser";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  organisationWidget,
  referenceWidget,
  stepOf,
  textIn,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

const block = async (...urls: string[]): Promise<void> => {
  await cdp().send("Network.setBlockedURLs", { urls });
};

// In this order: what has been loaded once can't fail to load any more.
describe("what comes after the first step", () => {
  beforeEach(async () => {
    await cdp().send("Network.enable");
    await block("*/src/elements/steps/steps-chunk.*");
  });
  afterEach(() => block());

  it("may fail to load: then the details stay, and can be sent again", async () => {
    const element = await organisationWidget({ email: "jane@example.com" });
    const heard = listen(element);
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "We can’t reach the service right now");
    expect(find(element, "[part=error]").parentElement?.role).to.equal("alert");
    expect(element.shadowRoot?.activeElement).to.equal(find(element, "[part=error]"));
    expect(only(heard, "gangway-error").map(({ code, retryable }) => [code, retryable])).to.deep.equal([
      ["network", true],
    ]);
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    await expect(element).to.be.accessible();
  });

  it("may fail to load where it comes first: then it is said in words, and trying again helps", async () => {
    const element = await referenceWidget();
    const heard = listen(element);
    await textIn(element, "We can’t reach the service right now");
    expect(element.step).to.equal(null);
    await expect(element).to.be.accessible();
    control(element, "Try again").click();
    await block();
    control(element, "Try again").click();
    await stepOf(element, "code");
    expect(only(heard, "gangway-error").every(({ code }) => code === "network")).to.equal(true);
    expect(only(heard, "gangway-ready")).to.have.length(1);
  });
});

describe("a proxy that is down at the start", () => {
  it("is said in words, and tried again by itself", async () => {
    page.proxy.instead.set("organisation", () => Promise.reject(new TypeError("Failed to fetch")));
    const element = await organisationWidget({ email: "jane@example.com" });
    await textIn(element, "We can’t reach the service right now");
    // Reached by Tab: nothing in the widget has been pressed.
    control(element, "Try again").focus();
    page.proxy.instead.clear();
    await stepOf(element, "details");
    expect(element.shadowRoot?.querySelector("[part=error]")).to.equal(null);
    const isOnHeading = () => element.shadowRoot?.activeElement === find(element, "h2");
    await waitUntil(isOnHeading, "the focus on the heading");
  });
});
