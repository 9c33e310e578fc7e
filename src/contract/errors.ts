/**
 * The closed union of error codes, the same in a problem document, in `gangway-error` and in the docs.
 * Each has its HTTP status at the proxy (0: it never leaves the browser) and says whether trying again can help.
 */
const ERRORS = {
  network: [0, true],
  offline: [0, true],
  timeout: [504, true],
  rate_limited: [429, true],
  invalid_request: [400, false],
  invalid_configuration: [0, false],
  unknown_organisation: [404, false],
  unknown_reference: [404, false],
  reference_ended: [410, false],
  code_incorrect: [422, true],
  code_expired: [422, true],
  too_many_attempts: [429, true],
  token_invalid: [401, true],
  unauthorised: [401, false],
  origin_not_allowed: [403, false],
  idempotency_mismatch: [422, false],
  not_found: [404, false],
  conflict: [409, true],
  payload_too_large: [413, false],
  provider_unavailable: [503, true],
  provider_rejected: [502, false],
  provider_response_invalid: [502, true],
  frame_blocked: [0, true],
  unsupported_browser: [0, false],
  internal: [500, true],
} as const satisfies Record<string, readonly [status: number, retryable: boolean]>;

export type ErrorCode = keyof typeof ERRORS;

/** Tells whether a word from outside is one of ours. */
export function isErrorCode(word: unknown): word is ErrorCode {
  return typeof word === "string" && Object.hasOwn(ERRORS, word);
}

/** All of them, in the order above. */
export function errorCodes(): ErrorCode[] {
  return Object.keys(ERRORS) as ErrorCode[];
}

/** The HTTP status that the proxy answers a code with, unless a route has a reason for another. */
export function statusOf(code: ErrorCode): number {
  return ERRORS[code][0] || 500;
}

/** One fault in a request, in the shape that VerifiMe's invite call answers with. */
export interface ValidationResult {
  /** The parent object: `""` is the top level, `"customerContext"` the object inside. */
  path: string;
  name: string;
  resultType: "Error";
  /** What is wrong, as one word for programs, e.g. `Required`, `InvalidEmail`, `UnknownMember`. */
  resultName: string;
  resultScope: "Field";
  /** What is wrong and how to mend it, for people. */
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
  readonly retryAfterSeconds: number | undefined;
  readonly providerCode: string | undefined;
  readonly validationResults: readonly ValidationResult[] | undefined;
  readonly attemptsLeft: number | undefined;

  constructor(code: ErrorCode, message: string, options: GangwayErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.providerCode = options.providerCode;
    this.validationResults = options.validationResults;
    this.attemptsLeft = options.attemptsLeft;
  }

  /** Whether the same call may succeed when it is made again. */
  get retryable(): boolean {
    return ERRORS[this.code][1];
  }

  /** The HTTP status that the proxy answers with. */
  get status(): number {
    return statusOf(this.code);
  }
}
