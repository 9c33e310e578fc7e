import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../src/elements/", import.meta.url));
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.includes("/illustrations/"),
);

describe("the illustrations", () => {
  it("are eleven, and none is loaded with the first step", () => {
    expect(files).toHaveLength(11);
    expect(files.filter((file) => !/^(steps|ways|code|failure|action)\//.test(file))).toEqual([]);
  });

  it.each(files)("keep to the rules of the design: %s", (file) => {
    const [, drawing = ""] = /`(.*)`/s.exec(readFileSync(ROOT + file, "utf8")) ?? [];
    expect(drawing.length).toBeGreaterThan(100);
    expect(drawing.length).toBeLessThan(1000);
    expect(drawing).toContain('viewBox="0 0 96 96" aria-hidden="true"');
    // The colours and the width of the lines are those of the styles.
    expect(drawing).not.toMatch(/#|stroke|fill|style|<text|rgb/);
  });
});
