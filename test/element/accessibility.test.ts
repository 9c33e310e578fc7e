import { expect } from "@open-wc/testing";
import { describe, it } from "vitest";
import { userEvent } from "vitest/browser";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  reachCode,
  reachWaiting,
  referenceWidget,
  stepOf,
  textOf,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

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
      () => find(element, ".visually-hidden[role=status]").textContent === "You’re all doneStep 4 of 4",
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
