/** `PATCH /v1/visits/{ref}`: the partner's server says whose visit it is, also long after completion. */
import { visitAnswerSchema, visitPatchSchema } from "../../../contract/visit-schemas.js";
import type { ReportRecords } from "../../../records/reports/report-records.js";
import { HttpError } from "../../http-error.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { requireNotRedacted, unknownReference } from "../../visits/find-visit.js";
import type { QrLinks } from "../../visits/qr-links.js";
import { visitAnswer } from "../../visits/visit-answers.js";
import { visitExample } from "./visit-example.js";

export interface PatchVisitTools {
  reports: ReportRecords;
  now: () => number;
  qrLinks: QrLinks;
}

export function patchVisitRoute({ reports, now, qrLinks }: PatchVisitTools): Route {
  return defineRoute({
    method: "PATCH",
    path: "/v1/visits/:ref",
    id: "patchVisit",
    tag: "partner",
    summary: "Say whose visit it is",
    description:
      "Confirms what a page has claimed, or names the customer of a visit that has none. Once: 409 `conflict` where the " +
      "visit is another customer's already. Repeating it is harmless. The visit then counts as that customer's as if it " +
      "had been from the start: for the identity, too.",
    security: "visitApiKey",
    scope: "write",
    body: { schema: visitPatchSchema, example: { externalRef: "customer-7" } },
    answers: { 200: { description: "The visit.", schema: visitAnswerSchema, example: visitExample } },
    errors: ["conflict", "reference_ended"],

    async handle({ answer, context, caller: { visit, organisation }, body: { externalRef } }) {
      const proof = { by: "server", externalRef, keyName: context.get("apiKey") } as const;
      const change = await reports.prove(visit.reference, proof, now());
      if (!change) throw unknownReference();
      if (change === "conflict") {
        throw new HttpError("conflict", "This visit belongs to another externalRef already.", {
          retryable: false,
        });
      }
      requireNotRedacted(change.after);
      return answer(200, await visitAnswer(change.after, organisation, qrLinks));
    },
  });
}
