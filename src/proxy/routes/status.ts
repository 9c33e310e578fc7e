/** `GET /v1/user/signup/tracking/{ref}/status`: how far the customer has come. The page polls it. */
import { statusAnswerSchema } from "../../contract/schemas.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import type { FindVisit } from "../visits/find-visit.js";
import type { ReadStatus } from "../visits/status-reads.js";
import { statusAnswer } from "../visits/visit-answers.js";

export const statusOperation: Operation = {
  id: "readStatus",
  tag: "page",
  summary: "Read how far the customer has come",
  description: "The page polls it. `outcome` is there only where the organisation shows it.",
  security: ["none"],
  answers: {
    200: { description: "The status.", schema: statusAnswerSchema, example: { status: "Active" } },
  },
  errors: ["invalid_request", "unknown_reference", "origin_not_allowed"],
};

export function statusRoute(findVisit: FindVisit, origins: Origins, readStatus: ReadStatus): Route {
  return async (context) => {
    const found = await findVisit(context, context.req.param("ref") ?? "");
    origins.check(context, found.organisation);
    return context.json(statusAnswer(await readStatus(found), found.organisation));
  };
}
