import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { ONBOARDING_URL, problem } from "../../demo/states/fake-proxy.js";
import { control, freshProxy, reachLaunch, reachWaiting, textIn, textOf } from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

describe("continuing later", () => {
  it("mails the link, and says so in place", async () => {
    page.proxy.mailsLink = true;
    const element = await reachLaunch();
    control(element, "Email me the link").click();
    await textIn(element, "We’ve sent the link to j•••@example.com.");
    const [call] = page.proxy.to("link");
    expect([call?.body, call?.authorization]).to.deep.equal([{}, "Bearer visit-token"]);
    await expect(element).to.be.accessible();
  });

  it("says that a link could not be mailed", async () => {
    page.proxy.mailsLink = true;
    const element = await reachWaiting();
    page.proxy.instead.set("link", () => problem(429, "rate_limited"));
    control(element, "Email me the link").click();
    await textIn(element, "That didn’t work.");
  });

  it("copies the hosted page's link", async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => void copied.push(text));
    const element = await reachLaunch();
    expect(textOf(element)).not.to.include("Email me the link");
    control(element, "Copy link").click();
    await textIn(element, "Copied");
    expect(copied).to.deep.equal([ONBOARDING_URL]);
  });
});
