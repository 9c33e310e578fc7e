/** Holds `docs/sandbox.md` against the sandbox's control calls. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createControl } from "../../../src/sandbox/control.js";
import { faultSchema } from "../../../src/sandbox/faults.js";
import type { SandboxState } from "../../../src/sandbox/sandbox-state.js";

const page = readFileSync(new URL("../../../docs/sandbox.md", import.meta.url), "utf8");

it("lists every control call", () => {
  // The routes are declared before anything reads the state.
  const { routes } = createControl({} as SandboxState);
  const calls = routes
    .filter(({ method, path }) => ["GET", "POST"].includes(method) && path.startsWith("/_sandbox/"))
    .filter(({ path }) => !/\.(css|js)$/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  const listed = [...page.matchAll(/^\| `((?:GET|POST) [^`]+)` \|/gm)].map(([, call = ""]) => call);
  expect(listed.toSorted()).toEqual([...new Set(calls)].toSorted());
});

it("lists every member of a fault", () => {
  const members = new Set(faultSchema.options.flatMap((option) => Object.keys(option.shape)));
  const [, faults = ""] = page.split("\n## Faults\n");
  const listed = [...faults.matchAll(/^\| `(\w+)` \|/gm)].map(([, member]) => member);
  expect(listed.toSorted()).toEqual([...members].toSorted());
});
