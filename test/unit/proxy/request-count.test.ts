import { expect, test } from "vitest";
import { createRequestCount } from "../../../src/proxy/request-count.js";

test("those who wait go on once the last request is answered, and at once where there is none", async () => {
  const requests = createRequestCount();
  await requests.none();
  requests.begin();
  requests.begin();
  const answered: string[] = [];
  const waits = [requests.none(), requests.none()].map((wait) => wait.then(() => answered.push("all")));
  requests.end();
  await Promise.resolve();
  expect(answered).toEqual([]);
  requests.end();
  await Promise.all(waits);
  expect(answered).toEqual(["all", "all"]);
});
