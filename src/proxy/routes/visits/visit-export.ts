/** `GET /v1/visits/export`: every visit that fits, as one stream. */
import { exportVisitsQuerySchema, visitColumns } from "../../../contract/export-schemas.js";
import type { VisitAnswer } from "../../../contract/visit-schemas.js";
import type { VisitRecords } from "../../../records/visits/visit-records.js";
import { csvLine } from "../../exports/csv-line.js";
import { exportAnswer } from "../../exports/export-answer.js";
import { EXPORT_BATCH, type ExportTools, exportRows } from "../../exports/export-rows.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { QrLinks } from "../../visits/qr-links.js";
import { visitAnswer } from "../../visits/visit-answers.js";
import { filterOfQuery } from "../../visits/visit-filter.js";
import { visitExample } from "./visit-example.js";

export interface VisitExportTools extends ExportTools {
  visits: VisitRecords;
  qrLinks: QrLinks;
}

const columns = visitColumns(visitExample);

export function visitExportRoute({ visits, qrLinks, ...tools }: VisitExportTools): Route {
  return defineRoute({
    method: "GET",
    path: "/v1/visits/export",
    id: "exportVisits",
    tag: "partner",
    summary: "Export visits as NDJSON or CSV, newest first",
    description:
      "All visits that fit, as one stream. A line of NDJSON is a visit as in the list. The connection breaks off where " +
      "something fails: an export is whole when its body ends properly.",
    security: "apiKey",
    scope: "read",
    query: exportVisitsQuerySchema,
    answers: {
      200: exportAnswer("The visits.", {
        ndjson: `${JSON.stringify(visitExample)}\n`,
        csv: csvLine(Object.keys(columns)) + csvLine(Object.values(columns)),
      }),
    },
    errors: [],

    async handle({ stream, caller: organisation, query: { format, ...query } }) {
      const { code } = organisation.config;
      const filter = filterOfQuery(query);
      const source = {
        name: "visits",
        example: visitExample,
        columns: visitColumns,
        async read(after: string | undefined) {
          const page = await visits.list(code, filter, { limit: EXPORT_BATCH, after });
          const rows: VisitAnswer[] = [];
          for (const visit of page.visits) rows.push(await visitAnswer(visit, organisation, qrLinks));
          return { rows, next: page.hasNext ? page.visits.at(-1)?.reference : undefined };
        },
      };
      return stream(200, await exportRows(format, source, tools));
    },
  });
}
