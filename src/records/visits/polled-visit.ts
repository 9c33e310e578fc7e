/** The part of a visit that a poll of its status needs. Unless the row is from before `pageState`, nothing is decrypted. */
import { sql } from "kysely";
import type { Records } from "../database/records.js";
import { createSharedReads } from "../database/shared-reads.js";
import type { ReadRow } from "../database/shared-sqlite-dialect.js";
import { type PageState, pageStateOf, readPageState } from "./page-state.js";
import type { Visit } from "./visit.js";

/** Members of a row that need no conversion. */
const PLAIN_MEMBERS = ["organisation", "provider", "status", "ended", "outcome"] as const;

export interface PolledVisit
  extends PageState,
    Pick<Visit, "reference" | (typeof PLAIN_MEMBERS)[number] | "settled" | "nextReadAt" | "redactedAt"> {}

/** As a driver returns it: PostgreSQL's has 64-bit integers as text. */
interface PolledRow extends Pick<Visit, "reference" | (typeof PLAIN_MEMBERS)[number]> {
  settled: number;
  updated_at: number | string;
  next_read_at: number | string | null;
  redacted_at: number | string | null;
  page_state: string | null;
}

/** Visits of one query. */
const MOST_AT_ONCE = 20;

const REDACTED: PageState = { progress: null, resubmission: null, mailsCompletion: false };

/** Reads a visit by its reference in lower case. It is a promise only where there is something to wait for. */
export type ReadPolledVisit = (reference: string) => PolledVisit | null | Promise<PolledVisit | null>;

/**
 * @param find reads the whole visit.
 * @param readRow for a database that can be read without a wait.
 */
export function createPolledVisitReader(
  { db }: Records,
  find: (reference: string) => Promise<Visit | null>,
  readRow: ReadRow = () => null,
): ReadPolledVisit {
  // Building the query and mapping the names of its columns would take longer than the query itself.
  const selected = db
    .selectFrom("visits")
    .select(["reference", ...PLAIN_MEMBERS, "settled", "updatedAt", "nextReadAt", "redactedAt", "pageState"]);
  const ofOne = selected.where("reference", "=", "").limit(sql.lit(1)).compile();
  const ofSome = selected.where("reference", "in", new Array<string>(MOST_AT_ONCE).fill("")).compile();
  const unmapped = db.withoutPlugins();

  const readShared = createSharedReads(MOST_AT_ONCE, async (references) => {
    const [first = ""] = references;
    const parameters = [...references, ...new Array<string>(MOST_AT_ONCE - references.length).fill(first)];
    const query = references.length === 1 ? { ...ofOne, parameters: [first] } : { ...ofSome, parameters };
    const { rows } = await unmapped.executeQuery<PolledRow>(query);
    return new Map(rows.map((row) => [row.reference, row]));
  });

  async function openVisit(row: PolledRow): Promise<PolledVisit | null> {
    const visit = await find(row.reference);
    return visit && polledVisit(row, pageStateOf(visit));
  }

  function readVisit(row: PolledRow | undefined): ReturnType<ReadPolledVisit> {
    if (!row) return null;
    const state = row.redacted_at === null ? readPageState(row.page_state, Number(row.updated_at)) : REDACTED;
    return state ? polledVisit(row, state) : openVisit(row);
  }

  return (reference) => {
    const read = readRow<PolledRow>(ofOne.sql, [reference]);
    return read ? readVisit(read.row) : readShared(reference).then(readVisit);
  };
}

function polledVisit(row: PolledRow, { progress, resubmission, mailsCompletion }: PageState): PolledVisit {
  const { reference, organisation, provider, status, ended, outcome } = row;
  return {
    reference,
    organisation,
    provider,
    status,
    ended,
    outcome,
    settled: Number(row.settled) === 1,
    nextReadAt: numberOrNull(row.next_read_at),
    redactedAt: numberOrNull(row.redacted_at),
    progress,
    resubmission,
    mailsCompletion,
  };
}

function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
