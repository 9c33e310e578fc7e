/**
 * Customers come in while everything that a proxy needs fails, one thing after the other. At the end nothing is lost,
 * nothing doubled, nothing out of order. Here each disturbance comes once, and lasts until the customers have met it;
 * `npm run chaos` goes on for as long as one likes.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { PROVIDER_IDS, type ProviderId } from "../../src/contract/providers.js";
import type { GangwayConfigInput } from "../../src/proxy/config-schema.js";
import { createRandom, type Random } from "../fuzz/random.js";
import { writeConfig } from "../unit/node/support/gangway-process.js";
import { auditMails, auditRecords, auditWebhooks, readRecords } from "./audit.js";
import {
  apiKeyOf,
  authenticationOf,
  type Customers,
  createCustomers,
  RISK_POLICY,
  TOKEN_SECRET,
} from "./customers.js";
import type { ChaosDatabase } from "./database.js";
import type { Disturbance, Endure } from "./disturbance.js";
import { dependencyDisturbances, LONGEST_SHIFT_MS, proxyDisturbances } from "./disturbances.js";
import { type Fleet, PROVIDER_TIMEOUT_SECONDS, startFleet } from "./fleet.js";
import { startMailServer } from "./mail-server.js";
import { startPartner } from "./partner.js";
import { openPostgres } from "./postgres-database.js";
import { startProviderNetwork } from "./provider-network.js";
import { startRelay } from "./relay.js";
import { startSandboxProcess } from "./sandbox-process.js";
import { openSqlite } from "./sqlite-database.js";
import { until } from "./until.js";

/** 0: each disturbance once. */
const MINUTES = Number(process.env.CHAOS_MINUTES ?? 0);
const SEED = Number(process.env.CHAOS_SEED ?? 1);
const PROXIES = Number(process.env.CHAOS_PROXIES ?? 2);
/** At the same time. */
const CUSTOMERS = 12;
/** Calls that meet a disturbance before it ends. */
const CALLS_ENDURED = 12;
const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** After this time, the claims of killed proxies have ended. */
const CLAIMS_END_MS = LONGEST_SHIFT_MS + 125 * SECOND;
/** For everything to come right once nothing is disturbed. */
const SETTLE_MS = 120 * SECOND;

test(
  `${MINUTES > 0 ? `${MINUTES} minutes` : "each disturbance once"}, ${PROXIES} proxies, seed ${SEED}`,
  async () => {
    const faults: string[] = [];
    const balancer = await startRelay();
    const url = `http://127.0.0.1:${balancer.port}`;
    const [sandbox, mail, partner, network] = await Promise.all([
      startSandboxProcess(),
      startMailServer(),
      startPartner(SEED + 1),
      startProviderNetwork(url, SEED + 2),
    ]);
    let fleet: Fleet | undefined;
    const database: ChaosDatabase =
      inject("database") === "sqlite" ? await openSqlite(() => fleet?.pids() ?? []) : await openPostgres();
    for (const provider of PROVIDER_IDS) {
      const hook = `${network.url}/v1/webhooks/${provider}/${provider.toUpperCase()}`;
      await sandbox.control("webhooks", { provider, url: hook });
    }
    const organisation = (provider: ProviderId): GangwayConfigInput["organisations"][number] => ({
      code: provider.toUpperCase(),
      name: "Harbour & Sons",
      apiKeys: [apiKeyOf(provider)],
      authentication: authenticationOf(provider),
      customerTokenSecrets: [TOKEN_SECRET],
      webhooks: [
        { url: `${partner.url}/${provider}`, secrets: [`whsec_${randomBytes(32).toString("base64")}`] },
      ],
      provider: {
        id: provider,
        ...sandbox.credentials[provider],
        ...(provider === "verifime" ? { riskPolicy: RISK_POLICY } : {}),
        timeoutSeconds: PROVIDER_TIMEOUT_SECONDS,
      } as never,
    });
    const plenty = { count: 1_000_000, seconds: 60 };
    const config: GangwayConfigInput = {
      publicUrl: url,
      database: database.url,
      encryptionKeys: [randomBytes(32).toString("base64")],
      mail: { smtp: mail.url, from: "onboarding@harbour.example" },
      allowPrivateWebhooks: true,
      limits: { invite: plenty, address: plenty, reference: plenty, email: plenty },
      organisations: PROVIDER_IDS.map(organisation),
    };
    fleet = await startFleet(PROXIES, await writeConfig(config), balancer, (fault) => faults.push(fault));

    const customers = createCustomers({ url, sandbox, mail, seed: SEED });
    let isBusy = true;
    const crowd = Promise.all(
      Array.from({ length: CUSTOMERS }, async () => {
        while (isBusy) await customers.live();
      }),
    );
    const said = await Promise.all([
      disturb(customers, proxyDisturbances(fleet), createRandom(SEED + 3)),
      disturb(
        customers,
        [...dependencyDisturbances(fleet, sandbox, mail), ...database.disturbances],
        createRandom(SEED + 4),
      ),
    ]);
    // Enough customers for all providers, and for both visits of a person.
    await until(() => customers.journals.length >= 3 * CUSTOMERS, SETTLE_MS);
    isBusy = false;

    // Everything is well again, and the clocks are past the claims of whoever was killed.
    partner.isWell = true;
    await fleet.setClocks(CLAIMS_END_MS);
    let isDone = false;
    void crowd.then(() => {
      isDone = true;
    });
    await until(() => isDone && network.pending === 0, SETTLE_MS);
    for (const { number, isDone, at } of customers.journals) {
      if (!isDone) faults.push(`customer ${number} isn't done. ${at}`);
    }
    if (network.pending > 0) faults.push(`${network.pending} webhooks of providers are not acknowledged`);
    for (const [status, count] of network.refusals) {
      faults.push(`webhooks of providers were answered ${status} ${count} times`);
    }
    faults.push(...customers.faults);
    for (const provider of PROVIDER_IDS) {
      const records = await readRecords(url, provider);
      faults.push(...auditRecords(provider, customers.journals, records));
    }

    await deliverAll(fleet, database);
    await fleet.stopAll();
    faults.push(...(await auditWebhooks(database, partner, customers.journals)));
    faults.push(...auditMails(mail.mails, customers.journals));
    faults.push(...(await database.checkIntegrity()));

    const { taken, repeats } = partner;
    const { sent, repeated } = network;
    console.log(
      [
        ...said.flat(),
        `${customers.journals.length} visits, ${customers.calls} calls, ${fleet.kills} kills,`,
        `${sent} webhooks of providers and ${repeated} repeats, ${taken.size} webhooks taken and ${repeats} repeats,`,
        `${mail.mails.length} mails: ${faults.length} faults`,
      ].join("\n"),
    );
    expect(faults).toEqual([]);
  },
  MINUTES * 60 * SECOND + 300 * SECOND,
);

/** Runs disturbances, one after the other. @returns lines about how often each came. */
async function disturb(
  customers: Customers,
  disturbances: readonly Disturbance[],
  random: Random,
): Promise<string[]> {
  const counts = new Map<string, number>();

  async function run({ name, run }: Disturbance): Promise<void> {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const seconds = MINUTES > 0 ? random.below(random.pick([1, 3, 14])) : 0;
    await run(random, endureFor(customers, seconds));
  }

  if (MINUTES === 0) for (const disturbance of shuffled(disturbances, random)) await run(disturbance);
  const end = performance.now() + MINUTES * 60 * SECOND;
  while (performance.now() < end) {
    await run(random.pick(disturbances));
    // A moment to recover.
    await endureFor(customers, 0)();
  }
  return [...counts].map(([name, count]) => `${count} × ${name}`);
}

/** @param seconds to last longer than the first calls that meet it. */
function endureFor(customers: Customers, seconds: number): Endure {
  return async (isMet = () => true) => {
    const first = customers.calls;
    const haveCalled = () =>
      customers.calls - first >= CALLS_ENDURED ||
      customers.waitingSince(first) >= CALLS_ENDURED / 4 ||
      // Nearly all of them waited already.
      customers.waitingSince(0) >= CUSTOMERS - 2;
    await until(() => haveCalled() && isMet(), 20 * SECOND);
    if (seconds > 0) await wait(seconds * SECOND);
  };
}

/** Sets the clocks forward until every webhook was sent, the ones that wait for another attempt included. */
async function deliverAll(fleet: Fleet, { query }: ChaosDatabase): Promise<void> {
  const open = async () => {
    const [row] = await query<{ count: unknown }>(
      `select (select count(*) from deliveries where status = 'pending')
        + (select count(*) from outbox where dispatched_at is null) as count`,
    );
    return Number(row?.count) === 0;
  };
  let hours = 0;
  for (const wait of [0, 0.2, 0.7, 3, 6, 12, 16, 22, 27]) {
    hours += wait;
    await fleet.setClocks(CLAIMS_END_MS + hours * HOUR);
    if (await until(open, wait === 0 ? 3 * SECOND : 15 * SECOND)) return;
  }
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(random.below(rest.length), 1)[0] as Item);
}
