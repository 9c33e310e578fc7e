import { chmodSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { openRecords } from "../support/open-records.js";

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

test("a new database and the files beside it are for their owner only", async () => {
  const { url, visit } = await openRecords();
  await visit();
  const file = url.replace("sqlite:", "");
  expect(["", "-wal", "-shm"].map((ending) => modeOf(file + ending))).toEqual(["600", "600", "600"]);
});

test("a database that everybody may read is closed to others when it is opened", async () => {
  const { url, visit, openAgain } = await openRecords();
  await visit();
  const file = url.replace("sqlite:", "");
  for (const ending of ["", "-wal", "-shm"]) chmodSync(file + ending, 0o644);
  await openAgain();
  expect(["", "-wal", "-shm"].map((ending) => modeOf(file + ending))).toEqual(["600", "600", "600"]);
});

test("an existing database keeps the mode that its operator gave it", async () => {
  const { url, openAgain } = await openRecords();
  const file = url.replace("sqlite:", "");
  chmodSync(file, 0o640);
  await openAgain();
  expect(modeOf(file)).toBe("640");
});
