/** `POST /api/v1/identities/import`: creates and changes many identities, each line by itself. */
import * as z from "zod";
import { GangwayError } from "../../../contract/errors.js";
import {
  type ImportAnswer,
  type ImportResult,
  importAnswerSchema,
  importedIdentitySchema,
  importIdentitiesQuerySchema,
  MOST_IMPORTED,
} from "../../../contract/identity-import-schemas.js";
import type { IdentityRecords } from "../../../records/identities/identity-records.js";
import { type JsonLine, readJsonLines } from "../../requests/json-lines.js";
import { validate } from "../../requests/validate.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITIES_PATH } from "./identity-paths.js";

export interface ImportIdentitiesTools {
  identities: IdentityRecords;
  now: () => number;
}

const MAX_BYTES = 1024 * 1024;
const example = { external_ref: "user_abc123", first_name: "Jane", last_name: "Doe", tags: ["vip"] };

export function importIdentitiesRoute({ identities, now }: ImportIdentitiesTools): Route {
  async function importLine(
    organisation: string,
    { line, value }: JsonLine,
    isSilent: boolean,
  ): Promise<ImportResult> {
    const { external_ref: externalRef, status, tags, ...members } = checkedLine(value);
    const fields = Object.fromEntries(
      Object.entries(members).flatMap(([name, member]) => (member === undefined ? [] : [[name, member]])),
    );
    const imported = { externalRef, patch: { status, fields }, tags };
    const { result, id } = await identities.import(organisation, imported, isSilent, now());
    return { line, result, external_ref: externalRef, id };
  }

  return defineRoute({
    method: "POST",
    path: `${IDENTITIES_PATH}/import`,
    id: "importIdentities",
    tag: "partner",
    summary: "Create or change many identities by their external references",
    description:
      `Up to ${MOST_IMPORTED} lines and 1 MB. Each line counts by itself: one with a fault changes nothing, and the ` +
      "others are written. An identity that is there keeps what its line leaves out. Repeating a request is harmless.",
    security: "apiKey",
    scope: "write",
    query: importIdentitiesQuerySchema,
    rawBody: {
      example: [example],
      maxBytes: MAX_BYTES,
      contents: [
        {
          mediaType: "application/x-ndjson",
          schema: z.string().describe("One `ImportedIdentity` in each line."),
          example: `${JSON.stringify(example)}\n`,
        },
        { mediaType: "application/json", schema: z.array(importedIdentitySchema), example: [example] },
      ],
    },
    answers: {
      200: {
        description: "A result for each line, also where some or all have failed.",
        schema: importAnswerSchema,
        example: {
          created: 1,
          updated: 0,
          unchanged: 0,
          failed: 0,
          results: [{ line: 1, result: "created", external_ref: "user_abc123", id: identityExample.id }],
        },
      },
    },
    errors: [],

    async handle({ answer, context, caller: { config }, query: { webhooks } }) {
      const results: ImportResult[] = [];
      for (const line of await readJsonLines(context, MOST_IMPORTED)) {
        try {
          results.push(await importLine(config.code, line, webhooks === "false"));
        } catch (error) {
          if (!(error instanceof GangwayError)) throw error;
          results.push(failure(line, error));
        }
      }
      return answer(200, { ...countsOf(results), results });
    },
  });
}

/** @throws GangwayError `invalid_request` */
function checkedLine(value: unknown): z.output<typeof importedIdentitySchema> {
  if (value === undefined) throw new GangwayError("invalid_request", "The line is not valid JSON.");
  return validate(importedIdentitySchema, value);
}

const named = z.object({ external_ref: z.string().max(255) });

function failure(
  { line, value }: JsonLine,
  { message: detail, validationResults }: GangwayError,
): ImportResult {
  const { data } = named.safeParse(value);
  return {
    line,
    result: "failed",
    external_ref: data?.external_ref ?? null,
    id: null,
    detail,
    ...(validationResults ? { validationResults: [...validationResults] } : {}),
  };
}

function countsOf(results: readonly ImportResult[]): Omit<ImportAnswer, "results"> {
  const countOf = (word: ImportResult["result"]) => results.filter(({ result }) => result === word).length;
  return {
    created: countOf("created"),
    updated: countOf("updated"),
    unchanged: countOf("unchanged"),
    failed: countOf("failed"),
  };
}
