/** `GET /v1/user/signup/tracking/{ref}/status`: the customer's progress. The page polls it. */

import { statusAnswerSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import type { Store } from "../../../records/store.js";
import { bestEffortWrite } from "../../best-effort-write.js";
import type { Log } from "../../host.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { StatusReads } from "../../visits/refresh-status.js";
import { statusAnswer } from "../../visits/visit-answers.js";

export interface StatusTools {
  refreshStatus: StatusReads["refreshStatus"];
  store: Pick<Store, "mailQueue" | "visits">;
  log: Log;
  now: () => number;
}

export function statusRoute({ refreshStatus, store, log, now }: StatusTools): Route {
  return defineRoute({
    method: "GET",
    path: ROUTES.status,
    id: "readStatus",
    tag: "page",
    summary: "Read the customer's progress",
    description: "The page polls it. `outcome` is there only where the organisation shows it.",
    security: "visitStatusPage",
    answers: {
      200: { description: "The status.", schema: statusAnswerSchema, example: { status: "Active" } },
    },
    errors: [],

    async handle({ answer, caller, context }) {
      const { organisation, visit: found } = caller;
      const read = await refreshStatus(caller);
      const isReadHere = read !== null && read.result !== "known";
      const visit = (read && (await store.visits.findPolled(found.reference, now(), isReadHere))) || found;
      context.env.changedNothing = !read?.changedVisit;
      // The customer reads it on the page.
      if (visit.status === "Completed" && visit.mailsCompletion) {
        await bestEffortWrite(store.mailQueue.withdraw(visit.reference, "completed"), undefined, log);
      }
      return answer(200, statusAnswer(visit, organisation));
    },
  });
}
