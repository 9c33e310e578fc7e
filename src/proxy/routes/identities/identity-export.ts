/** `GET /api/v1/identities/export`: every identity that fits, as one stream. */
import { exportIdentitiesQuerySchema, identityColumns } from "../../../contract/export-schemas.js";
import type { IdentityRecords } from "../../../records/identities/identity-records.js";
import { csvLine } from "../../exports/csv-line.js";
import { exportAnswer } from "../../exports/export-answer.js";
import { EXPORT_BATCH, type ExportTools, exportRows } from "../../exports/export-rows.js";
import { identityAnswer } from "../../identities/identity-answers.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITIES_PATH } from "./identity-paths.js";

export interface IdentityExportTools extends ExportTools {
  identities: IdentityRecords;
}

const { duplicates: _, ...example } = identityExample;
const columns = identityColumns(example);

export function identityExportRoute({ identities, ...tools }: IdentityExportTools): Route {
  return defineRoute({
    method: "GET",
    path: `${IDENTITIES_PATH}/export`,
    id: "exportIdentities",
    tag: "partner",
    summary: "Export identities as NDJSON or CSV, newest first",
    description:
      "All identities that fit, as one stream. A line of NDJSON is an identity as in the list. The connection breaks off " +
      "where something fails: an export is whole when its body ends properly.",
    security: "apiKey",
    scope: "read",
    query: exportIdentitiesQuerySchema,
    answers: {
      200: exportAnswer("The identities.", {
        ndjson: `${JSON.stringify(example)}\n`,
        csv: csvLine(Object.keys(columns)) + csvLine(Object.values(columns)),
      }),
    },
    errors: [],

    async handle({ stream, caller: { config }, query: { format, status, q, include_archived } }) {
      const filter = {
        status,
        externalRefPart: q === "" ? undefined : q,
        includeArchived: include_archived === "true",
      };
      const source = {
        name: "identities",
        example,
        columns: identityColumns,
        async read(after: string | undefined) {
          const page = await identities.list(config.code, filter, { after: after ?? null }, EXPORT_BATCH);
          if (!page) throw new Error("the cursor of an export is gone");
          return { rows: page.identities.map(identityAnswer), next: page.nextCursor ?? undefined };
        },
      };
      return stream(200, await exportRows(format, source, tools));
    },
  });
}
