/** The calls about visits that the partner's server makes. */
import type { Route } from "../../routing/route.js";
import { type LatestVisitTools, latestVisitRoute } from "./latest-visit.js";
import { type PatchVisitTools, patchVisitRoute } from "./patch-visit.js";
import { type ReadVisitTools, readVisitRoute } from "./read-visit.js";
import { type VisitEventsTools, visitEventsRoute } from "./visit-events.js";
import { type VisitExportTools, visitExportRoute } from "./visit-export.js";
import { type VisitListTools, visitListRoute, visitSearchRoute } from "./visit-list.js";

export function visitRoutes(
  tools: ReadVisitTools &
    PatchVisitTools &
    LatestVisitTools &
    VisitEventsTools &
    VisitListTools &
    VisitExportTools,
): Route[] {
  return [
    visitListRoute(tools),
    visitSearchRoute(tools),
    visitExportRoute(tools),
    latestVisitRoute(tools),
    readVisitRoute(tools),
    visitEventsRoute(tools),
    patchVisitRoute(tools),
  ];
}
