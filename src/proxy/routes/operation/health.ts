/** `/healthz`: the process answers. `/readyz`: its database answers, and can be written to. */
import * as z from "zod";
import type { Store } from "../../../records/store.js";
import { HttpError } from "../../http-error.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { withinDeadline } from "../../within-deadline.js";

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

const READY_TIMEOUT_MS = 3000;
/** Anybody may call, and a check costs a write: calls beyond these share the result of one second. */
const CHECKS_PER_SECOND = 10;

export function readyRoute({ store }: { store: Pick<Store, "ping"> }): Route {
  let second = 0;
  let checks = 0;

  async function checkStore(): Promise<void> {
    const current = Math.floor(performance.now() / 1000);
    checks = current === second ? checks + 1 : 1;
    second = current;
    let isDone = false;
    const check = store.ping(checks > CHECKS_PER_SECOND ? 1000 : 0).then(() => {
      isDone = true;
    });
    await withinDeadline(check, READY_TIMEOUT_MS);
    if (!isDone) throw new Error("the check takes too long");
  }

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
        await checkStore();
      } catch (cause) {
        const message = "The database doesn't answer, or nothing can be stored in it.";
        throw new HttpError("internal", message, { status: 503, cause });
      }
      return answer(200, { status: "ok" });
    },
  });
}
