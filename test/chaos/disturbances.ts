/** Everything that goes wrong besides the database: proxies, providers, mail, logs and clocks. */
import { PROVIDER_IDS } from "../../src/contract/providers.js";
import type { Random } from "../fuzz/random.js";
import type { LogTarget } from "../unit/node/support/gangway-process.js";
import type { Disturbance } from "./disturbance.js";
import type { Fleet } from "./fleet.js";
import type { MailFault, MailServer } from "./mail-server.js";
import type { SandboxProcess } from "./sandbox-process.js";

/** Webhooks with a time are refused where clocks differ by five minutes. */
export const LONGEST_SHIFT_MS = 90_000;

const LOGS: readonly LogTarget[] = ["read", "full", "stalled"];

/** Disturbances of the proxies themselves: one at a time, because each takes whichever proxy it likes. */
export function proxyDisturbances(fleet: Fleet): Disturbance[] {
  const one = (random: Random) => random.below(fleet.size);
  return [
    ...LOGS.map(
      (log): Disturbance => ({
        name: `a proxy is killed; the next one's log is ${log}`,
        async run(random, endure) {
          const index = one(random);
          await fleet.kill(index);
          await endure();
          await fleet.start(index, log);
        },
      }),
    ),
    {
      name: "all proxies are killed",
      async run() {
        const all = Array.from({ length: fleet.size }, (_, index) => index);
        await Promise.all(all.map((index) => fleet.kill(index)));
        await Promise.all(all.map((index) => fleet.start(index)));
      },
    },
    {
      name: "a proxy is stopped",
      async run(random) {
        const index = one(random);
        await fleet.stop(index);
        await fleet.start(index);
      },
    },
    {
      name: "a proxy is frozen",
      async run(random, endure) {
        const index = one(random);
        fleet.freeze(index);
        await endure();
        fleet.thaw(index);
      },
    },
  ];
}

export function dependencyDisturbances(
  fleet: Fleet,
  sandbox: SandboxProcess,
  mail: MailServer,
): Disturbance[] {
  const mailFails = (fault: MailFault, name: string): Disturbance => ({
    name,
    async run(_random, endure) {
      const before = mail.failed;
      mail.fault = fault;
      await endure(() => mail.failed > before);
      mail.fault = "none";
    },
  });
  return [
    {
      name: "the providers are frozen",
      async run(_random, endure) {
        sandbox.freeze();
        await endure();
        sandbox.thaw();
      },
    },
    {
      name: "the providers lie",
      async run(random, endure) {
        for (const provider of PROVIDER_IDS) {
          const fault = { provider, route: "*", times: 1 + random.below(4), ...lie(random) };
          await sandbox.control("faults", fault);
        }
        await endure();
      },
    },
    mailFails("refuses", "the mail server refuses mail"),
    mailFails("forgets", "the mail server breaks off after each mail"),
    {
      name: "clocks jump",
      run: (random) => fleet.setClocks(random.below(2 * LONGEST_SHIFT_MS) - LONGEST_SHIFT_MS),
    },
  ];
}

function lie(random: Random): Record<string, unknown> {
  return random.pick([
    { kind: "status", value: 500 },
    { kind: "status", value: 503, headers: { "retry-after": "1" } },
    { kind: "status", value: 429, headers: { "retry-after": "1" } },
    { kind: "delay", value: 1500 },
    { kind: "drop" },
    { kind: "garbage" },
    { kind: "garbage", value: "{}" },
    { kind: "garbage", value: '{"status":"no such word"}' },
  ]);
}
