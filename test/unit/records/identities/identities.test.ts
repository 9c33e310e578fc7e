/** The partner's work with identities: list, page, change, tag, compare. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExtractedData } from "../../../../src/contract/identity-words.js";
import type { Person } from "../../../../src/contract/person.js";
import type { CountedIdentity } from "../../../../src/records/identities/identity.js";
import { comparableTexts } from "../../../../src/records/identities/identity-hashes.js";
import type { IdentityFilter } from "../../../../src/records/identities/identity-page.js";
import type { Store } from "../../../../src/records/store.js";
import { NOW, openRecords } from "../support/open-records.js";

const LISTED: IdentityFilter = { includeArchived: false };

async function get(store: Store, externalRef: string): Promise<CountedIdentity> {
  const identity = await store.identities.find("HARBOUR", externalRef);
  if (!identity) throw new Error(`there is no ${externalRef}`);
  return identity;
}

const refs = (identities: readonly { externalRef: string | null }[]) =>
  identities.map(({ externalRef }) => externalRef);

describe("lists", () => {
  test("show the newest first, filtered by status and reference, without archived identities", async () => {
    const { store, concluded } = await openRecords();
    await concluded("approved-1", { outcome: "approved" });
    await concluded("declined-1", { outcome: "declined" });
    await concluded("approved-2", { outcome: "approved" });
    await store.identities.findOrCreate("HARBOUR", "stub", NOW);
    await store.identities.findOrCreate("QUAY", "theirs", NOW);
    await store.identities.change(await get(store, "approved-2"), { does: "archive" }, NOW);
    const list = async (filter: IdentityFilter) =>
      refs((await store.identities.list("HARBOUR", filter, { offset: 0 }, 10))?.identities ?? []);
    expect(await list(LISTED)).toEqual(["stub", "declined-1", "approved-1"]);
    expect(await list({ includeArchived: true })).toEqual(["stub", "approved-2", "declined-1", "approved-1"]);
    expect(await list({ ...LISTED, status: "approved" })).toEqual(["approved-1"]);
    expect(await list({ includeArchived: true, status: "approved" })).toEqual(["approved-2", "approved-1"]);
    expect(await list({ ...LISTED, status: "pending" })).toEqual(["stub"]);
    expect(await list({ ...LISTED, externalRefPart: "declined-1" })).toEqual(["declined-1"]);
    expect(await list({ ...LISTED, externalRefPart: "ed-" })).toEqual(["declined-1", "approved-1"]);
    expect(await list({ includeArchived: true, externalRefPart: "ed-" })).toHaveLength(3);
    expect(await list({ ...LISTED, externalRefPart: "ed-", status: "rejected" })).toEqual(["declined-1"]);
    expect(await list({ ...LISTED, externalRefPart: "Declined" })).toEqual([]);
    await store.identities.redact(await get(store, "declined-1"), NOW);
    expect(await list({ ...LISTED, externalRefPart: "declined" })).toEqual([]);
  });

  test("go by offset, with a total", async () => {
    const { store } = await openRecords();
    for (let index = 0; index < 5; index += 1)
      await store.identities.findOrCreate("HARBOUR", `user-${index}`, NOW);
    const page = await store.identities.list("HARBOUR", LISTED, { offset: 2 }, 2);
    const idOf = async (ref: string) => (await get(store, ref)).id;
    expect([refs(page?.identities ?? []), page?.total, page?.nextCursor, page?.previousCursor]).toEqual([
      ["user-2", "user-1"],
      5,
      await idOf("user-1"),
      await idOf("user-3"),
    ]);
    const last = await store.identities.list("HARBOUR", LISTED, { offset: 4 }, 2);
    expect([refs(last?.identities ?? []), last?.nextCursor]).toEqual([["user-0"], null]);
    const found = await store.identities.list(
      "HARBOUR",
      { ...LISTED, externalRefPart: "r-" },
      { offset: 2 },
      2,
    );
    expect(found).toEqual(page);
  });

  test("refuse a cursor of another organisation", async () => {
    const { store } = await openRecords();
    const { identity } = await store.identities.findOrCreate("QUAY", "theirs", NOW);
    expect(await store.identities.list("HARBOUR", LISTED, { after: identity.id }, 2)).toBeNull();
    expect(await store.identities.list("HARBOUR", LISTED, { before: "identity_none" }, 2)).toBeNull();
  });

  test("go by cursor, forward and back, and show each row once while others are added", async () => {
    const { store } = await openRecords();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.constantFrom(undefined, "", "e"),
        async (archived, limit, includeArchived, externalRefPart) => {
          run += 1;
          const organisation = `ORG-${run}`;
          const expected: string[] = [];
          for (const [index, isArchived] of archived.entries()) {
            const { identity } = await store.identities.findOrCreate(organisation, `user-${index}`, NOW);
            if (isArchived) await store.identities.change(identity, { does: "archive" }, NOW);
            if (!isArchived || includeArchived) expected.unshift(identity.id);
          }
          const filter = { includeArchived, externalRefPart };
          let page = await store.identities.list(organisation, filter, { offset: 0 }, limit);
          const pages = [page?.identities.map(({ id }) => id) ?? []];
          let added = 0;
          while (page && page.nextCursor !== null) {
            added += 1;
            await store.identities.findOrCreate(organisation, `late-${added}`, NOW);
            const after = page.nextCursor;
            page = await store.identities.list(organisation, filter, { after }, limit);
            expect(page?.previousCursor).toBe(after);
            pages.push(page?.identities.map(({ id }) => id) ?? []);
          }
          expect(pages.flat()).toEqual(expected);
          for (const earlier of pages.slice(0, -1).reverse()) {
            const before = page?.previousCursor ?? "";
            page = await store.identities.list(organisation, filter, { before }, limit);
            expect(page?.identities.map(({ id }) => id)).toEqual(earlier);
            expect(page?.nextCursor).toBe(before);
          }
          expect(page?.previousCursor !== null).toBe(added > 0);
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ["all", "organisation = 'HARBOUR'", "identities_all"],
    ["by status", "organisation = 'HARBOUR' and status = 'approved'", "identities_all_by_status"],
    ["listed", "organisation = 'HARBOUR' and archived_at is null", "identities_listed"],
    [
      "listed by status",
      "organisation = 'HARBOUR' and status = 'approved' and archived_at is null",
      "identities_listed_by_status",
    ],
  ])("%s: a stretch of one index, in its order", async (_name, condition, index) => {
    const { query, url } = await openRecords();
    const select = `select id from identities where ${condition} and sequence < 9 order by sequence desc limit 26`;
    if (!url.startsWith("sqlite:")) await query("set enable_seqscan = off; set enable_sort = off");
    const plan = JSON.stringify(
      await query(url.startsWith("sqlite:") ? `explain query plan ${select}` : `explain ${select}`),
    );
    expect(plan).toMatch(url.startsWith("sqlite:") ? new RegExp(`${index} \\(`) : /Index.*Scan/);
    expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
  });
});

describe("sessions", () => {
  test("are listed newest first, open ones included", async () => {
    const { store, concluded, visit } = await openRecords();
    const first = await concluded("user-1", { outcome: "approved" });
    const second = await visit({ externalRef: "user-1" });
    await visit({ externalRef: "user-2" });
    const identity = await get(store, "user-1");
    expect(identity.sessionCount).toBe(2);
    const all = await store.identities.visits(identity, { limit: 10, offset: 0 });
    expect([all.visits.map(({ reference }) => reference), all.total]).toEqual([[second, first], 2]);
    const page = await store.identities.visits(identity, { limit: 1, offset: 1 });
    expect(page.visits.map(({ reference }) => reference)).toEqual([first]);
  });

  test("stay with the person under a new external reference", async () => {
    const { store, concluded, visit } = await openRecords();
    await concluded("user-1", { outcome: "approved" });
    const unfinished = await visit({ externalRef: "user-1" });
    const before = await get(store, "user-1");
    const patch = { externalRef: "customer-1", fields: {} };
    await store.identities.change(before, { does: "patch", patch }, NOW + 1);
    await store.reports.apply(unfinished, { outcome: "declined", at: NOW + 2 }, NOW + 2);
    expect(await store.identities.find("HARBOUR", "user-1")).toBeNull();
    expect(await get(store, "customer-1")).toMatchObject({
      id: before.id,
      status: "rejected",
      sessionCount: 2,
    });
    await concluded("user-1", { outcome: "approved" });
    expect((await get(store, "user-1")).id).not.toBe(before.id);
  });
});

describe("changes", () => {
  test("are announced once, and a repeat is not announced", async () => {
    const { store, events } = await openRecords();
    const { identity } = await store.identities.findOrCreate("HARBOUR", "user-1", NOW);
    const actions = [
      { does: "patch", patch: { fields: { first_name: "Jane", email: "jane@example.com" } } },
      { does: "archive" },
      { does: "restore" },
      { does: "add-tag", tag: "vip" },
      { does: "remove-tag", tag: "vip" },
    ] as const;
    for (const action of actions) {
      for (let time = 1; time <= 2; time += 1) await store.identities.change(identity, action, NOW + time);
    }
    const told = await events();
    expect(told.map(({ type }) => type)).toEqual([
      "identity.created",
      "identity.updated",
      "identity.archived",
      "identity.restored",
      "identity.tag-added",
      "identity.tag-removed",
    ]);
    expect(told.at(-1)?.data).toMatchObject({
      id: identity.id,
      external_ref: "user-1",
      tag: "vip",
      tags: [],
    });
    expect(JSON.stringify(told)).not.toMatch(/Jane|example\.com/);
  });

  test("null removes a field", async () => {
    const { store } = await openRecords();
    const { identity } = await store.identities.findOrCreate("HARBOUR", "user-1", NOW);
    const patch = (fields: Record<string, string | null>) =>
      store.identities.change(identity, { does: "patch", patch: { fields } }, NOW + 1);
    await patch({ first_name: "Jane", city: "Leith" });
    await patch({ first_name: null });
    expect((await get(store, "user-1")).extractedData).toEqual({ city: "Leith" });
  });

  test("the external reference of another identity is refused, its own is accepted", async () => {
    const { store } = await openRecords();
    const { identity } = await store.identities.findOrCreate("HARBOUR", "user-1", NOW);
    await store.identities.findOrCreate("HARBOUR", "user-2", NOW);
    const patch = (externalRef: string) =>
      store.identities.change(identity, { does: "patch", patch: { externalRef, fields: {} } }, NOW);
    expect(await patch("user-2")).toEqual({ kind: "taken" });
    expect(await patch("user-1")).toMatchObject({ kind: "done" });
  });

  test("fifty tags are the limit", async () => {
    const { store, events } = await openRecords();
    const { identity } = await store.identities.findOrCreate("HARBOUR", "user-1", NOW);
    const fifty = Array.from({ length: 50 }, (_, index) => `tag-${index}`);
    const set = await store.identities.change(identity, { does: "set-tags", tags: [...fifty, "tag-0"] }, NOW);
    expect(set).toMatchObject({ identity: { tags: fifty } });
    expect((await events()).filter(({ type }) => type === "identity.tag-added")).toHaveLength(50);
    const more = await store.identities.change(identity, { does: "add-tag", tag: "one-more" }, NOW);
    expect(more).toEqual({ kind: "too-many-tags" });
    expect(await store.identities.change(identity, { does: "add-tag", tag: "tag-3" }, NOW)).toMatchObject({
      kind: "done",
    });
  });
});

describe("duplicates", () => {
  const PERSON: Person = {
    firstName: "Zoë",
    lastName: "O’Néill-Smith",
    dateOfBirth: "1990-02-03",
    documentNumber: "AB 12-34",
    country: "IE",
    phone: "+353 1 234 5678",
  };
  test.each<[string, Person, string, string[]]>([
    [
      "the document number",
      { documentNumber: "ab1234", country: "ie" },
      "z@else.example",
      ["document_number"],
    ],
    ["no document of another country", { documentNumber: "AB1234", country: "FR" }, "z@else.example", []],
    ["the phone", { phone: "00353 (1) 2345678" }, "z@else.example", ["phone"]],
    ["the email address", {}, "ZOE@Example.com", ["email"]],
    [
      "the name with the birth date",
      { firstName: "zoe", lastName: "O'Neill Smith", dateOfBirth: "1990-02-03" },
      "z@else.example",
      ["name_and_date_of_birth"],
    ],
    ["not the name alone", { firstName: "Zoë", lastName: "O’Néill-Smith" }, "z@else.example", []],
  ])("share %s", async (_name, person, email, matchedOn) => {
    const { store, visit } = await openRecords();
    for (const [externalRef, who, address] of [
      ["user-1", PERSON, "zoe@example.com"],
      ["user-2", person, email],
    ] as const) {
      const reference = await visit({ externalRef, email: address });
      await store.reports.apply(reference, { outcome: "approved", person: who }, NOW);
    }
    const theirs = await visit({ externalRef: "user-1", email }, { organisation: "QUAY" });
    await store.reports.apply(theirs, { outcome: "approved", person }, NOW);
    const found = await store.identities.duplicates(await get(store, "user-1"));
    expect(found.map((one) => [one.identity.externalRef, one.matchedOn])).toEqual(
      matchedOn.length === 0 ? [] : [["user-2", matchedOn]],
    );
  });

  test("end when either is redacted or changed", async () => {
    const { store, concluded } = await openRecords();
    for (const ref of ["user-1", "user-2", "user-3"]) await concluded(ref, { outcome: "approved" });
    const first = await get(store, "user-1");
    expect(refs((await store.identities.duplicates(first)).map(({ identity }) => identity))).toEqual([
      "user-2",
      "user-3",
    ]);
    await store.identities.redact(await get(store, "user-2"), NOW);
    const patch = { fields: { email: "other@example.com" } };
    await store.identities.change(await get(store, "user-3"), { does: "patch", patch }, NOW);
    expect(await store.identities.duplicates(first)).toEqual([]);
  });

  test("need a shared value", () => {
    const nothing: ExtractedData = { phone: "+44", document_number: " - ", first_name: "A", last_name: "B" };
    expect(comparableTexts(nothing)).toEqual([]);
  });
});
