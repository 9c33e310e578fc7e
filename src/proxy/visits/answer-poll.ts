/**
 * Answers polls of a visit's status ahead of the routes. A proxy spends most of its time on them, and for most of them nothing
 * has to be done: the route's own way would take twice as long. Its answer, headers, log and metrics are the same.
 */
import { ROUTES } from "../../contract/routes.js";
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
}

/** Resolves to null for every other request, and for polls that are refused or need more than an answer. Never rejects. */
export type AnswerPoll = (request: Request, env: RequestEnv) => Promise<Response | null>;

/** The path of the route with a reference in its usual form. The route reads all forms. */
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
  function isAllowed(organisation: Organisation, origin: string | null): boolean {
    return origin === null || allowedOrigins.allows(organisation, origin);
  }

  return async (request, env) => {
    if (request.method !== "GET") return null;
    const reference = POLL.exec(pathBelow(request, { env }))?.[1];
    if (reference === undefined || request.url.includes("?")) return null;
    const started = now();
    const visit = await visits.findPolled(reference, started).catch(() => null);
    const organisation = visit && organisations.find(visit.organisation);
    if (!organisation) return null;
    const origin = request.headers.get("origin");
    const needsMore = visit.mailsCompletion || isReadDue({ visit, organisation });
    if (needsMore || !isAllowed(organisation, origin)) return null;

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
    return new HostResponse(JSON.stringify(statusAnswer(visit, organisation)), {
      status: 200,
      headers: { ...pageHeaders(origin ?? undefined, 200), "content-type": "application/json" },
    });
  };
}
