/** `GET /metrics`, for Prometheus. */
import * as z from "zod";
import type { Metrics } from "../../metrics/metrics.js";
import { defineRoute, type Route } from "../../routing/route.js";

export function metricsRoute({ metrics }: { metrics: Metrics }): Route {
  return defineRoute({
    method: "GET",
    path: "/metrics",
    id: "readMetrics",
    tag: "operation",
    summary: "Read counters, in Prometheus' text format",
    description: "With the token of the config; without one, from the machine itself only.",
    security: "metricsReader",
    answers: { 200: { description: "All counters.", schema: z.string(), mediaType: "text/plain" } },
    errors: [],

    async handle({ answer }) {
      return answer(200, await metrics.render(), {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
      });
    },
  });
}
