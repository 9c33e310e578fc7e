/** The proxies of the run, as child processes on one database, behind a balancer that passes over whoever is down. */
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../suites/free-port.js";
import { type GangwayProcess, type LogTarget, serve } from "../unit/node/support/gangway-process.js";
import type { Relay } from "./relay.js";

export interface Fleet {
  size: number;
  kills: number;
  /** Process ids of those that run. */
  pids(): number[];
  start(index: number, log?: LogTarget): Promise<void>;
  /** `kill -9` */
  kill(index: number): Promise<void>;
  /** Ends a proxy by SIGTERM. */
  stop(index: number): Promise<void>;
  stopAll(): Promise<void>;
  freeze(index: number): void;
  thaw(index: number): void;
  /** Sets the clocks of all proxies, which run ahead of the machine's by so much; behind it, if below 0. */
  setClocks(shiftMs: number): Promise<void>;
}

/** In seconds; the `provider.timeoutSeconds` of the run. */
export const PROVIDER_TIMEOUT_SECONDS = 5;
/** The limit that docs/operation.md names, with a second for a busy machine. */
const STOP_LIMIT_MS = (PROVIDER_TIMEOUT_SECONDS + 6) * 1000;
const STARTS = 60;
const RESTART_MS = 500;
const SHIFTED_CLOCK = new URL("shifted-clock.mjs", import.meta.url).href;

/** @param fault notes what no disturbance excuses. */
export async function startFleet(
  size: number,
  configFile: string,
  balancer: Relay,
  fault: (what: string) => void,
): Promise<Fleet> {
  const proxies: (GangwayProcess | undefined)[] = [];
  const ports = await Promise.all(Array.from({ length: size }, freePort));
  balancer.targets = ports.map((port) => ({ port, host: "127.0.0.1" }));
  let shiftMs = 0;

  const setClock = (proxy: GangwayProcess) =>
    new Promise<void>((resolve) => {
      proxy.process.once("message", () => resolve());
      // It may have been killed meanwhile.
      proxy.process.once("exit", () => resolve());
      proxy.process.send({ shiftMs }, () => {});
    });

  function at(index: number): GangwayProcess {
    const proxy = proxies[index];
    if (!proxy) throw new Error(`proxy ${index} is down`);
    return proxy;
  }

  const fleet: Fleet = {
    size,
    kills: 0,
    pids: () => proxies.flatMap((proxy) => proxy?.process.pid ?? []),
    async start(index, log = "read") {
      const proxy = await supervise(() =>
        serve(configFile, { port: ports[index] ?? 0, log, preload: SHIFTED_CLOCK }),
      );
      proxies[index] = proxy;
      await setClock(proxy);
      proxy.process.once("exit", () => {
        if (proxies[index] === proxy) fault(`proxy ${index} ended by itself`);
      });
    },
    async kill(index) {
      const proxy = at(index);
      proxies[index] = undefined;
      fleet.kills += 1;
      await proxy.end("SIGKILL");
    },
    async stop(index) {
      const proxy = at(index);
      proxies[index] = undefined;
      const began = performance.now();
      const code = await proxy.end("SIGTERM");
      const ms = performance.now() - began;
      if (code !== 0) fault(`proxy ${index} ended with ${code} on SIGTERM`);
      if (ms > STOP_LIMIT_MS) fault(`proxy ${index} took ${Math.round(ms)} ms to end`);
    },
    async stopAll() {
      await Promise.all(proxies.map((_, index) => fleet.stop(index)));
    },
    freeze: (index) => at(index).process.kill("SIGSTOP"),
    thaw: (index) => at(index).process.kill("SIGCONT"),
    async setClocks(ms) {
      shiftMs = ms;
      await Promise.all(proxies.map((proxy) => proxy && setClock(proxy)));
    },
  };
  await Promise.all(ports.map((_, index) => fleet.start(index)));
  return fleet;
}

/** Starts a proxy again where it ends at once, as it does without its database. */
async function supervise(start: () => Promise<GangwayProcess>): Promise<GangwayProcess> {
  for (let left = STARTS; ; left -= 1) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
      await wait(RESTART_MS);
    }
  }
}
