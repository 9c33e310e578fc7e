import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { terms as german } from "../../../src/locales/de/terms.js";
import { terms as english } from "../../../src/locales/en/complete-terms.js";
import { loadTerms } from "../../../src/locales/load-terms.js";
import { registerLocale } from "../../../src/locales/register-locale.js";

const WELSH = { continue: "Ymlaen", labels: { email: "Cyfeiriad e-bost" } };
let warned: MockInstance<typeof console.warn>;

beforeEach(() => {
  globalThis.gangwayLocales = undefined;
  warned = vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  warned.mockRestore();
  globalThis.gangwayLocales = undefined;
});

describe("a registered language", () => {
  it("counts for its regions, in any case", async () => {
    registerLocale("CY", WELSH);
    expect((await loadTerms("cy-GB"))?.terms.continue).toBe("Ymlaen");
    expect(await loadTerms("ga")).toBeNull();
    expect((await loadTerms("de"))?.terms).toEqual(german);
  });

  it.each([
    ["a dictionary", () => Promise.resolve(WELSH)],
    ["a module that exports terms", () => Promise.resolve({ terms: WELSH })],
    ["a module with a default export", () => Promise.resolve({ default: WELSH })],
  ])("may be loaded: %s", async (_, load) => {
    registerLocale("cy", load);
    expect((await loadTerms("cy"))?.terms.continue).toBe("Ymlaen");
  });

  it("lies on top of the language of fewer subtags, and of a built-in one", async () => {
    registerLocale("de-AT", { labels: { email: "Mailadresse" } });
    registerLocale("zh", { continue: "A", close: "A" });
    registerLocale("zh-Hant", { continue: "B" });
    const austrian = (await loadTerms("de-AT"))?.terms;
    expect(austrian?.labels).toEqual({ ...german.labels, email: "Mailadresse" });
    expect(austrian?.continue).toBe(german.continue);
    expect((await loadTerms("de-CH"))?.terms).toEqual(german);
    expect((await loadTerms("zh-Hant-TW"))?.terms).toMatchObject({ continue: "B", close: "A" });
  });

  it("names every missing term in the console, once", async () => {
    registerLocale("cy", { ...english, ...WELSH, codeText: "no function" as never });
    const dictionary = await loadTerms("cy");
    dictionary?.reportMissing?.(english);
    dictionary?.reportMissing?.(english);
    (await loadTerms("cy-GB"))?.reportMissing?.(english);
    expect(dictionary?.terms).not.toHaveProperty("codeText");
    expect(warned).toHaveBeenCalledOnce();
    const [message] = warned.mock.calls[0] ?? [];
    expect(message).toMatch(
      /^gangway-onboarding: The dictionary for "cy" lacks labels\.firstName, .*, labels\.address, codeText\./,
    );
  });

  it("is silent where nothing is missing", async () => {
    registerLocale("cy", { ...english, direction: "ltr" });
    (await loadTerms("cy"))?.reportMissing?.(english);
    expect(warned).not.toHaveBeenCalled();
  });

  it("that can't be loaded leaves the built-in words, says so, and is tried again", async () => {
    const load = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
    registerLocale("de-AT", load);
    expect((await loadTerms("de-AT"))?.terms).toEqual(german);
    expect(warned.mock.calls[0]?.[0]).toContain('"de-at" could not be loaded');
    await loadTerms("de-AT");
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("needs a tag that is one", () => {
    expect(() => registerLocale("no tag", WELSH)).toThrow(RangeError);
  });
});
