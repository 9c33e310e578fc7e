import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { registerLocale } from "../../src/locales/register-locale.js";
import { control, find, freshProxy, organisationWidget, stepOf, textIn } from "./widget.js";

freshProxy();

afterEach(() => {
  globalThis.gangwayLocales = undefined;
  vi.restoreAllMocks();
});

const WELSH = { continue: "Ymlaen", labels: { email: "Cyfeiriad e-bost" } };

describe("a language of the page's own", () => {
  it("is shown, and the terms that it lacks are English and named in the console", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    registerLocale("cy", async () => ({ terms: WELSH }));
    const element = await organisationWidget({ locale: "cy-GB" });
    await stepOf(element, "details");
    await textIn(element, "Ymlaen");
    await textIn(element, "Your details");
    expect(find(element, "section").lang).to.equal("cy-GB");
    expect(warned.mock.calls.map(([message]) => message).join()).to.include('"cy" lacks');
  });

  it("may be registered when the widget is on the page, and names its direction", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const element = await organisationWidget({ locale: "qaa" });
    await stepOf(element, "details");
    control(element, "Continue");
    expect(find(element, "section").dir).to.equal("ltr");
    registerLocale("qaa", { continue: "Ymlaen", direction: "rtl" });
    await textIn(element, "Ymlaen");
    expect(find(element, "section").dir).to.equal("rtl");
  });
});
