/** Limits of the bodies of requests: of one body by its route, and of all bodies that are being received. */
import { HttpError } from "../http-error.js";

export interface BodyLimit {
  maxBytes: number;
  received: ReceivedBytes;
}

/** The bytes of all bodies that are being received. */
export interface ReceivedBytes {
  /** @throws HttpError 503 beyond the limit. */
  add(bytes: number): void;
  remove(bytes: number): void;
}

export function createReceivedBytes(maxBytes: number): ReceivedBytes {
  let received = 0;
  return {
    add(bytes) {
      if (received + bytes > maxBytes) {
        const message = "Too much is being received at once. Try again.";
        throw new HttpError("internal", message, { status: 503, retryAfterSeconds: 1 });
      }
      received += bytes;
    },
    remove(bytes) {
      received -= bytes;
    },
  };
}
