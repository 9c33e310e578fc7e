/** A `GangwayError` whose HTTP status or `retryable` differs from that of its code. */
import { httpStatusOf } from "../contract/error-status.js";
import { type ErrorCode, GangwayError, type GangwayErrorOptions } from "../contract/errors.js";

export interface HttpErrorOptions extends GangwayErrorOptions {
  /** Default: the status of the code. */
  status?: number;
  /** Default: as the code has it. */
  retryable?: boolean;
}

export class HttpError extends GangwayError {
  readonly status: number;
  readonly #retryable: boolean | undefined;

  constructor(code: ErrorCode, message: string, { status, retryable, ...options }: HttpErrorOptions = {}) {
    super(code, message, options);
    this.status = status ?? httpStatusOf(code);
    this.#retryable = retryable;
  }

  override get retryable(): boolean {
    return this.#retryable ?? super.retryable;
  }
}
