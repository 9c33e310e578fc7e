/** `/healthz`: the process answers. `/readyz`: so does its database. */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { Store } from "../../records/store.js";
import type { Operation } from "../openapi/operation.js";
import { problemResponse } from "../problem.js";
import type { Route } from "../proxy-env.js";

const health = { schema: z.object({ status: z.literal("ok") }), example: { status: "ok" } };

export const healthOperation: Operation = {
  id: "readHealth",
  tag: "operation",
  summary: "Tell whether the process answers",
  security: ["none"],
  answers: { 200: { description: "It does.", ...health } },
  errors: [],
};

export const healthRoute: Route = async (context) => context.json({ status: "ok" });

export const readyOperation: Operation = {
  id: "readReadiness",
  tag: "operation",
  summary: "Tell whether the proxy has its database",
  security: ["none"],
  answers: { 200: { description: "It has.", ...health } },
  errors: [],
};

export function readyRoute(store: Store): Route {
  return async (context) => {
    try {
      await store.ping();
    } catch {
      context.set("code", "internal");
      return problemResponse(new GangwayError("internal", "The database doesn't answer."), { status: 503 });
    }
    return context.json({ status: "ok" });
  };
}
