/**
 * Answers polls of a visit's status ahead of the routes. A proxy spends most of its time on them, and for most of them nothing
 * has to be done: the route's own way would take twice as long. Its answer, headers, log and metrics are the same.
 */
import { ROUTES } from "../../contract/routes.js";
import type { PolledVisit } from "../../records/visits/polled-visit.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Log } from "../host.js";
import { pageHeaders } from "../middleware/answer-headers.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { RequestEnv } from "../proxy-env.js";
import type { AllowedOrigins } from "../requests/allowed-origins.js";
import type { PathBelow } from "../routing/path-below.js";
import type { StatusReads } from "./refresh-status.js";
import { statusAnswer } from "./visit-answers.js";

export interface AnswerPollTools {
  visits: Pick<VisitRecords, "findPolled">;
  organisations: Organisations;
  allowedOrigins: AllowedOrigins;
  isReadDue: StatusReads["isReadDue"];
  pathBelow: PathBelow;
  now: () => number;
  log: Log;
  /** Answers every other request, and polls that are refused or need more than an answer. */
  answerOther: (request: Request, env: RequestEnv) => Response | Promise<Response>;
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
  answerOther,
}: AnswerPollTools): (request: Request, env: RequestEnv) => Promise<Response> {
  const headersOf = createHeaders(allowedOrigins);

  return async (request, env) => {
    if (request.method !== "GET") return answerOther(request, env);
    const reference = POLL.exec(pathBelow(request, { env }))?.[1];
    if (reference === undefined || request.url.includes("?")) return answerOther(request, env);
    const started = now();
    let visit: PolledVisit | null = null;
    try {
      visit = await visits.findPolled(reference, started);
    } catch {
      // The route fails too, and reports it.
    }
    const organisation = visit && organisations.find(visit.organisation);
    if (!visit || !organisation) return answerOther(request, env);
    const headers = headersOf(organisation, request.headers.get("origin"));
    if (!headers || visit.mailsCompletion || isReadDue({ visit, organisation }))
      return answerOther(request, env);

    env.changedNothing = true;
    log("debug", "status_read", { provider: visit.provider, result: "known" });
    log("info", "request", {
      method: "GET",
      status: 200,
      ms: now() - started,
      route: ROUTES.status,
      organisation: visit.organisation,
      reference,
    });
    const { Response: HostResponse = Response } = env;
    return new HostResponse(JSON.stringify(statusAnswer(visit, organisation)), { status: 200, headers });
  };
}

type HeadersOf = (organisation: Organisation, origin: string | null) => Record<string, string> | null;

/** Returns the headers for a page, made once for each origin that an organisation allows. Null: it doesn't allow this one. */
function createHeaders({ allows }: AllowedOrigins): HeadersOf {
  const known = new Map<Organisation, Map<string | null, Record<string, string>>>();
  return (organisation, origin) => {
    const ofOrganisation = known.get(organisation) ?? new Map<string | null, Record<string, string>>();
    const made = ofOrganisation.get(origin);
    if (made) return made;
    if (origin !== null && !allows(organisation, origin)) return null;
    const headers = { ...pageHeaders(origin ?? undefined, 200), "content-type": "application/json" };
    known.set(organisation, ofOrganisation.set(origin, headers));
    return headers;
  };
}
