/** `POST /api/v1/identities/import`: many identities at once, with a result for each line. */
import * as z from "zod";
import { patchIdentityRequestSchema, tagSchema } from "./identity-request-schemas.js";
import { text } from "./schema-parts.js";
import { validationResultSchema } from "./validation-result-schema.js";

/** The largest number of lines of one request. */
export const MOST_IMPORTED = 1000;

/** One line. Members that are left out stay as they are; null removes a field. */
export const importedIdentitySchema = patchIdentityRequestSchema
  .extend({
    external_ref: text(255).describe("The identity with this reference is changed, or created."),
    tags: z.array(tagSchema).max(50).optional().describe("They take the place of all tags."),
  })
  .meta({ id: "ImportedIdentity" });
export type ImportedIdentity = z.input<typeof importedIdentitySchema>;

/** The query. */
export const importIdentitiesQuerySchema = z.strictObject({
  webhooks: z
    .enum(["true", "false"])
    .default("true")
    .describe("`false`: no webhook is sent about the identities of this request."),
});

export const importResultSchema = z
  .object({
    line: z.int().describe("Number of the line, or of the member of the array, from 1."),
    result: z.enum(["created", "updated", "unchanged", "failed"]),
    external_ref: z.string().nullable().describe("Null where the line has none."),
    id: z
      .string()
      .nullable()
      .describe("The identity's id. Null where the line failed: nothing of it is written."),
    detail: z.string().optional().describe("With `failed`: the reason."),
    validationResults: z
      .array(validationResultSchema)
      .optional()
      .describe("With `failed`: the faults of the line."),
  })
  .meta({ id: "ImportResult" });
export type ImportResult = z.infer<typeof importResultSchema>;

export const importAnswerSchema = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  results: z.array(importResultSchema).describe("One for each line, in their order."),
});
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
