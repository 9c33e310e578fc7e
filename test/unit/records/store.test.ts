import { describe, expect, onTestFinished, test } from "vitest";
import { openDialect } from "../../../src/node/open-dialect.js";
import { ClaimLostError } from "../../../src/records/limits/idempotency.js";
import { openStore } from "../../../src/records/open-store.js";
import type { NewVisit } from "../../../src/records/visits/visit.js";
import { sharedDatabase } from "../../databases/test-database.js";

const KEY_1 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const NOW = Date.parse("2026-11-20T12:00:00Z");
const HOUR = 3_600_000;

async function open() {
  const { url, query } = await sharedDatabase();
  const openAgain = async () => {
    const store = await openStore({ ...openDialect(url), encryptionKeys: [KEY_1] });
    onTestFinished(() => store.close());
    return store;
  };
  return { store: await openAgain(), query, openAgain };
}

function newVisit(number: number, invite: Partial<NewVisit["invite"]> = {}): NewVisit {
  const reference = `7ea40290-44b7-424e-babb-00000000000${number}`;
  return {
    reference,
    organisation: "HARBOUR",
    provider: "verifime",
    providerReference: `session-${number}`,
    verifiedBy: "server",
    invite: {
      email: "jane@example.com",
      emailProved: true,
      externalRef: null,
      claimedExternalRef: null,
      referenceData: null,
      providerText: `text-${number}`,
      customerContext: null,
      sendInvitationEmail: false,
      locale: null,
      ...invite,
    },
    inviteUrl: "https://portal.example/1",
    frame: null,
    expiresAt: null,
  };
}

describe("visits", () => {
  test("are read as they were written", async () => {
    const { store } = await open();
    const visit = newVisit(1, { externalRef: "customer-7", customerContext: { firstName: "Jane" } });
    const written = await store.visits.insert({ ...visit, expiresAt: NOW + HOUR }, NOW);
    expect(written).toMatchObject({ ...visit, expiresAt: NOW + HOUR, status: "Inactive", createdAt: NOW });
    expect(await store.visits.find(visit.reference.toUpperCase())).toEqual(written);
    const subject = { by: "providerReference", value: "session-1" } as const;
    expect(await store.visits.findBySubject("HARBOUR", "verifime", subject)).toEqual(written);
    expect(await store.visits.findBySubject("QUAY", "verifime", subject)).toBeNull();
    expect(await store.visits.findBySubject("HARBOUR", "veriff", subject)).toBeNull();
    expect(await store.visits.find("7ea40290-44b7-424e-babb-000000000009")).toBeNull();
  });

  test("have unique references", async () => {
    const { store } = await open();
    await store.visits.insert(newVisit(1), NOW);
    expect(await store.visits.insert({ ...newVisit(1), organisation: "QUAY" }, NOW)).toBeNull();
    expect((await store.visits.find(newVisit(1).reference))?.organisation).toBe("HARBOUR");
  });

  test("of one customer: the newest counts, even within one millisecond", async () => {
    const { store } = await open();
    for (const number of [1, 2, 3]) {
      await store.visits.insert(newVisit(number, { referenceData: "same", providerText: "same" }), NOW);
    }
    const newest = newVisit(3).reference;
    const byEmail = await store.visits.findNewestOf("HARBOUR", { email: "JANE@example.com" });
    expect(byEmail?.reference).toBe(newest);
    const subject = { by: "referenceData", value: "same" } as const;
    expect((await store.visits.findBySubject("HARBOUR", "verifime", subject))?.reference).toBe(newest);
    expect(await store.visits.findNewestOf("QUAY", { email: "jane@example.com" })).toBeNull();
    expect(await store.visits.findNewestOf("HARBOUR", { externalRef: "jane@example.com" })).toBeNull();
  });

  test("apply every one of several simultaneous reports", async () => {
    const { store } = await open();
    const { reference } = newVisit(1);
    await store.visits.insert(newVisit(1), NOW);
    await Promise.all([
      store.reports.apply(
        reference,
        { outcome: "assessed", at: 5, riskLevel: "LOW", result: { a: 1 } },
        NOW + 1,
      ),
      store.reports.apply(reference, { status: "Completed" }, NOW + 2),
      store.reports.apply(reference, { status: "Active" }, NOW + 3),
      store.reports.apply(reference, { outcome: "pending", at: 9 }, NOW + 4),
    ]);
    expect(await store.visits.find(reference)).toMatchObject({
      status: "Completed",
      outcome: "assessed",
      riskLevel: "LOW",
      result: { a: 1 },
      // No report says that anybody has authenticated.
      activatedAt: null,
      completedAt: NOW + 2,
    });
  });

  test("return the change that a report made", async () => {
    const { store } = await open();
    const { reference } = newVisit(1);
    await store.visits.insert(newVisit(1), NOW);
    const change = await store.reports.apply(reference, { status: "Active" }, NOW + 1);
    expect([change?.before.status, change?.after.status]).toEqual(["Inactive", "Active"]);
    const repeat = await store.reports.apply(reference, { status: "Active" }, NOW + 2);
    expect(repeat?.after).toEqual(change?.after);
    expect(await store.reports.apply("7ea40290-44b7-424e-babb-000000000009", {}, NOW)).toBeNull();
  });
});

describe("webhook events", () => {
  const event = {
    provider: "verifime",
    organisation: "HARBOUR",
    eventKey: "e1",
    namesSession: true,
    reference: newVisit(1).reference,
    report: { outcome: "assessed", at: 5 },
  } as const;

  test("take effect once, and once per organisation", async () => {
    const { store } = await open();
    await store.visits.insert(newVisit(1), NOW);
    const effects = await Promise.all([1, 2, 3].map(() => store.reports.receive(event, NOW)));
    expect(effects.map(({ effect }) => effect).sort()).toEqual(["applied", "repeated", "repeated"]);
    const other = await store.reports.receive({ ...event, organisation: "QUAY", reference: null }, NOW);
    expect(other.effect).toBe("none");
  });

  test("are rolled back together with an effect that failed", async () => {
    const { store, query } = await open();
    await store.visits.insert(newVisit(1), NOW);
    await query("update visits set sealed = 'broken.' || sealed");
    await expect(store.reports.receive(event, NOW)).rejects.toThrow();
    await query("update visits set sealed = substr(sealed, 8)");
    expect((await store.reports.receive(event, NOW)).effect).toBe("applied");
  });
});

describe("idempotency keys", () => {
  test("are free again when the process that claimed them died", async () => {
    const { store } = await open();
    const claim = (now: number, body = "b") => store.idempotency.claim("k", body, now);
    const first = await claim(NOW);
    expect(first.state).toBe("claimed");
    expect((await claim(NOW + 119_999)).state).toBe("busy");
    expect((await claim(NOW + 120_000, "other")).state).toBe("mismatch");
    const second = await claim(NOW + 120_000);
    if (first.state !== "claimed" || second.state !== "claimed") throw new Error("not claimed");
    // The process that seemed dead returns: its answer no longer counts, nor what it did.
    const answer = (claim: string, text: string) => ({ key: "k", claim, answer: text });
    await expect(store.visits.insert(newVisit(1), NOW, answer(first.claim, "first"))).rejects.toThrow(
      ClaimLostError,
    );
    await store.idempotency.release("k", first.claim);
    expect(await store.visits.find(newVisit(1).reference)).toBeNull();
    await store.visits.insert(newVisit(2), NOW, answer(second.claim, "second"));
    expect(await claim(NOW + 130_000)).toEqual({ state: "answered", answer: "second" });
  });

  test("have no answer where nothing was stored", async () => {
    const { store } = await open();
    await store.visits.insert(newVisit(1), NOW);
    const claimed = await store.idempotency.claim("k", "b", NOW);
    if (claimed.state !== "claimed") throw new Error("not claimed");
    const kept = { key: "k", claim: claimed.claim, answer: "a" };
    expect(await store.visits.insert(newVisit(1), NOW, kept)).toBeNull();
    expect((await store.idempotency.claim("k", "b", NOW)).state).toBe("busy");
  });

  test("are answered in the transaction that creates an identity", async () => {
    const { store } = await open();
    const claimed = await store.idempotency.claim("k", "b", NOW);
    if (claimed.state !== "claimed") throw new Error("not claimed");
    const keep = ({ created }: { created: boolean }) => ({ key: "k", claim: claimed.claim, answer: created });
    await store.identities.findOrCreate("HARBOUR", "customer-7", NOW, keep);
    expect(await store.idempotency.claim("k", "b", NOW)).toEqual({ state: "answered", answer: true });
    const lost = () => ({ key: "k", claim: "lost", answer: null });
    await expect(store.identities.findOrCreate("HARBOUR", "customer-8", NOW, lost)).rejects.toThrow(
      ClaimLostError,
    );
    expect(await store.identities.find("HARBOUR", "customer-8")).toBeNull();
  });
});

test("the sweep deletes expired rows, and no others", async () => {
  const { store, query } = await open();
  const { reference } = newVisit(1);
  await store.visits.insert(newVisit(1), NOW);
  await store.codes.issue(reference, "123456", { address: null }, { channel: "mail" }, NOW);
  await store.rateLimits.count("k", 60, NOW);
  await store.idempotency.claim("k", "b", NOW);
  await store.reports.receive(
    { provider: "verifime", organisation: "HARBOUR", eventKey: "e", reference: null, report: null },
    NOW,
  );
  const tables = ["visits", "visit_codes", "rate_limits", "idempotency_keys", "webhook_events"];
  const counts = () =>
    Promise.all(tables.map(async (table) => (await query(`select 1 from ${table}`)).length));
  await store.sweep(NOW);
  expect(await counts()).toEqual([1, 1, 1, 1, 1]);
  await store.sweep(NOW + HOUR);
  expect(await counts()).toEqual([1, 0, 0, 1, 1]);
  await store.sweep(NOW + 24 * HOUR);
  expect(await counts()).toEqual([1, 0, 0, 0, 1]);
  await store.sweep(NOW + 31 * 24 * HOUR);
  expect(await counts()).toEqual([1, 0, 0, 0, 0]);
});

test("opening a second time finds everything", async () => {
  const { store, openAgain } = await open();
  await store.visits.insert(newVisit(1), NOW);
  const again = await openAgain();
  expect(await again.visits.find(newVisit(1).reference)).not.toBeNull();
});
