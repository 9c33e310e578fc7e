/** Webhooks out when processes come, go and are killed. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { VisitReport } from "../../../../src/contract/visit-report.js";
import type { GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import type { Store } from "../../../../src/records/store.js";
import { sharedDatabase } from "../../../databases/test-database.js";
import { gate } from "../support/gate.js";
import { KEY_1, openGangway, openTestStore } from "../support/open-gangway.js";
import { openWithReceiver, PARTNER, SECRET } from "./open-with-receiver.js";
import { startReceiver, type WebhookReceiver } from "./webhook-receiver.js";

const LEASE_MS = 30_000;
const STEPS: VisitReport[] = [{ status: "Completed" }, { outcome: "assessed", riskLevel: "LOW" }];
const TYPES = ["visit.activated", "visit.completed", "visit.outcome"];

/** Three events for each visit, written as the proxy writes them. */
async function makeEvents(store: Store, visits: number): Promise<void> {
  for (let number = 0; number < visits; number += 1) {
    const reference = crypto.randomUUID();
    await store.visits.insert(
      {
        reference,
        organisation: "HARBOUR",
        provider: "verifime",
        providerReference: reference,
        verifiedBy: "server",
        invite: {
          email: "jane@example.com",
          emailProved: true,
          externalRef: null,
          claimedExternalRef: null,
          referenceData: reference,
          providerText: `text-of-${reference}`,
          customerContext: null,
          sendInvitationEmail: false,
          locale: null,
        },
        inviteUrl: "https://portal.example/1",
        frame: null,
        expiresAt: null,
      },
      Date.now(),
    );
    await store.reports.activate(reference, { by: "code" }, Date.now());
    for (const report of STEPS) await store.reports.apply(reference, report, Date.now());
  }
}

function startProcess(database: string, receiver: WebhookReceiver) {
  const config: GangwayConfigInput = {
    publicUrl: "https://onboarding.harbour.example",
    database,
    encryptionKeys: [KEY_1],
    allowPrivateWebhooks: true,
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour & Sons",
        authentication: "none",
        provider: { id: "verifime", baseUrl: "https://verifime.example", code: "C", secrets: ["unused"] },
        webhooks: [{ url: receiver.url, secrets: [SECRET] }],
      },
    ],
  };
  const script = fileURLToPath(new URL("proxy-process.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(config)], {
    stdio: ["pipe", "ignore", "inherit"],
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  return { kill: () => child.kill("SIGKILL"), exited };
}

test("of a thousand events none is lost and none overtakes another, though two processes are killed at it", async () => {
  const { url } = await sharedDatabase();
  const store = await openTestStore(url);
  await makeEvents(store, 334);
  await store.close();

  const receiver = await startReceiver();
  const processes = [startProcess(url, receiver), startProcess(url, receiver)] as const;
  receiver.answer = () => {
    if (receiver.received.length === 300) processes[0].kill();
    if (receiver.received.length === 600) processes[1].kill();
    return true;
  };
  const exits = await Promise.all(processes.map(({ exited }) => exited));
  expect(exits.map(([, signal]) => signal)).toEqual(["SIGKILL", "SIGKILL"]);
  expect(receiver.received.length).toBeLessThan(1002);

  // Somebody else takes over, once what the dead ones held is free again.
  const survivor = await openGangway({
    database: url,
    clock: { now: Date.now() + LEASE_MS },
    config: { allowPrivateWebhooks: true },
    organisation: { webhooks: [{ url: receiver.url, secrets: [SECRET] }] },
  });
  await survivor.deliver();

  const seen = new Map<unknown, string[]>();
  const ids = new Set<unknown>();
  for (const { headers, type, data } of receiver.received) {
    if (ids.has(headers["webhook-id"])) continue;
    ids.add(headers["webhook-id"]);
    seen.set(data.trackingReference, [...(seen.get(data.trackingReference) ?? []), type]);
  }
  expect(ids.size).toBe(1002);
  expect([...seen.values()].filter((types) => types.join() !== TYPES.join())).toEqual([]);
  // Only what was on its way when they died comes twice: eight for each.
  expect(receiver.received.length - ids.size).toBeLessThanOrEqual(16);
  const list = await survivor.call("GET", "/v1/webhooks/deliveries?status=pending", PARTNER);
  expect(list.json.data).toEqual([]);
}, 120_000);

test("two processes share the work, and send nothing twice", async () => {
  const { url, query } = await sharedDatabase();
  const store = await openTestStore(url);
  await makeEvents(store, 30);
  await store.close();
  const receiver = await startReceiver();
  startProcess(url, receiver);
  startProcess(url, receiver);
  const delivered = async () => (await query("select id from deliveries where status = 'delivered'")).length;
  await expect.poll(delivered, { timeout: 40_000 }).toBe(90);
  expect(receiver.received).toHaveLength(90);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(90);
});

test("closing waits for what is on its way, records it, and begins nothing more", async () => {
  const { url } = await sharedDatabase();
  const gangway = await openWithReceiver({ database: url });
  const { receiver } = gangway;
  const arrived = gate();
  const released = gate();
  receiver.answer = async () => {
    arrived.open();
    await released.opened;
    return true;
  };
  await makeEvents(gangway.store, 1);
  gangway.clock.now = Date.now();
  const delivering = gangway.deliver();
  await arrived.opened;
  let closed = false;
  const closing = gangway.close().then(() => {
    closed = true;
  });
  await gangway.call("GET", "/healthz");
  expect(closed).toBe(false);
  released.open();
  await Promise.all([closing, delivering]);
  expect(receiver.types()).toEqual(["visit.activated"]);
  const store = await openTestStore(url);
  const { deliveries } = await store.deliveries.list("HARBOUR", { limit: 10 });
  await store.close();
  expect(deliveries.map(({ status }) => status)).toEqual(["pending", "pending", "delivered"]);
});

test("an endpoint that takes its time holds up no other", async () => {
  const slow = await startReceiver();
  const gangway = await openWithReceiver({
    organisation: {
      authentication: "none",
      webhooks: [
        { url: slow.url, secrets: [SECRET] },
        { url: (await startReceiver()).url, secrets: [SECRET] },
      ],
    },
  });
  const released = gate();
  slow.answer = async () => {
    await released.opened;
    return true;
  };
  await makeEvents(gangway.store, 12);
  gangway.clock.now = Date.now();
  const delivering = gangway.deliver();
  const state = async () => (await gangway.call("GET", "/v1/webhooks/endpoints", PARTNER)).json.data;
  const pending = async () => (await state()).map((endpoint: { pending: number }) => endpoint.pending);
  await expect.poll(pending, { timeout: 45_000 }).toEqual([36, 0]);
  expect(slow.received.length).toBeLessThanOrEqual(8);
  released.open();
  await delivering;
  expect((await state())[0].pending).toBe(0);
});
