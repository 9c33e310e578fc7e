/** What is read out through a visit, by live regions that are on the page before their text. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { json, problem } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { heard } from "./heard.js";
import { recordLiveRegions } from "./record-live-regions.js";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  reachCode,
  reachLaunch,
  reachWaiting,
  stepOf,
  textIn,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

function goOffline(): () => void {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  dispatchEvent(new Event("offline"));
  return () => {
    online.mockRestore();
    dispatchEvent(new Event("online"));
  };
}

/** An answer that comes when the test says so. */
function held(route: string, answer: () => Response = () => json({})): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  page.proxy.instead.set(route, async () => {
    await released;
    return answer();
  });
  return () => release();
}

async function reachDetails(): Promise<GangwayOnboarding> {
  const element = await organisationWidget({ email: "jane@example.com" });
  await stepOf(element, "details");
  return element;
}

describe("it is read out", () => {
  it("that the details are being sent, and that they couldn't be", async () => {
    const element = await reachDetails();
    const recording = recordLiveRegions(element);
    for (const times of [1, 2]) {
      const release = held("invite", () => problem(500, "internal"));
      control(element, "Continue").focus();
      await userEvent.keyboard("{Enter}");
      await heard(recording, "status: One moment…", times);
      release();
      await heard(recording, "alert: ", times);
    }
    expect(recording.missed).to.deep.equal([]);
  });

  it("that a code is being checked, that it is wrong, and that a new one is on its way", async () => {
    page.proxy.resendAfterSeconds = 0;
    const element = await reachCode();
    const recording = recordLiveRegions(element);
    for (const times of [1, 2]) {
      const release = held("activate", () => problem(422, "code_incorrect", { attemptsLeft: 4 }));
      find(element, "#code").focus();
      if (times === 1) type(element, "code", "000000");
      else await userEvent.keyboard("{Enter}");
      await heard(recording, "status: One moment…", times);
      release();
      await heard(recording, "alert: That isn’t the code we sent. You have 4 more tries.", times);
    }
    const resend = control(element, "Send a new code");
    for (const times of [1, 2]) {
      const release = held("code", () =>
        json({ maskedEmail: "j•••@example.com", expiresInSeconds: 600, resendAfterSeconds: 0 }, 202),
      );
      resend.focus();
      await userEvent.keyboard("{Enter}");
      await waitUntil(() => resend.ariaDisabled === "true", "the button to be busy");
      await heard(recording, "status: One moment…", 2 + times);
      release();
      await heard(recording, "status: A new code is on its way.", times);
      expect(element.shadowRoot?.activeElement).to.equal(resend);
    }
    page.proxy.instead.set("code", () => problem(503, "provider_unavailable"));
    await userEvent.keyboard("{Enter}");
    await heard(recording, "alert: We couldn’t send a code to j•••@example.com.");
    expect(recording.missed).to.deep.equal([]);
  });

  it("that the link was copied or mailed, each time", async () => {
    page.proxy.mailsLink = true;
    vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const element = await reachLaunch();
    const recording = recordLiveRegions(element);
    for (const times of [1, 2]) {
      control(element, "Copy link").click();
      await heard(recording, "status: Copied", times);
      control(element, "Email me the link").click();
      await heard(recording, "status: We’ve sent the link to j•••@example.com.", times);
    }
    expect(recording.missed).to.deep.equal([]);
  });

  it("that the connection is gone, and that it is back", async () => {
    for (const reach of [reachLaunch, reachWaiting]) {
      const element = await reach();
      const recording = recordLiveRegions(element);
      const goOnline = goOffline();
      await heard(recording, "status: You’re offline.");
      goOnline();
      await heard(recording, "You can go on now.");
      expect(recording.missed).to.deep.equal([]);
      element.remove();
      sessionStorage.clear();
    }
  });

  it("what a check by the button has found, each time, also that nothing can be reached", async () => {
    const element = await reachWaiting();
    const recording = recordLiveRegions(element);
    vi.useFakeTimers({ toFake: ["Date"] });
    const check = async (times: number) => {
      vi.setSystemTime(Date.now() + 2000);
      control(element, "Check now").click();
      await heard(recording, "status: Checking…", times);
    };
    for (const times of [1, 2]) {
      await check(times);
      await heard(recording, "status: Checked just now: nothing new.", times);
    }
    page.proxy.instead.set("status", () => problem(503, "provider_unavailable"));
    for (const times of [1, 2]) {
      await check(2 + times);
      await heard(recording, "status: We can’t reach the service right now.", times);
    }
    vi.useRealTimers();
    expect(recording.missed).to.deep.equal([]);
  });

  it("why the controls below a step don't work", async () => {
    const element = await reachWaiting();
    const recording = recordLiveRegions(element);
    control(element, "Change details").click();
    await textIn(element, "Yes, change details");
    page.proxy.instead.set("organisation", () => problem(429, "rate_limited"));
    control(element, "Yes, change details").focus();
    control(element, "Yes, change details").click();
    await heard(recording, "alert: That was a lot at once.");
    await waitUntil(() => element.shadowRoot?.activeElement?.id === "changeDetails", "the focus");
    expect(recording.missed).to.deep.equal([]);
  });

  it("that the visit begins again, and that it can't", async () => {
    page.proxy.instead.set("organisation", () => problem(500, "internal"));
    const element = await organisationWidget();
    await stepOf(element, "error");
    const recording = recordLiveRegions(element);
    for (const times of [1, 2]) {
      const release = held("organisation", () => problem(500, "internal"));
      control(element, "Try again").focus();
      control(element, "Try again").click();
      await heard(recording, "status: One moment…", times);
      release();
      await heard(recording, "alert: Please try again.", times);
      expect(element.shadowRoot?.activeElement?.textContent).to.include("Try again");
    }
    expect(recording.missed).to.deep.equal([]);
  });

  it("which step it is, with its number, where the focus is elsewhere", async () => {
    const element = await reachWaiting();
    const recording = recordLiveRegions(element);
    const elsewhere = document.createElement("input");
    elsewhere.setAttribute("aria-label", "Search");
    element.after(elsewhere);
    elsewhere.focus();
    page.proxy.status = "Completed";
    element.checkNow();
    await heard(recording, "status: You’re all done Step 4 of 4");
    expect(recording.missed).to.deep.equal([]);
  });
});

describe("the focus on a new step's heading", () => {
  it("comes with the number of the step", async () => {
    const element = await reachCode();
    await waitUntil(() => element.shadowRoot?.activeElement === find(element, "h2"), "the focus");
    const description = find(element, "h2").getAttribute("aria-describedby");
    expect(find(element, `#${description}`).textContent?.trim()).to.equal("Step 2 of 4");
  });
});
