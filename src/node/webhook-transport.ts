/**
 * Posts webhooks on Node. The name is resolved once, each of its addresses is checked, and the connection goes to one of
 * them. A name that changes its address between the check and the connection gains nothing.
 */
import { lookup } from "node:dns";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest } from "node:https";
import { WebhookNotSent } from "../proxy/webhook-failure.js";
import { isPublicAddress } from "../proxy/webhooks/public-address.js";
import type { WebhookTransport } from "../proxy/webhooks/send-webhook.js";
import { guardedLookup, type Resolve } from "./guarded-lookup.js";

/** An answer is cut off here: only its status counts. */
const MAX_ANSWER_BYTES = 64 * 1024;

const refusal = () => new WebhookNotSent("address_refused");

/** Creates the `sendWebhook` of the host. */
export function webhookTransport(
  resolve: Resolve = lookup,
  isAllowed: (address: string) => boolean = isPublicAddress,
): WebhookTransport {
  return ({ url, headers, body, timeoutMs, allowPrivate }) =>
    new Promise((answered, failed) => {
      const target = new URL(url);
      const signal = AbortSignal.timeout(timeoutMs);
      const send = target.protocol === "https:" ? httpsRequest : httpRequest;
      const request = send(target, {
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        // Each webhook has its own connection: never one that was opened for another purpose or is about to close.
        agent: false,
        signal,
        lookup: allowPrivate ? undefined : guardedLookup(refusal, resolve, isAllowed),
      });
      request.on("response", (response) => {
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.byteLength;
          if (size > MAX_ANSWER_BYTES) response.destroy();
        });
        // The status is all we need: an answer may break off after it.
        response.on("error", () => {});
        response.on("close", () =>
          answered({ status: response.statusCode ?? 0, headers: retryHeaders(response.headers) }),
        );
      });
      request.on("error", (cause) => failed(toFailure(cause, signal)));
      request.end(body);
    });
}

function retryHeaders(headers: IncomingHttpHeaders): Headers {
  const retryAfter = headers["retry-after"];
  return new Headers(retryAfter === undefined ? {} : { "retry-after": retryAfter });
}

function toFailure(cause: unknown, signal: AbortSignal): WebhookNotSent {
  if (cause instanceof WebhookNotSent) return cause;
  return new WebhookNotSent(signal.aborted ? "timeout" : "unreachable", { cause });
}
