/**
 * The closed union of error codes, the same in a problem document, in `gangway-error` and in the docs. Their HTTP
 * statuses are in `error-status.ts`.
 */
export type ErrorCode =
  | "network"
  | "offline"
  | "timeout"
  | "rate_limited"
  | "invalid_request"
  | "invalid_configuration"
  | "unknown_organisation"
  | "unknown_reference"
  | "reference_ended"
  | "code_incorrect"
  | "code_expired"
  | "too_many_attempts"
  | "token_invalid"
  | "unauthorised"
  | "origin_not_allowed"
  | "idempotency_mismatch"
  | "not_found"
  | "conflict"
  | "payload_too_large"
  | "provider_unavailable"
  | "provider_rejected"
  | "provider_response_invalid"
  | "frame_blocked"
  | "unsupported_browser"
  | "internal";

/** Codes after which the same call may work when it is made again, perhaps with other input. */
const RETRYABLE: readonly ErrorCode[] = [
  "network",
  "offline",
  "timeout",
  "rate_limited",
  "code_incorrect",
  "code_expired",
  "too_many_attempts",
  "token_invalid",
  "conflict",
  "provider_unavailable",
  "provider_response_invalid",
  "frame_blocked",
  "internal",
];

/** One fault in a request, in the shape that VerifiMe's invite call answers with. */
export interface ValidationResult {
  /** The parent object: `""` is the top level, `"customerContext"` the object inside. */
  path: string;
  name: string;
  resultType: "Error";
  /** The kind of fault, as one word for programs: ours are in `fault-names.ts`, a provider's may be any. */
  resultName: string;
  resultScope: "Field";
  /** The fault and its remedy, for people. */
  message: string;
}

export interface GangwayErrorOptions {
  /** Seconds to wait before the next try. */
  retryAfterSeconds?: number | undefined;
  /** The provider's own error code, where it gave one. */
  providerCode?: string | undefined;
  validationResults?: readonly ValidationResult[] | undefined;
  /** With `code_incorrect`: how many more tries the code in force allows. */
  attemptsLeft?: number | undefined;
  /** For our logs only. It never crosses to the browser. */
  cause?: unknown;
}

/**
 * An error that may be shown to whoever made the call: its message holds no secret and no personal data.
 */
export class GangwayError extends Error {
  override readonly name = "GangwayError";
  readonly code: ErrorCode;
  declare readonly retryAfterSeconds?: number | undefined;
  declare readonly providerCode?: string | undefined;
  declare readonly validationResults?: readonly ValidationResult[] | undefined;
  declare readonly attemptsLeft?: number | undefined;

  constructor(code: ErrorCode, message: string, { cause, ...more }: GangwayErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, more);
  }

  /** True where the same call may work when it is made again. */
  get retryable(): boolean {
    return RETRYABLE.includes(this.code);
  }
}

/** Gives any failure the shape that events and messages need. */
export function asGangwayError(error: unknown): GangwayError {
  return error instanceof GangwayError
    ? error
    : new GangwayError("internal", "Something went wrong.", { cause: error });
}
