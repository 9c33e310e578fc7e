import { expect, fixture, html } from "@open-wc/testing";
import { describe, it } from "vitest";
import { userEvent } from "vitest/browser";
import { ENDPOINT } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { control, find, freshProxy, listen, only, organisationWidget, stepOf, waitUntil } from "./widget.js";

const page = freshProxy();

async function modal(): Promise<{ button: HTMLButtonElement; element: GangwayOnboarding }> {
  const host = await fixture(html`<main>
    <button>Verify</button>
    <gangway-onboarding modal endpoint=${ENDPOINT} organisation="ORGCODE123"></gangway-onboarding>
  </main>`);
  const button = host.querySelector("button");
  const element = host.querySelector("gangway-onboarding");
  if (!button || !element) throw new Error("no fixture");
  button.addEventListener("click", () => element.open());
  return { button, element };
}

describe("in a dialog", () => {
  it("nothing happens before it is opened", async () => {
    const { element } = await modal();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector("dialog[open], section")).to.equal(null);
    expect(page.proxy.calls).to.deep.equal([]);
  });

  it("closed while the details are sent, it stops, and says nothing of a failure", async () => {
    page.proxy.instead.set("invite", () => new Promise(() => {}));
    const { element } = await modal();
    element.email = "jane@example.com";
    const heard = listen(element);
    await element.open();
    await stepOf(element, "details");
    control(element, "Continue").click();
    await waitUntil(() => page.proxy.to("invite").length > 0, "the call");
    element.close();
    await waitUntil(() => only(heard, "gangway-cancelled").length > 0, "the event");
    await element.open();
    await stepOf(element, "details");
    expect(only(heard, "gangway-error")).to.have.length(0);
    expect(element.shadowRoot?.querySelector("[part=error]")).to.equal(null);
    page.proxy.instead.clear();
    control(element, "Continue").click();
    await stepOf(element, "code");
  });

  it("stays closed where it is closed before it could open", async () => {
    const { element } = await modal();
    element.email = "jane@example.com";
    const opened = element.open();
    element.close();
    await opened;
    expect(element.shadowRoot?.querySelector("dialog[open]")).to.equal(null);
    expect(page.proxy.calls).to.deep.equal([]);
  });

  it("closed and opened in one go, it goes on", async () => {
    const { element } = await modal();
    element.email = "jane@example.com";
    const heard = listen(element);
    await element.open();
    await stepOf(element, "details");
    const dialog = find<HTMLDialogElement>(element, "dialog");
    const closed = new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    element.close();
    await element.open();
    await closed;
    expect(dialog.open).to.equal(true);
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(only(heard, "gangway-cancelled")).to.have.length(0);
  });

  it("opens in the top layer, takes the focus, and gives it back on Escape", async () => {
    const { button, element } = await modal();
    const heard = listen(element);
    button.focus();
    await userEvent.keyboard("{Enter}");
    await stepOf(element, "details");
    expect(find(element, "dialog").matches(":modal")).to.equal(true);
    await waitUntil(() => element.shadowRoot?.activeElement?.localName === "h2", "the focus on the heading");
    await expect(element).to.be.accessible();
    await userEvent.keyboard("{Escape}");
    await waitUntil(() => only(heard, "gangway-cancelled").length > 0, "the event");
    expect(find<HTMLDialogElement>(element, "dialog").open).to.equal(false);
    expect(document.activeElement).to.equal(button);
  });

  it("closes by button and by method, each time with one event, and opens again with what was typed", async () => {
    const { button, element } = await modal();
    const heard = listen(element);
    button.click();
    await stepOf(element, "details");
    const email = find<HTMLInputElement>(element, "#email");
    email.value = "jane@example.com";
    email.dispatchEvent(new InputEvent("input", { bubbles: true }));
    control(element, "Close").click();
    await waitUntil(() => only(heard, "gangway-cancelled").length === 1, "the first event");
    button.click();
    await waitUntil(
      () => element.shadowRoot?.querySelector<HTMLInputElement>("#email")?.value === "jane@example.com",
    );
    element.close();
    await waitUntil(() => only(heard, "gangway-cancelled").length === 2, "the second event");
    expect(only(heard, "gangway-ready")).to.have.length(1);
  });

  it("opens again with the focus where it was, and not on the button that closed it", async () => {
    const { button, element } = await modal();
    const focused = () => element.shadowRoot?.activeElement;
    const closeAndOpen = async (close: () => unknown) => {
      await close();
      await waitUntil(() => !find<HTMLDialogElement>(element, "dialog").open, "the end of the dialog");
      await element.open();
    };
    button.click();
    await stepOf(element, "details");
    await waitUntil(() => focused()?.localName === "h2", "the focus on the heading");
    await closeAndOpen(() => userEvent.keyboard("{Escape}"));
    expect(focused()?.localName).to.equal("h2");
    find(element, "#email").focus();
    await closeAndOpen(() => userEvent.keyboard("{Escape}"));
    expect(focused()?.id).to.equal("email");
    await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
    expect(focused()).to.equal(control(element, "Close"));
    await closeAndOpen(() => userEvent.keyboard("{Enter}"));
    expect(focused()?.id).to.equal("email");
    element.close();
  });

  it("stays open when the element is moved", async () => {
    const { button, element } = await modal();
    button.click();
    await stepOf(element, "details");
    element.parentElement?.prepend(element);
    expect(find(element, "dialog").matches(":modal")).to.equal(true);
    element.close();
  });
});

describe("without a dialog", () => {
  it("open and close do nothing", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    await element.open();
    element.close();
    expect(element.step).to.equal("details");
    expect(element.shadowRoot?.querySelector("dialog")).to.equal(null);
  });
});
