/**
 * The load: keeps each connection busy with one request after the other, and prints what it measured as JSON. It writes
 * and reads HTTP/1.1 by itself: a client that costs as much as a bare server would measure itself.
 *
 *     node load.mjs '{ "port": 8787, "paths": "paths.json", "headers": {}, "connections": 50, "seconds": 2 }'
 *
 * Each connection asks for paths of its own, one after the other. `paths` is a file, because there may be thousands.
 */
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { performance } from "node:perf_hooks";

const { port, headers, connections, seconds, ...files } = JSON.parse(process.argv[2] ?? "{}");
const HEAD_END = "\r\n\r\n";

/** @type {number[]} */
const times = [];
let bytes = 0;
/** @type {Record<string, number>} */
const statuses = {};
const began = performance.now();
const end = began + seconds * 1000;

const lines = Object.entries({ host: `localhost:${port}`, ...headers }).map(
  ([name, value]) => `${name}: ${value}`,
);
/** @type {string[]} */
const requests = JSON.parse(readFileSync(files.paths, "utf8")).map((/** @type {string} */ path) =>
  [`GET ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n"),
);

/** @param {number} first the index of its first request. */
function keepBusy(first) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let received = "";
    let sentAt = 0;
    let next = first;
    const send = () => {
      sentAt = performance.now();
      socket.write(requests[next % requests.length] ?? "");
      next += connections;
    };
    socket.once("connect", send);
    socket.once("error", reject);
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const head = received.indexOf(HEAD_END);
      if (head === -1) return;
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received)?.[1] ?? 0);
      const total = head + HEAD_END.length + length;
      if (received.length < total) return;
      const now = performance.now();
      times.push(now - sentAt);
      bytes += total;
      const status = received.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      received = received.slice(total);
      if (now < end) send();
      else {
        socket.end();
        resolve(undefined);
      }
    });
  });
}

await Promise.all(Array.from({ length: connections }, (_, index) => keepBusy(index)));
const elapsed = performance.now() - began;
times.sort((a, b) => a - b);
/** @param {number} part */
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
console.log(
  JSON.stringify({
    requests: times.length,
    perSecond: (times.length / elapsed) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    bytes: bytes / times.length,
    statuses,
  }),
);
