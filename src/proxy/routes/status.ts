/** `GET /v1/user/signup/tracking/{ref}/status`: how far the customer has come. The page polls it. */
import type { Origins } from "../guards/origins.js";
import type { Route } from "../proxy-env.js";
import type { FindVisit } from "../visits/find-visit.js";
import type { ReadStatus } from "../visits/status-reads.js";
import { statusAnswer } from "../visits/visit-answers.js";

export function statusRoute(findVisit: FindVisit, origins: Origins, readStatus: ReadStatus): Route {
  return async (context) => {
    const found = await findVisit(context, context.req.param("ref") ?? "");
    origins.check(context, found.organisation);
    return context.json(statusAnswer(await readStatus(found), found.organisation));
  };
}
