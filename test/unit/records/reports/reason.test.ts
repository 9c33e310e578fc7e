/** A provider's reason in prose may name the person: it is sealed, and no webhook contains it. */
import { expect, test } from "vitest";
import { NOW, openRecords } from "../support/open-records.js";

const PROSE = "The passport of Jane Doe has expired.";

test("a reason in prose is in no plain column and no webhook, but in the identity", async () => {
  const { store, query, concluded, events } = await openRecords();
  const reference = await concluded("user-1", { outcome: "declined", at: NOW, reasonCode: PROSE });
  const rows = [...(await query("select * from visits")), ...(await query("select * from identities"))];
  expect(JSON.stringify(rows)).not.toContain("Jane Doe");
  expect(JSON.stringify(await events())).not.toContain("Jane Doe");
  expect(await store.visits.find(reference)).toMatchObject({ reasonCode: null, reason: PROSE });
  const identity = await store.identities.find("HARBOUR", "user-1");
  expect(identity?.rejectionReason).toBe(PROSE);
  if (!identity) throw new Error("no identity");
  await store.identities.redact(identity, NOW);
  expect(await store.visits.find(reference)).toMatchObject({ reasonCode: null, reason: null });
});

test("a short code is kept as it is", async () => {
  const { store, concluded, events } = await openRecords();
  const reference = await concluded("user-1", { outcome: "declined", at: NOW, reasonCode: "102" });
  expect(await store.visits.find(reference)).toMatchObject({ reasonCode: "102", reason: "102" });
  expect(JSON.stringify(await events())).toContain('"reasonCode":"102"');
});

test("a migration removes prose from older rows, and keeps codes", async () => {
  const { store, query, concluded, openAgain } = await openRecords();
  const reasons = { prose: PROSE, long: "a".repeat(41), code: "document-expired.2" };
  const references = Object.fromEntries(
    await Promise.all(
      Object.keys(reasons).map(async (name) => [
        name,
        await concluded(name, { outcome: "declined", at: NOW }),
      ]),
    ),
  ) as Record<keyof typeof reasons, string>;
  for (const [name, reference] of Object.entries(references)) {
    const reason = reasons[name as keyof typeof reasons];
    await query(`update visits set reason_code = '${reason}' where reference = '${reference}'`);
  }
  // Migrations are applied in order: those after it are due again as well.
  await query("delete from kysely_migration where name >= '0008'");
  await openAgain();
  expect((await store.visits.find(references.prose))?.reasonCode).toBeNull();
  expect((await store.visits.find(references.long))?.reasonCode).toBeNull();
  expect((await store.visits.find(references.code))?.reasonCode).toBe("document-expired.2");
  // The traces in the files are removed by the next sweep.
  expect(await query("select marks from chores where name = 'scrub'")).toHaveLength(1);
  expect(await store.scrub()).toBe(true);
});
