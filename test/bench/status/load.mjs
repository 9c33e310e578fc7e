/**
 * The load: keeps each connection busy with one request after the other, and prints what it measured as JSON. It writes
 * and reads HTTP/1.1 by itself: a client that costs as much as a bare server would measure itself.
 *
 *     node load.mjs '{ "port": 8787, "paths": ["/…"], "headers": {}, "connections": 50, "seconds": 2 }'
 */
import { connect } from "node:net";
import { performance } from "node:perf_hooks";

const { port, paths, headers, connections, seconds } = JSON.parse(process.argv[2] ?? "{}");
const HEAD_END = "\r\n\r\n";

/** @type {number[]} */
const times = [];
let bytes = 0;
/** @type {Record<string, number>} */
const statuses = {};
const began = performance.now();
const end = began + seconds * 1000;

/** @param {number} index */
function requestOf(index) {
  const lines = Object.entries({ host: `localhost:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`GET ${paths[index % paths.length]} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

/** @param {string} request */
function keepBusy(request) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let received = "";
    let sentAt = 0;
    const send = () => {
      sentAt = performance.now();
      socket.write(request);
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

await Promise.all(Array.from({ length: connections }, (_, index) => keepBusy(requestOf(index))));
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
