import { expect } from "@open-wc/testing";
import { afterEach, beforeEach, describe, it } from "vitest";
import { userEvent } from "vitest/browser";
import { problem } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import type { StepName } from "../../src/flow/flow-state.js";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  reachCode,
  reachLaunch,
  reachWaiting,
  referenceWidget,
  stepOf,
  textOf,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

type Reach = (settings: Partial<GangwayOnboarding>) => Promise<GangwayOnboarding>;

const WAYS: Record<StepName, Reach> = {
  details: (settings) => {
    page.proxy.collect = [
      "firstName",
      "middleName",
      "familyName",
      "dateOfBirth",
      "preferredContactNumber",
      "address",
    ];
    page.proxy.privacyUrl = "https://harbour.example/privacy";
    return organisationWidget(settings);
  },
  code: reachCode,
  launch: reachLaunch,
  waiting: reachWaiting,
  action: (settings) => {
    page.proxy.authentication = "none";
    page.proxy.action = { kind: "resubmit", reason: "face_unclear" };
    page.proxy.status = "Completed";
    return referenceWidget(settings);
  },
  completed: (settings) => {
    page.proxy.status = "Completed";
    return referenceWidget(settings);
  },
  ended: (settings) => {
    page.proxy.ended = "expired";
    return referenceWidget(settings);
  },
  error: (settings) => {
    page.proxy.instead.set("organisation", () => problem(500, "internal"));
    return organisationWidget(settings);
  },
};

describe("every step is accessible", () => {
  for (const theme of ["light", "dark"] as const) {
    for (const [step, reach] of Object.entries(WAYS) as [StepName, Reach][]) {
      it(`${step}, ${theme}`, async () => {
        const element = await reach({ theme });
        await stepOf(element, step);
        expect(element.shadowRoot?.querySelectorAll("h2")).to.have.length(1);
        await expect(element).to.be.accessible();
      });
    }
  }
});

describe("the width of 320 px", () => {
  const frame = () => window.frameElement as HTMLIFrameElement | null;
  let before = "";
  beforeEach(() => {
    before = frame()?.style.width ?? "";
  });
  afterEach(() => {
    document.body.style.width = before;
  });
  for (const [step, reach] of Object.entries(WAYS) as [StepName, Reach][]) {
    it(`is enough for ${step}`, async () => {
      document.body.style.width = "320px";
      const element = await reach({});
      await stepOf(element, step);
      const section = find(element, "section");
      expect(section.scrollWidth).to.be.at.most(section.clientWidth);
      expect(element.getBoundingClientRect().width).to.be.at.most(320);
    });
  }
});

describe("the focus", () => {
  it("stays where it is on load", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    expect(document.activeElement).to.equal(document.body);
    const other = await referenceWidget();
    await stepOf(other, "code");
    expect(document.activeElement).to.equal(document.body);
  });

  it("goes to the heading of the next step once the customer has acted", async () => {
    const element = await reachCode();
    await waitUntil(
      () => element.shadowRoot?.activeElement === find(element, "h2"),
      "the focus on the heading",
    );
  });

  it("is never taken from elsewhere on the page: the news is announced instead", async () => {
    const element = await reachWaiting();
    const elsewhere = document.createElement("input");
    elsewhere.setAttribute("aria-label", "Search");
    element.after(elsewhere);
    elsewhere.focus();
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    await waitUntil(
      () => find(element, ".visually-hidden[role=status]").textContent === "You’re all done, Step 4 of 4",
      "the announcement",
    );
    expect(document.activeElement).to.equal(elsewhere);
  });

  it("reaches every control by Tab, in order", async () => {
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    await userEvent.tab();
    expect(element.shadowRoot?.activeElement?.id).to.equal("email");
    await userEvent.tab();
    expect(element.shadowRoot?.activeElement).to.equal(control(element, "Continue"));
    await userEvent.keyboard(" ");
    await stepOf(element, "code");
    expect(textOf(element)).to.include("Step 2 of 4");
  });
});

describe("controls", () => {
  it("are at least 44 px high", async () => {
    const element = await reachWaiting();
    for (const button of element.shadowRoot?.querySelectorAll("[part~=button]") ?? []) {
      expect(button.getBoundingClientRect().height).to.be.at.least(44);
    }
  });
});
