import { expect, test } from "@jest/globals";
import { GangwayOnboarding, GangwayStepEvent } from "gangway-onboarding";
import "gangway-onboarding/define";
import { createProxyClient } from "gangway-onboarding/flow";
import { terms } from "gangway-onboarding/locales/en";

const ORGANISATION = {
  organisation: { code: "HARBOUR", name: "Harbour Bank", logoUrl: null, privacyUrl: null },
  collect: ["firstName"],
  authentication: "code",
  browserInvites: true,
};

/** Adds a widget to the page, and collects its errors. */
function addWidget() {
  const widget = document.createElement("gangway-onboarding");
  const errors = [];
  widget.addEventListener("gangway-error", (event) => errors.push(event.message));
  widget.endpoint = "https://onboarding.partner.example";
  widget.organisation = "HARBOUR";
  document.body.append(widget);
  return { widget, errors };
}

test("the widget loads, without a request or an error, where there is no fetch", async () => {
  globalThis.fetch = undefined;
  const { widget, errors } = addWidget();
  expect(widget).toBeInstanceOf(GangwayOnboarding);
  // It says so once an answer is slow. A call that failed would have said so before.
  while (!widget.shadowRoot.textContent.includes(terms.loading))
    await new Promise((resolve) => setTimeout(resolve));
  expect(widget.step).toBe(null);
  expect(errors).toEqual([]);
  widget.remove();
});

test("the widget shows the first step where the test has a fetch", async () => {
  globalThis.fetch = async () => ({ ok: true, status: 200, text: async () => JSON.stringify(ORGANISATION) });
  const { widget, errors } = addWidget();
  const step = await new Promise((resolve) => widget.addEventListener("gangway-step", resolve));
  expect(step).toBeInstanceOf(GangwayStepEvent);
  expect(widget.shadowRoot.textContent).toContain(terms.detailsHeading);
  expect(errors).toEqual([]);
  widget.remove();
});

test("the headless client loads", () => {
  expect(typeof createProxyClient).toBe("function");
});

test("the replacement for VerifiMe's widget loads", () => {
  expect(typeof require("gangway-onboarding/verifime-widget")).toBe("function");
});
