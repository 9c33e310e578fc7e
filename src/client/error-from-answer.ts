/** Turns an answer that is no success into an error. */
import * as z from "zod";
import { errorCodes } from "../contract/error-status.js";
import { GangwayError } from "../contract/errors.js";
import { parseRetryAfter } from "../contract/retry-after.js";

/** The members of a problem document (RFC 9457) that the proxy sends. */
const problemSchema = z.object({
  code: z.enum(errorCodes()),
  detail: z.string(),
  retryAfterSeconds: z.number().optional(),
  providerCode: z.string().optional(),
  validationResults: z
    .array(
      z.object({
        path: z.string(),
        name: z.string(),
        resultType: z.literal("Error"),
        resultName: z.string(),
        resultScope: z.literal("Field"),
        message: z.string(),
      }),
    )
    .optional(),
});

/** @param text the answer's body. */
export function errorFromAnswer(
  { status, headers }: Pick<Response, "status" | "headers">,
  text: string,
): GangwayError {
  const { data: problem } = problemSchema.safeParse(parseJson(text));
  if (problem) {
    const { code, detail, ...more } = problem;
    const faults = problem.validationResults?.map(({ message }) => message) ?? [];
    return new GangwayError(code, [detail, ...faults].join(" "), more);
  }
  const retryAfterSeconds = parseRetryAfter(headers.get("retry-after"), Date.now());
  if (status === 429) return new GangwayError("rate_limited", "Too many requests.", { retryAfterSeconds });
  return status >= 500
    ? new GangwayError("network", `A server before the proxy answered ${status}.`, { retryAfterSeconds })
    : notTheProxy(status);
}

/** An answer that the proxy would not give. */
export function notTheProxy(status: number): GangwayError {
  return new GangwayError(
    "invalid_configuration",
    `The answer (${status}) is not the proxy's: check that \`url\` is its publicUrl, with the path if it has one.`,
  );
}

/** @returns undefined for text that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
