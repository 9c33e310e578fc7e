/** Another process on the same file: writes an identity every 10 ms until it is told to stop, and prints what it measured. */
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { openDialect } from "../../../dist/node/open-dialect.js";
import { openStore } from "../../../dist/records/open-store.js";

const { url, key } = JSON.parse(process.argv[2] ?? "{}");
const store = await openStore({ ...openDialect(url), encryptionKeys: [key] });
let isStopped = false;
let refused = 0;
/** @type {number[]} */
const times = [];
process.once("SIGTERM", () => {
  isStopped = true;
});
console.log("writing");
while (!isStopped) {
  const start = performance.now();
  await store.identities.findOrCreate("WRITER", randomUUID(), Date.now()).catch(() => {
    refused += 1;
  });
  times.push(performance.now() - start);
  await wait(10);
}
console.log(JSON.stringify({ times, refused }));
await store.close();
