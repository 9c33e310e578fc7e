/** The calls that the operator of the proxy makes. */
import type { Store } from "../../../records/store.js";
import type { Metrics } from "../../metrics/metrics.js";
import type { Route } from "../../routing/route.js";
import { healthRoute, readyRoute } from "./health.js";
import { metricsRoute } from "./metrics.js";

export interface OperationTools {
  store: Store;
  metrics: Metrics;
}

export function operationRoutes(tools: OperationTools): Route[] {
  return [healthRoute, readyRoute(tools), metricsRoute(tools)];
}
