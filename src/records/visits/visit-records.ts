/** Visits in the database: found by their reference, their customer, or the text that a provider repeats. */
import { sql } from "kysely";
import type { AnyProviderId } from "../../contract/providers.js";
import { inTransaction, type Records } from "../database/records.js";
import { type ReadRow, UNSYNCED } from "../database/shared-sqlite-dialect.js";
import { type KeptAnswer, keepAnswer } from "../limits/idempotency.js";
import { addMail, type NewMail } from "../mails/mail-queue.js";
import { changeLocale } from "./change-locale.js";
import { findVisit } from "./find-visit.js";
import { createPolledVisitReader, type ReadPolledVisit } from "./polled-visit.js";
import type { RecentVisits } from "./recent-visits.js";
import { replaceLink } from "./replace-link.js";
import type { NewVisit, Visit, VisitLink } from "./visit.js";
import { addVisitEvents, beginningOf } from "./visit-history.js";
import { readVisitPage, type VisitFilter, type VisitPage, type VisitPlace } from "./visit-page.js";
import { newVisitRow, readVisit, type VisitRow } from "./visit-row.js";

/** The key of a customer within an organisation: the partner's own reference, or the email address. */
export type CustomerKey = { externalRef: string } | { email: string };

/**
 * The key by which a webhook names a visit: its session, the random text that its provider was given, or the provider's
 * own id of the person. The last stands for the person's newest visit.
 */
export interface VisitSubject {
  by: "providerReference" | "referenceData" | "identityReference";
  value: string;
}

/** No status read is postponed for longer. */
export const LONGEST_READ_PAUSE_MS = 60_000;

export interface VisitRecords {
  /**
   * Null where the reference is taken.
   * @param kept the answer to the call that starts the visit, if it has an idempotency key.
   * @param invitation to be mailed to the customer, until the time when it expires.
   * @throws ClaimLostError
   */
  insert(
    visit: NewVisit,
    now: number,
    kept?: KeptAnswer,
    invitation?: Pick<NewMail, "expiresAt">,
  ): Promise<Visit | null>;
  find(reference: string): Promise<Visit | null>;
  /**
   * The part of a visit that a poll of its status needs. It costs one small query, or none where the visit was read less than
   * a second ago and is kept. A change by this process is seen at once, a change by another one within a second. It is a
   * promise only where there is something to wait for.
   * @param isReadHere this process has just read the status from the provider. Default: false.
   */
  findPolled(reference: string, now: number, isReadHere?: boolean): ReturnType<ReadPolledVisit>;
  /** The newest visit of a customer. */
  findNewestOf(organisation: string, customer: CustomerKey): Promise<Visit | null>;
  /** The visit that a provider's webhook to this organisation names. */
  findBySubject(organisation: string, provider: AnyProviderId, subject: VisitSubject): Promise<Visit | null>;
  /** Newest first. */
  list(organisation: string, filter: VisitFilter, place: VisitPlace): Promise<VisitPage>;
  /**
   * Claims the next status read from the provider.
   * @param nextAt the earliest time of the read after this one.
   * @returns false where another process claimed a read and the next is not due, or where nothing can change any more.
   */
  claimRead(reference: string, now: number, nextAt: number): Promise<boolean>;
  /** Postpones the next status read. It never brings it forward. */
  delayRead(reference: string, nextAt: number): Promise<void>;
  /** Replaces an expired link by a renewed one. Null: there is no such visit. */
  replaceLink(reference: string, link: VisitLink, now: number): Promise<Visit | null>;
  /** Changes the language of the visit's mails. Null: there is no such visit. @param locale BCP 47 */
  changeLocale(reference: string, locale: string, now: number): Promise<Visit | null>;
}

/** @param readRow for a database that can be read without a wait. */
export function createVisitRecords(
  records: Records,
  recentVisits: RecentVisits,
  readRow?: ReadRow,
): VisitRecords {
  const { db, sealer } = records;
  const read = (row: VisitRow | undefined) => (row ? readVisit(row, sealer) : null);

  const find = (reference: string) => findVisit(records, reference.toLowerCase());
  const readPolled = createPolledVisitReader(records, find, readRow);

  const newest = (organisation: string) =>
    db
      .selectFrom("visits")
      .selectAll()
      .where("organisation", "=", organisation)
      .orderBy("sequence", "desc")
      .limit(1);

  return {
    insert: (visit, now, kept, invitation) =>
      inTransaction(records, now, async (transaction) => {
        const row = await transaction.db
          .insertInto("visits")
          .values(await newVisitRow(visit, now, sealer))
          .onConflict((conflict) => conflict.column("reference").doNothing())
          .returningAll()
          .executeTakeFirst();
        if (row) await addVisitEvents(transaction, row.reference, beginningOf(visit), now);
        if (row && kept) await keepAnswer(transaction, kept);
        if (row && invitation) {
          const { organisation, reference: visitReference } = row;
          const mail = { organisation, visitReference, kind: "invitation", content: {} } as const;
          await addMail(transaction, { ...mail, ...invitation });
        }
        return read(row);
      }),

    find,
    findPolled: (reference, now, isReadHere = false) =>
      recentVisits.find(reference.toLowerCase(), now, readPolled, isReadHere),

    async findNewestOf(organisation, customer) {
      const query =
        "externalRef" in customer
          ? newest(organisation).where(
              "externalRefHash",
              "in",
              await sealer.hashes("external-ref", customer.externalRef),
            )
          : newest(organisation).where(
              "emailHash",
              "in",
              await sealer.hashes("email", customer.email.toLowerCase()),
            );
      return read(await query.executeTakeFirst());
    },

    async findBySubject(organisation, provider, { by, value }) {
      // An adapter's own routes may ask for anything, and PostgreSQL takes no text with U+0000.
      if (value.includes("\0")) return null;
      const query = newest(organisation).where("provider", "=", provider);
      const found =
        by === "referenceData"
          ? query.where("referenceDataHash", "in", await sealer.hashes("reference-data", value))
          : query.where(by, "=", value);
      return read(await found.executeTakeFirst());
    },

    list: (organisation, filter, place) => readVisitPage(records, organisation, filter, place),

    async claimRead(reference, now, nextAt) {
      const claimed = await db
        .updateTable("visits")
        .set({ nextReadAt: nextAt })
        .where("reference", "=", reference)
        .where("settled", "=", 0)
        .where("ended", "is", null)
        .where(({ or, eb }) =>
          or([
            eb("nextReadAt", "is", null),
            eb("nextReadAt", "<=", now),
            // The clock was set back since.
            eb("nextReadAt", ">", now + 2 * LONGEST_READ_PAUSE_MS),
          ]),
        )
        .returning("reference")
        // Without it, the provider is read once more in that second.
        .modifyEnd(sql.raw(UNSYNCED))
        .executeTakeFirst();
      // Where another process has claimed the read, its time is in the row too.
      records.forgetVisit(reference);
      return claimed !== undefined;
    },

    async delayRead(reference, nextAt) {
      await db
        .updateTable("visits")
        .set({ nextReadAt: nextAt })
        .where("reference", "=", reference)
        .where("nextReadAt", "<", nextAt)
        .execute();
      records.forgetVisit(reference);
    },

    changeLocale: (reference, locale, now) =>
      inTransaction(records, now, (transaction) =>
        changeLocale(transaction, reference.toLowerCase(), locale),
      ),

    replaceLink: (reference, link, now) =>
      inTransaction(records, now, (transaction) => replaceLink(transaction, reference.toLowerCase(), link)),
  };
}
