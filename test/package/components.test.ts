/** The list of the packages that ours bring, which is written into both of them. */
import { describe, expect, it } from "vitest";
import { listComponents } from "../../build/list-components.js";

interface Component {
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: object[];
}

const componentsOf = (name: string) => (listComponents(name) as { components: Component[] }).components;
const namesOf = (name: string) => componentsOf(name).map((component) => component.name);

describe("the list of components", () => {
  it("of the widget has everything that is bundled into its scripts", () => {
    expect(namesOf("gangway-onboarding")).toEqual(
      expect.arrayContaining([
        "@lit/task",
        "@lit/reactive-element",
        "lean-qr",
        "lit",
        "lit-element",
        "lit-html",
      ]),
    );
  });

  it("of the server has its dependencies, theirs, and those of the scripts that it serves", () => {
    const names = namesOf("gangway-server");
    expect(names).toEqual(
      expect.arrayContaining(["hono", "jose", "kysely", "libsql", "pg", "pg-pool", "zod"]),
    );
    expect(names).toEqual(expect.arrayContaining(namesOf("gangway-onboarding")));
  });

  it.each(["gangway-onboarding", "gangway-server"])("of %s has nothing that only the tests use", (name) => {
    expect(namesOf(name)).not.toEqual(expect.arrayContaining(["vitest"]));
    expect(namesOf(name)).not.toEqual(expect.arrayContaining(["react"]));
  });

  it.each(["gangway-onboarding", "gangway-server"])("of %s names versions, licences and hashes", (name) => {
    for (const { purl, version, hashes, licenses } of componentsOf(name)) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/);
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
      expect(licenses).toHaveLength(1);
    }
  });
});
