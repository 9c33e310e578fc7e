/**
 * Answers polls of a visit's status ahead of the routes. A proxy spends most of its time on them, and for most of them nothing
 * has to be done. So they need no `Request`, no `Response` and, where the visit is at hand, no promise: each of these takes
 * longer than the answer itself. The answer, its headers, the log and the metrics are the same as the route's.
 */
import { ROUTES } from "../../contract/routes.js";
import type { PolledVisit } from "../../records/visits/polled-visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Log } from "../host.js";
import { pageHeaders } from "../middleware/answer-headers.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { AllowedOrigins } from "../requests/allowed-origins.js";
import type { PathBelow } from "../routing/path-below.js";
import type { StatusReads } from "./refresh-status.js";
import { statusAnswer } from "./visit-answers.js";

/** A request that may be a poll, by what decides the answer. */
export interface PollRequest {
  method: string;
  /** The path with its query, as it was sent. */
  target: string;
  /** As in `HostInfo`. */
  prefix?: string | undefined;
  /** The header `Origin`. */
  origin: string | undefined;
}

/** An answer with the status 200. */
export interface PollAnswer {
  /** Without `Content-Length`. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Null: it is no poll, or one that is refused or needs more than an answer. It is a promise where the database must be waited for. */
export type AnswerPoll = (request: PollRequest) => PollAnswer | null | Promise<PollAnswer | null>;

export interface AnswerPollTools {
  visits: Pick<VisitRecords, "findPolled">;
  organisations: Organisations;
  allowedOrigins: AllowedOrigins;
  isReadDue: StatusReads["isReadDue"];
  pathBelow: PathBelow;
  now: () => number;
  log: Log;
}

/** The path of the route, with a reference in its usual form. The route reads all forms. */
const POLL = new RegExp(
  `^${ROUTES.status.replace(":ref", "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")}$`,
);

export function createAnswerPoll({
  visits,
  organisations,
  allowedOrigins,
  isReadDue,
  pathBelow,
  now,
  log,
}: AnswerPollTools): AnswerPoll {
  const headersOf = createHeaders(allowedOrigins);

  function answer(visit: PolledVisit | null, origin: string | undefined, started: number): PollAnswer | null {
    const organisation = visit && organisations.find(visit.organisation);
    if (!visit || !organisation) return null;
    const headers = headersOf(organisation, origin);
    if (!headers || visit.mailsCompletion || isReadDue({ visit, organisation })) return null;
    log("debug", "status_read", { provider: visit.provider, result: "known" });
    log("info", "request", {
      method: "GET",
      status: 200,
      ms: now() - started,
      route: ROUTES.status,
      organisation: visit.organisation,
      reference: visit.reference,
    });
    return { headers, body: JSON.stringify(statusAnswer(visit, organisation)) };
  }

  return ({ method, target, prefix, origin }) => {
    const reference = method === "GET" ? POLL.exec(pathBelow(target, prefix))?.[1] : undefined;
    if (reference === undefined) return null;
    const started = now();
    const found = visits.findPolled(reference, started);
    if (!(found instanceof Promise)) return answer(found, origin, started);
    return found.then(
      (visit) => answer(visit, origin, started),
      // The route fails too, and reports it.
      () => null,
    );
  };
}

type HeadersOf = (
  organisation: Organisation,
  origin: string | undefined,
) => Readonly<Record<string, string>> | null;

/** Returns the headers for a page, made once for each origin that an organisation allows. Null: it doesn't allow this one. */
function createHeaders({ allows }: AllowedOrigins): HeadersOf {
  const known = new Map<Organisation, Map<string | undefined, Record<string, string>>>();
  return (organisation, origin) => {
    const ofOrganisation = known.get(organisation) ?? new Map<string | undefined, Record<string, string>>();
    const made = ofOrganisation.get(origin);
    if (made) return made;
    if (origin !== undefined && !allows(organisation, origin)) return null;
    const headers = { ...pageHeaders(origin, 200), "content-type": "application/json" };
    known.set(organisation, ofOrganisation.set(origin, headers));
    return headers;
  };
}
