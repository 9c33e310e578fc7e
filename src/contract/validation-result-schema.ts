/** One fault of a request, as answers name it. */
import * as z from "zod";

export const validationResultSchema = z.object({
  path: z.string().describe("The parent object; empty at the top level."),
  name: z.string(),
  resultType: z.literal("Error"),
  resultName: z.string().describe("The kind of fault, as one word for programs."),
  resultScope: z.literal("Field"),
  message: z.string().describe("The fault and its remedy, for people."),
});
