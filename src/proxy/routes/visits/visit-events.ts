/** `GET /v1/visits/{ref}/events`: the visit's history. */
import { visitEventsAnswerSchema } from "../../../contract/visit-event-schemas.js";
import type { Store } from "../../../records/store.js";
import { defineRoute, type Route } from "../../routing/route.js";

export interface VisitEventsTools {
  visitHistory: Store["visitHistory"];
}

export function visitEventsRoute({ visitHistory }: VisitEventsTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/visits/:ref/events",
    id: "listVisitEvents",
    tag: "partner",
    summary: "Read a visit's history",
    description:
      "What happened, oldest first, up to the latest 1,000 events. It holds nothing personal, and stays as it is when the " +
      "visit is redacted. A provider's failure, or a code's, that repeats is listed once.",
    security: "visitApiKey",
    scope: "read",
    answers: {
      200: {
        description: "The events.",
        schema: visitEventsAnswerSchema,
        example: [
          { at: "2026-11-20T12:00:00.000Z", kind: "invited", by: "server", provider: "veriff" },
          {
            at: "2026-11-20T12:00:00.000Z",
            kind: "provider-called",
            by: "proxy",
            call: "create",
            durationMs: 212,
            result: "ok",
          },
          {
            at: "2026-11-20T12:01:05.000Z",
            kind: "mail-attempted",
            by: "proxy",
            mail: "code",
            attempt: 1,
            result: "sent",
          },
          { at: "2026-11-20T12:01:40.000Z", kind: "activated", by: "customer", proof: "code" },
        ],
      },
    },
    errors: [],

    async handle({ answer, caller: { visit } }) {
      return answer(200, await visitHistory.read(visit.reference));
    },
  });
}
