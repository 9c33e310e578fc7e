/**
 * Posts webhooks by `fetch`, for platforms whose fetch reaches no private network (workers). `fetch` doesn't show which
 * address a name resolves to. A host on a machine of its own passes a `sendWebhook` that checks it, as `src/node` does.
 */
import type { GangwayHost } from "../host.js";
import { WebhookNotSent } from "../webhook-failure.js";
import type { WebhookTransport } from "./send-webhook.js";

export function fetchTransport(fetch: NonNullable<GangwayHost["fetch"]>): WebhookTransport {
  return async ({ url, headers, body, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      // Only the status counts: the body is not read.
      await response.body?.cancel();
      return { status: response.status, headers: response.headers };
    } catch (cause) {
      throw new WebhookNotSent(signal.aborted ? "timeout" : "unreachable", { cause });
    }
  };
}
