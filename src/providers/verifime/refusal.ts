/**
 * VerifiMe's refusals. Written in November 2026 from "POST /v1/user/invite" of its developer portal: the answer lists
 * every fault at once. It echoes the request, which we leave out.
 */
import * as z from "zod";
import { GangwayError, type ValidationResult } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import { isSuccess, parseJson, statusFailure } from "../answer.js";
import { boundText } from "../bounded-json.js";
import type { OutboundAnswer } from "../provider.js";

/** The page shows them to a person. */
const MAX_RESULTS = 50;
const MAX_NAME = 100;
const MAX_MESSAGE = 500;

const refusal = z.object({
  validationResults: z
    .array(
      z.object({
        path: z.string().nullish(),
        name: z.string().nullish(),
        resultName: z.string(),
        message: z.string().nullish(),
      }),
    )
    .min(1),
});

/**
 * Throws unless the answer is a success.
 * @throws GangwayError `invalid_request` for the customer's details, `provider_rejected` for the organisation's code,
 *   or as `statusFailure`
 */
export function refuse(answer: OutboundAnswer, now: number): void {
  if (answer.status >= 500 || answer.status === 429)
    throw statusFailure(PROVIDER_NAMES.verifime, answer, now);
  const refused = refusal.safeParse(parseJson(answer.text));
  if (!refused.success) {
    if (isSuccess(answer)) return;
    throw statusFailure(PROVIDER_NAMES.verifime, answer, now);
  }
  const validationResults = refused.data.validationResults.slice(0, MAX_RESULTS).map(
    ({ path, name, resultName, message }): ValidationResult => ({
      path: boundText(path ?? "", MAX_NAME),
      name: boundText(name ?? "", MAX_NAME),
      resultType: "Error",
      resultName: boundText(resultName, MAX_NAME),
      resultScope: "Field",
      message: boundText(message ?? resultName, MAX_MESSAGE),
    }),
  );
  const ofCode = validationResults.find(({ path, name }) => path === "" && name === "code");
  const providerCode = (ofCode ?? validationResults[0])?.resultName;
  throw ofCode
    ? new GangwayError(
        "provider_rejected",
        `${PROVIDER_NAMES.verifime} doesn't accept the organisation's code.`,
        {
          providerCode,
          validationResults,
        },
      )
    : new GangwayError("invalid_request", `${PROVIDER_NAMES.verifime} found faults in the details given.`, {
        providerCode,
        validationResults,
      });
}
