/** `POST /v1/visits/latest`: the newest visit of a customer. A POST, so that no email address is ever in a URL. */
import * as z from "zod";
import { visitAnswerSchema } from "../../../contract/visit-schemas.js";
import type { VisitRecords } from "../../../records/visits/visit-records.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { unknownReference } from "../../visits/find-visit.js";
import type { QrLinks } from "../../visits/qr-links.js";
import type { StatusReads } from "../../visits/refresh-status.js";
import { visitAnswer } from "../../visits/visit-answers.js";
import { visitExample } from "./visit-example.js";

export interface LatestVisitTools {
  visits: VisitRecords;
  refreshStatus: StatusReads["refreshStatus"];
  qrLinks: QrLinks;
}

const customerSchema = z.union([
  z.strictObject({ externalRef: z.string().trim().min(1).max(255) }),
  z.strictObject({ email: z.string().trim().min(1).max(254) }),
]);

export function latestVisitRoute({ visits, refreshStatus, qrLinks }: LatestVisitTools): Route {
  return defineRoute({
    method: "POST",
    path: "/v1/visits/latest",
    id: "readLatestVisit",
    tag: "partner",
    summary: "Read the newest visit of a customer",
    description: "A POST, so that no email address is ever in a URL.",
    security: "apiKey",
    scope: "read",
    body: { schema: customerSchema, example: { externalRef: "customer-7" } },
    answers: { 200: { description: "The visit.", schema: visitAnswerSchema, example: visitExample } },
    errors: ["unknown_reference"],

    async handle({ answer, context, caller: organisation, body: customer }) {
      const visit = await visits.findNewestOf(organisation.config.code, customer);
      if (!visit) throw unknownReference();
      context.set("reference", visit.reference);
      const read = (await refreshStatus({ visit, organisation })) ? await visits.find(visit.reference) : null;
      return answer(200, await visitAnswer(read ?? visit, organisation, qrLinks));
    },
  });
}
