/** `GET /v1/visits/{ref}`: the visit in its present state, with a fresh status where one can be had. */
import { visitAnswerSchema } from "../../../contract/visit-schemas.js";
import type { VisitRecords } from "../../../records/visits/visit-records.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { QrLinks } from "../../visits/qr-links.js";
import type { StatusReads } from "../../visits/refresh-status.js";
import type { RenewLink } from "../../visits/renew-link.js";
import { visitAnswer } from "../../visits/visit-answers.js";
import { visitExample } from "./visit-example.js";

export interface ReadVisitTools {
  visits: VisitRecords;
  refreshStatus: StatusReads["refreshStatus"];
  renewLink: RenewLink;
  qrLinks: QrLinks;
}

export function readVisitRoute({ visits, refreshStatus, renewLink, qrLinks }: ReadVisitTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/visits/:ref",
    id: "readVisit",
    tag: "partner",
    summary: "Read a visit, with a fresh status where one can be had",
    security: "visitApiKey",
    scope: "read",
    answers: { 200: { description: "The visit.", schema: visitAnswerSchema, example: visitExample } },
    errors: [],

    async handle({ answer, caller: found }) {
      const { organisation } = found;
      const read = (await refreshStatus(found)) ? await visits.find(found.visit.reference) : null;
      const fresh = { visit: read ?? found.visit, organisation };
      // A partner that asks the customer for another try needs a link that works.
      const isWanted = fresh.visit.outcome === "resubmission_requested" && fresh.visit.ended === null;
      const { visit } = isWanted ? await renewLink(fresh) : fresh;
      return answer(200, await visitAnswer(visit, organisation, qrLinks));
    },
  });
}
