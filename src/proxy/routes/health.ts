/** `/healthz`: the process answers. `/readyz`: so does its database. */
import { GangwayError } from "../../contract/errors.js";
import type { Store } from "../../records/store.js";
import { problemResponse } from "../problem.js";
import type { Route } from "../proxy-env.js";

export const healthRoute: Route = async (context) => context.json({ status: "ok" });

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
