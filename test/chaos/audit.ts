/** The count at the end: nothing lost, nothing doubled, nothing out of order, everybody as the last verdict says. */
import type { ProviderId } from "../../src/contract/providers.js";
import { apiKeyOf, authenticationOf, type Journal } from "./customers.js";
import type { ChaosDatabase } from "./database.js";
import { httpCall } from "./http-call.js";
import type { ReceivedMail } from "./mail-server.js";
import type { Partner } from "./partner.js";

export interface AnsweredVisit {
  trackingReference: string;
  email: string;
  status: string;
  outcome: string | null;
}

interface AnsweredIdentity {
  external_ref: string;
  status: string;
}

/** Reads all visits and identities of an organisation through the API. */
export async function readRecords(url: string, provider: ProviderId) {
  const visits = await readPages<AnsweredVisit>(url, provider, "/v1/visits?limit=100");
  const identities = await readPages<AnsweredIdentity>(url, provider, "/api/v1/identities?limit=100");
  return { visits, identities };
}

export type Answered = Awaited<ReturnType<typeof readRecords>>;

async function readPages<Row>(url: string, provider: ProviderId, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after = "";
  for (;;) {
    const headers = { "x-api-key": apiKeyOf(provider) };
    const { status, json } = await httpCall(url, { method: "GET", path: `${path}${after}`, headers });
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
    rows.push(...json.data);
    if (!json.pagination.has_next) return rows;
    after = `&page[after]=${json.pagination.next_cursor}`;
  }
}

/** Returns the faults of visits and identities of one provider's organisation. */
export function auditRecords(
  provider: ProviderId,
  journals: readonly Journal[],
  { visits, identities }: Answered,
): string[] {
  const faults: string[] = [];
  const own = journals.filter((journal) => journal.provider === provider);
  const byReference = new Map(visits.map((visit) => [visit.trackingReference, visit]));
  if (byReference.size < visits.length) faults.push(`${provider}: a visit is listed twice`);

  for (const { number, email, reference, verdict } of own) {
    const named = visits.filter((visit) => visit.email === email);
    const visit = byReference.get(reference ?? "");
    if (named.length !== 1) faults.push(`customer ${number} has ${named.length} visits`);
    if (!visit) faults.push(`visit ${reference} of customer ${number} is lost`);
    else if (visit.status !== "Completed" || visit.outcome !== verdict) {
      faults.push(
        `visit ${reference} of customer ${number} (${provider}) is ${visit.status}, ${visit.outcome}, and not ${verdict}`,
      );
    }
  }
  if (visits.length > own.length)
    faults.push(`${provider}: ${visits.length - own.length} visits are nobody's`);

  const people = groupBy(own, ({ externalRef }) => externalRef);
  for (const [person, theirs] of people) {
    const records = identities.filter(({ external_ref: ref }) => ref === person);
    const last = theirs.toSorted((a, b) => a.verdictNumber - b.verdictNumber).at(-1);
    const expected = last?.verdict === "approved" ? "approved" : "rejected";
    if (records.length !== 1) faults.push(`${person} has ${records.length} identities`);
    else if (records[0]?.status !== expected) {
      faults.push(`${person} is ${records[0]?.status}, and not ${expected} as the last verdict says`);
    }
  }
  return faults;
}

interface StoredEvent {
  id: string;
  type: string;
  subject: string;
}

/** Returns the faults of webhooks: each event of the outbox has arrived under its id, in order for each subject. */
export async function auditWebhooks(
  { query }: ChaosDatabase,
  { taken, changed }: Partner,
  journals: readonly Journal[],
): Promise<string[]> {
  const faults = changed.map((id) => `webhook ${id} came with another body`);
  const stored = await query<StoredEvent>(
    "select id, type, coalesce(visit_reference, identity_id) as subject from outbox order by sequence",
  );
  const arrivals = new Map([...taken.keys()].map((id, place) => [id, place]));
  for (const { id, type } of stored) if (!arrivals.has(id)) faults.push(`webhook ${id} (${type}) is lost`);
  const ids = new Set(stored.map(({ id }) => id));
  for (const id of arrivals.keys()) if (!ids.has(id)) faults.push(`webhook ${id} is unknown to the outbox`);

  const bySubject = groupBy(stored, ({ subject }) => subject);
  for (const [subject, events] of bySubject) {
    const places = events.flatMap(({ id }) => arrivals.get(id) ?? []);
    if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) {
      faults.push(`webhooks about ${subject} are out of order`);
    }
    for (const type of ["visit.activated", "visit.completed", "visit.ended", "identity.created"]) {
      const count = events.filter((event) => event.type === type).length;
      if (count > 1) faults.push(`${type} of ${subject} was announced ${count} times`);
    }
  }

  for (const { number, reference, isActivated, provider, verdict } of journals) {
    const bodies = (bySubject.get(reference ?? "") ?? []).flatMap(({ id }) => {
      const body = taken.get(id)?.body;
      return body === undefined ? [] : [JSON.parse(body)];
    });
    const types = bodies.map(({ type }) => type);
    if (!types.includes("visit.completed")) faults.push(`customer ${number}: visit.completed is missing`);
    if (isActivated && authenticationOf(provider) !== "none" && !types.includes("visit.activated")) {
      faults.push(`customer ${number}: visit.activated is missing`);
    }
    const outcomes = bodies.filter(({ type }) => type === "visit.outcome").map(({ data }) => data);
    const last = outcomes.at(-1)?.outcome;
    if (last !== verdict)
      faults.push(`customer ${number}: the last outcome announced is ${last}, not ${verdict}`);
    // Between two reviews, the provider may have said "pending", which is no event.
    const verdicts: string[] = outcomes.map(({ outcome }) => outcome).filter((each) => each !== "in_review");
    if (verdicts.some((each, at) => at > 0 && each === verdicts[at - 1])) {
      faults.push(`customer ${number}: a verdict was announced twice: ${verdicts.join(", ")}`);
    }
  }
  return faults;
}

/** Returns the faults of mails: each promised code has arrived, none under two ids. */
export function auditMails(mails: readonly ReceivedMail[], journals: readonly Journal[]): string[] {
  const faults: string[] = [];
  for (const { number, email, codes } of journals) {
    const own = mails.filter(({ to }) => to === email);
    const ids = new Set(own.map(({ messageId }) => messageId));
    if (ids.size < codes) faults.push(`customer ${number} was promised ${codes} mails and got ${ids.size}`);
    const perCode = groupBy(own, ({ code }) => code);
    for (const same of perCode.values()) {
      const count = new Set(same.map(({ messageId }) => messageId)).size;
      if (count > 1) faults.push(`customer ${number} got one code in ${count} mails`);
    }
  }
  const known = new Set(journals.map(({ email }) => email));
  for (const { to } of mails) if (!known.has(to)) faults.push(`a mail went to a stranger, ${to}`);
  return faults;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
