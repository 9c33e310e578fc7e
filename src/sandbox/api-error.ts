import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An error answer of a simulated API. Each provider's `api-error.ts` builds the bodies, in the provider's own shape. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: ContentfulStatusCode;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, body: object, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Answers with a thrown `ApiError`; for `Hono.onError`. */
export function answerApiError(error: Error, context: Context): Response {
  if (!(error instanceof ApiError)) throw error;
  return context.json(error.body, error.status, error.headers);
}
