/**
 * `GET /metrics`, for Prometheus. With `metrics.token` in the config, for whoever has the token. Without it, for the
 * machine itself alone: connections from the loopback address, where no reverse proxy stands in front of us.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { constantTimeEqual } from "../../crypto/constant-time-equal.js";
import { sha256Hex } from "../../crypto/sha256.js";
import type { GangwayConfig } from "../config-schema.js";
import type { GangwayHost } from "../host.js";
import type { Metrics } from "../metrics/metrics.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";

export const metricsOperation: Operation = {
  id: "readMetrics",
  tag: "operation",
  summary: "Read counters, in Prometheus' text format",
  description: "With the token of the config; without one, from the machine itself only.",
  security: ["metricsToken", "none"],
  answers: { 200: { description: "All counters.", schema: z.string(), mediaType: "text/plain" } },
  errors: ["unauthorised"],
};

export interface MetricsTools {
  metrics: Metrics;
  config: Pick<GangwayConfig, "metrics" | "trustedProxies">;
  addressOf: GangwayHost["addressOf"];
}

export function metricsRoute({ metrics, config, addressOf }: MetricsTools): Route {
  const expected = config.metrics && sha256Hex(config.metrics.token);

  async function mayRead(request: Request): Promise<boolean> {
    if (expected !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
      return constantTimeEqual(await sha256Hex(token), await expected);
    }
    const forwarded = request.headers.has("x-forwarded-for") || request.headers.has("forwarded");
    return config.trustedProxies === 0 && !forwarded && isLoopback(addressOf?.(request) ?? "");
  }

  return async (context) => {
    if (!(await mayRead(context.req.raw))) {
      throw new GangwayError(
        "unauthorised",
        "Metrics need the token of the config's metrics.token, or a call from the machine itself.",
      );
    }
    return context.body(await metrics.render(), 200, {
      "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
    });
  };
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address);
}
