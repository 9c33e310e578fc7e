import { afterEach, expect, it, vi } from "vitest";
import { loadError } from "../../../src/elements/failure/load-error.js";

afterEach(() => vi.restoreAllMocks());

it.each([
  [
    "Chromium",
    `Failed to resolve module specifier "lean-qr". Relative references must start with "/", "./", or "../".`,
  ],
  ["Firefox", "The specifier “lean-qr” was a bare specifier, but was not remapped to anything."],
  ["Safari", "Module name, 'lean-qr' does not resolve to a valid URL."],
])("names the missing entry of an import map, as %s does", (_, reason) => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const { code, message, retryable } = loadError(new TypeError(reason));
  expect([code, retryable]).toEqual(["invalid_configuration", false]);
  expect(message).toMatch(/import map.+lean-qr/);
  expect(log).toHaveBeenCalledWith(`<gangway-onboarding> invalid_configuration: ${message}`);
});

it.each([
  new TypeError("Failed to fetch dynamically imported module: https://www.harbour.example/steps.js"),
  new TypeError("error loading dynamically imported module: https://www.harbour.example/steps.js"),
  new TypeError("Importing a module script failed."),
  "closed",
])("takes any other failure for the network: %s", (cause) => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  expect(loadError(cause)).toMatchObject({ code: "network", retryable: true, cause });
  expect(log).not.toHaveBeenCalled();
});
