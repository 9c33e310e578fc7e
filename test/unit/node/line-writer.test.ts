import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLineWriter } from "../../../src/node/line-writer.js";

function openFile(path: string): number {
  const fd = openSync(path, "w");
  onTestFinished(() => closeSync(fd));
  return fd;
}

test("lines arrive whole and in order", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gangway-lines-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "log");
  const writer = createLineWriter(openFile(file));
  const lines = Array.from({ length: 1000 }, (_, number) => `${number} ${"é".repeat(number % 50)}\n`);
  for (const line of lines) writer.write(line);
  await expect.poll(() => readFile(file, "utf8")).toBe(lines.join(""));
  expect(writer.dropped()).toBe(0);
});

test("lines that a full disk refuses are counted", async () => {
  const writer = createLineWriter(openFile("/dev/full"));
  for (let line = 0; line < 10; line += 1) writer.write("{}\n");
  await expect.poll(() => writer.dropped()).toBe(10);
});

test("lines beyond a megabyte that nobody reads are dropped", () => {
  const writer = createLineWriter(openFile("/dev/full"));
  // Nothing is written before this test gives the event loop back.
  for (let line = 0; line < 3000; line += 1) writer.write(`${"x".repeat(1023)}\n`);
  expect(writer.dropped()).toBe(3000 - 1024 - 1);
});
