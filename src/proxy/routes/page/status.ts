/** `GET /v1/user/signup/tracking/{ref}/status`: the customer's progress. The page polls it. */

import { statusAnswerSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { RefreshStatus } from "../../visits/refresh-status.js";
import { statusAnswer } from "../../visits/visit-answers.js";

export function statusRoute({ refreshStatus }: { refreshStatus: RefreshStatus }): Route {
  return defineRoute({
    method: "GET",
    path: ROUTES.status,
    id: "readStatus",
    tag: "page",
    summary: "Read the customer's progress",
    description: "The page polls it. `outcome` is there only where the organisation shows it.",
    security: "visitPage",
    answers: {
      200: { description: "The status.", schema: statusAnswerSchema, example: { status: "Active" } },
    },
    errors: [],

    async handle({ answer, caller }) {
      return answer(200, statusAnswer(await refreshStatus(caller), caller.organisation));
    },
  });
}
