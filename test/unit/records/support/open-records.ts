/** A store on a database of its own for each test, with short ways to make visits and reports. */

import { expect, onTestFinished } from "vitest";
import type { VisitReport } from "../../../../src/contract/visit-report.js";
import { createSealer } from "../../../../src/crypto/seal.js";
import { openDialect } from "../../../../src/node/open-dialect.js";
import { type EventPayload, readPayload } from "../../../../src/records/deliveries/outbox.js";
import { openStore } from "../../../../src/records/open-store.js";
import type { Store } from "../../../../src/records/store.js";
import type { NewVisit } from "../../../../src/records/visits/visit.js";
import { sharedDatabase, type TestDatabase } from "../../../databases/test-database.js";

export const KEY_1 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
export const KEY_2 = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
export const NOW = Date.parse("2026-11-20T12:00:00Z");
export const DAY = 24 * 60 * 60 * 1000;

export interface TestRecords {
  url: string;
  store: Store;
  query: TestDatabase["query"];
  /** Another store on the same database. */
  openAgain(encryptionKeys?: string[]): Promise<Store>;
  /** Writes a visit. @returns its reference. */
  visit(invite?: Partial<NewVisit["invite"]>, members?: Partial<NewVisit>, at?: number): Promise<string>;
  /** Writes a visit and concludes it by a report. @returns its reference. */
  concluded(externalRef: string, report: VisitReport, at?: number): Promise<string>;
  /** Reads every event so far, in order. */
  events(): Promise<EventPayload[]>;
}

export async function openRecords(): Promise<TestRecords> {
  const { url, query } = await sharedDatabase();
  const openAgain = async (encryptionKeys = [KEY_1]) => {
    const store = await openStore({ ...openDialect(url), encryptionKeys });
    onTestFinished(() => store.close());
    return store;
  };
  const store = await openAgain();
  const sealer = await createSealer([KEY_1, KEY_2]);

  const visit: TestRecords["visit"] = async (invite = {}, members = {}, at = NOW) => {
    const reference = crypto.randomUUID();
    const written = await store.visits.insert(
      {
        reference,
        organisation: "HARBOUR",
        provider: "veriff",
        providerReference: `session-of-${reference}`,
        verifiedBy: "server",
        invite: {
          email: "jane@example.com",
          emailProved: true,
          externalRef: null,
          claimedExternalRef: null,
          referenceData: null,
          providerText: `text-of-${reference}`,
          customerContext: null,
          sendInvitationEmail: false,
          locale: null,
          ...invite,
        },
        inviteUrl: "https://portal.example/1",
        frame: null,
        expiresAt: null,
        ...members,
      },
      at,
    );
    expect(written?.reference).toBe(reference);
    return reference;
  };

  return {
    url,
    store,
    query,
    openAgain,
    visit,
    async concluded(externalRef, report, at = NOW) {
      const reference = await visit({ externalRef }, {}, at);
      await store.reports.apply(reference, report, at);
      return reference;
    },
    async events() {
      const rows = await query<{ id: string; payload: string }>(
        "select id, payload from outbox order by sequence",
      );
      return Promise.all(rows.map((row) => readPayload(row, sealer)));
    },
  };
}
