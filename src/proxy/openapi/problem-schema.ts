/** The schema of the problem document that every error is answered with (`problem.ts`). */
import * as z from "zod";
import { errorCodes } from "../../contract/error-status.js";
import { validationResultSchema } from "../../contract/validation-result-schema.js";

export const problemSchema = z
  .object({
    type: z.string().describe("`urn:gangway:error:` and the code."),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(errorCodes()),
    retryable: z.boolean().describe("True where the same call may succeed when it is made again."),
    retryAfterSeconds: z.number().optional(),
    providerCode: z.string().optional().describe("The provider's own error code."),
    attemptsLeft: z
      .int()
      .optional()
      .describe("Number of tries that the one-time code in force still allows."),
    validationResults: z.array(validationResultSchema).optional().describe("Every fault of the request."),
    error: z.string().optional().describe("Under `/api/v1`, as Verifa has it: the code once more."),
    status_code: z.int().optional().describe("Under `/api/v1`, as Verifa has it: the status once more."),
  })
  .meta({ id: "Problem", description: "A problem document (RFC 9457)." });
