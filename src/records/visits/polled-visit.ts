/** The part of a visit that a poll of its status needs. Unless the row is from before `pageState`, nothing is decrypted. */
import { sql } from "kysely";
import type { Records } from "../database/records.js";
import { type PageState, pageStateOf, readPageState } from "./page-state.js";
import type { Visit } from "./visit.js";

/** Members of a row that need no conversion. */
const PLAIN_MEMBERS = ["organisation", "provider", "status", "ended", "outcome"] as const;

export interface PolledVisit
  extends PageState,
    Pick<Visit, "reference" | (typeof PLAIN_MEMBERS)[number] | "settled" | "nextReadAt" | "redactedAt"> {}

/** As a driver returns it: PostgreSQL's has 64-bit integers as text. */
interface PolledRow extends Pick<Visit, (typeof PLAIN_MEMBERS)[number]> {
  settled: number;
  updated_at: number | string;
  next_read_at: number | string | null;
  redacted_at: number | string | null;
  page_state: string | null;
}

const REDACTED: PageState = { progress: null, resubmission: null, mailsCompletion: false };

/** @param find reads the whole visit. */
export function createPolledVisitReader(
  { db }: Records,
  find: (reference: string) => Promise<Visit | null>,
): (reference: string) => Promise<PolledVisit | null> {
  // Building the query and mapping the names of its columns would take longer than the query itself.
  const query = db
    .selectFrom("visits")
    .select([...PLAIN_MEMBERS, "settled", "updatedAt", "nextReadAt", "redactedAt", "pageState"])
    .where("reference", "=", "")
    .limit(sql.lit(1))
    .compile();
  const unmapped = db.withoutPlugins();

  async function openedState(reference: string): Promise<PageState | null> {
    const visit = await find(reference);
    return visit && pageStateOf(visit);
  }

  return async (reference) => {
    const { rows } = await unmapped.executeQuery<PolledRow>({ ...query, parameters: [reference] });
    const [row] = rows;
    if (!row) return null;
    const redactedAt = numberOrNull(row.redacted_at);
    const state =
      redactedAt === null
        ? (readPageState(row.page_state, Number(row.updated_at)) ?? (await openedState(reference)))
        : REDACTED;
    if (!state) return null;
    const { organisation, provider, status, ended, outcome } = row;
    return {
      reference,
      organisation,
      provider,
      status,
      ended,
      outcome,
      settled: Number(row.settled) === 1,
      nextReadAt: numberOrNull(row.next_read_at),
      redactedAt,
      progress: state.progress,
      resubmission: state.resubmission,
      mailsCompletion: state.mailsCompletion,
    };
  };
}

function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
