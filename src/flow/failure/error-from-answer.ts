/**
 * Turns a refusal of the proxy (RFC 9457, `application/problem+json`) into the error that the page shows. The HTTP status
 * decides if another try can help. The document only adds the exact error code.
 */
import { httpStatusOf, isErrorCode } from "../../contract/error-status.js";
import { type ErrorCode, GangwayError, type ValidationResult } from "../../contract/errors.js";
import { parseRetryAfter } from "../../contract/retry-after.js";
import { WebPageAnswer } from "./web-page-answer.js";

const CODE_BY_STATUS: Record<number, ErrorCode> = {
  401: "unauthorised",
  403: "origin_not_allowed",
  404: "not_found",
  408: "timeout",
  409: "conflict",
  410: "reference_ended",
  413: "payload_too_large",
  429: "rate_limited",
  500: "internal",
};

/** Tells whether another try is no help: a 4xx other than 408 and 429. */
const isFinalStatus = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

function codeFor(status: number, code: unknown): ErrorCode {
  // The status wins over a code that contradicts it: gateways on the way know the status only.
  if (isErrorCode(code) && isFinalStatus(httpStatusOf(code)) === isFinalStatus(status)) return code;
  if (status < 400) return "provider_response_invalid";
  return CODE_BY_STATUS[status] ?? (status < 500 ? "invalid_request" : "provider_unavailable");
}

const ifString = (value: unknown) => (typeof value === "string" ? value : undefined);
const ifNumber = (value: unknown) => (typeof value === "number" && value >= 0 ? value : undefined);

function readFaults(value: unknown): ValidationResult[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter((fault) => typeof fault?.name === "string" && typeof fault.message === "string")
    .map(({ path, name, resultName, message }) => ({
      path: ifString(path) ?? "",
      name,
      resultType: "Error",
      resultName: ifString(resultName) ?? "",
      resultScope: "Field",
      message,
    }));
}

/** Makes an error of a success that can't be read. */
function unreadableAnswer({ headers }: Response, cause: unknown): GangwayError {
  const isPage = headers.get("Content-Type")?.startsWith("text/html");
  return new GangwayError("provider_response_invalid", "The server's answer could not be read.", {
    cause: isPage ? new WebPageAnswer("The answer is a web page.", { cause }) : cause,
  });
}

/**
 * Makes an error of a refusal, or of a success that can't be read.
 * @param body The parsed body, of any shape, or undefined.
 * @param now Milliseconds since 1970 by our clock, for a `Retry-After` that is a date.
 * @param unreadable The reason why it can't be read.
 */
export function errorFromAnswer(
  response: Response,
  body: unknown,
  now: number,
  unreadable: unknown,
): GangwayError {
  return response.ok ? unreadableAnswer(response, unreadable) : errorFromProblem(response, body, now);
}

function errorFromProblem({ status, headers }: Response, body: unknown, now: number): GangwayError {
  const problem: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  // The server's clock counts where it is known: the customer's may be wrong by hours.
  const sentAt = Date.parse(headers.get("Date") ?? "") || now;
  const validationResults = readFaults(problem.validationResults);
  const detail = ifString(problem.detail) ?? ifString(problem.title) ?? `The server answered ${status}.`;
  return new GangwayError(
    codeFor(status, problem.code),
    // For developers, who read it in the event. Customers get words of ours.
    [detail, ...(validationResults?.map(({ message }) => message) ?? [])].join(" "),
    {
      // The body repeats it: a page of another origin can't read the header unless the proxy exposes it.
      retryAfterSeconds:
        parseRetryAfter(headers.get("Retry-After"), sentAt) ?? ifNumber(problem.retryAfterSeconds),
      providerCode: ifString(problem.providerCode),
      validationResults,
      attemptsLeft: ifNumber(problem.attemptsLeft),
    },
  );
}
