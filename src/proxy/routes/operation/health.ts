/** `/healthz`: the process answers. `/readyz`: so does its database. */
import * as z from "zod";
import type { Store } from "../../../records/store.js";
import { HttpError } from "../../http-error.js";
import { defineRoute, type Route } from "../../routing/route.js";

const health = { schema: z.object({ status: z.literal("ok") }), example: { status: "ok" } };

export const healthRoute = defineRoute({
  method: "GET",
  path: "/healthz",
  id: "readHealth",
  tag: "operation",
  summary: "Tell whether the process answers",
  security: "public",
  answers: { 200: { description: "It does.", ...health } },
  errors: [],
  handle: ({ answer }) => answer(200, { status: "ok" }),
});

export function readyRoute({ store }: { store: Pick<Store, "ping"> }): Route {
  return defineRoute({
    method: "GET",
    path: "/readyz",
    id: "readReadiness",
    tag: "operation",
    summary: "Tell whether the proxy has its database",
    security: "public",
    answers: { 200: { description: "It has.", ...health } },
    errors: [],

    async handle({ answer }) {
      try {
        await store.ping();
      } catch (cause) {
        throw new HttpError("internal", "The database doesn't answer.", { status: 503, cause });
      }
      return answer(200, { status: "ok" });
    },
  });
}
