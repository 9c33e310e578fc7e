/** Every state in the list of the gallery can be reached with the real widget. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { page as browser } from "vitest/browser";
import { INVITE_URL } from "../../demo/states/fake-proxy.js";
import { inviteQrCode } from "../../demo/states/invite-qr-code.js";
import { type ShownState, showState } from "../../demo/states/show-state.js";
import { STATE_GROUPS } from "../../demo/states/widget-state.js";
import { WIDGET_STATES } from "../../demo/states/widget-states.js";
import { defineGangway } from "../../src/elements/first/define.js";
import { drawQrCode } from "../../src/elements/qr/draw-qr-code.js";
import type { StepName } from "../../src/flow/flow-state.js";
import { ProviderPage } from "./provider-page.js";

defineGangway();

let shown: ShownState | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

describe("the states of the widget", () => {
  it("have names of their own", () => {
    const names = WIDGET_STATES.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z]+(-[a-z]+)*$/);
  });

  it("belong to groups, in their order, and each group has some", () => {
    const groups = WIDGET_STATES.map(({ group }) => group);
    expect([...new Set(groups)].toSorted()).to.deep.equal(STATE_GROUPS.toSorted());
  });

  it("show every step", () => {
    const steps: Record<StepName, true> = {
      details: true,
      code: true,
      launch: true,
      waiting: true,
      action: true,
      completed: true,
      ended: true,
      error: true,
    };
    const found = new Set(WIDGET_STATES.map(({ step }) => step).filter((step) => step !== null));
    expect([...found].toSorted()).to.deep.equal(Object.keys(steps).toSorted());
  });

  it("have the QR code of the link that the proxy gives", () => {
    const { path, viewBox } = drawQrCode(INVITE_URL) ?? {};
    expect(inviteQrCode()).to.equal(`<svg viewBox="${viewBox}"><path d="${path}"></path></svg>`);
  });

  for (const state of WIDGET_STATES) {
    it(`have ${state.name}`, async () => {
      await browser.viewport(state.phone ? 375 : 1280, 900);
      if (state.step === "error") vi.spyOn(console, "error").mockImplementation(() => {});
      const provider = state.group === "Frame" ? await ProviderPage.serve() : null;
      shown = await showState(state, { container: document.body });
      expect(shown.element.step).to.equal(state.step);
      if (state.shows) expect(shown.element.shadowRoot?.querySelector(state.shows)).to.not.equal(null);
      expect(shown.proxy.unexpected).to.deep.equal([]);
      await provider?.leave();
    });
  }
});
