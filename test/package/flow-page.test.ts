/** Holds `docs/flow.md` against what `gangway-onboarding/flow` exports. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/flow.md");

it("lists every export", () => {
  const exported = [...read("src/entry/browser/flow.ts").matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(
    ([, names = ""]) => names.match(/\w+/g) ?? [],
  );
  const [, list = ""] = page.split("\n## Everything that is exported\n");
  const listed = [...list.matchAll(/^\| (?:values|types) \| (.*) \|$/gm)].flatMap(
    ([, names = ""]) => names.match(/\w+/g) ?? [],
  );
  expect(listed.toSorted()).toEqual(exported.toSorted());
});

const membersOf = (file: string, name: string) => {
  const [, body = ""] = read(file).match(new RegExp(`interface ${name}\\b[^{]*\\{\n(.*?)\n\\}`, "s")) ?? [];
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, member = ""]) => member);
};

it.each([
  ["the flow", "src/flow/onboarding-flow.ts", "OnboardingFlow"],
  ["its options", "src/flow/flow-options.ts", "OnboardingFlowOptions"],
  ["the client", "src/flow/proxy-client.ts", "ProxyClient"],
  ["the client's options", "src/flow/create-proxy-client.ts", "ProxyClientOptions"],
  ["the poller", "src/flow/visit/status-poller.ts", "StatusPoller"],
])("names every member of %s", (_, file, name) => {
  const members = membersOf(file, name);
  expect(members.length).toBeGreaterThan(2);
  expect(members.filter((member) => !new RegExp(`\\b${member}\\b`).test(page))).toEqual([]);
});

it("lists every step", () => {
  const [, union = ""] = read("src/flow/flow-state.ts").match(/type StepName = ([^;]*);/) ?? [];
  const steps = union.match(/\w+/g) ?? [];
  expect(
    [...page.matchAll(/^\| `(\w+)` \| (?:types|opens|is at|has|can)/gm)].map(([, step]) => step),
  ).toEqual(steps);
});
