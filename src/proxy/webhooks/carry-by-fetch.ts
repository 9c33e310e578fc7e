/**
 * Carries webhooks by `fetch`, for platforms whose fetch can't reach a private network anyway (workers). It can't see
 * what a name resolves to: a host on a machine of one's own brings a `sendWebhook` that can, as `src/node` does.
 */
import type { GangwayHost } from "../host.js";
import { WebhookNotSent } from "./webhook-failure.js";

export function carryByFetch(
  fetch: NonNullable<GangwayHost["fetch"]>,
): NonNullable<GangwayHost["sendWebhook"]> {
  return async ({ url, headers, body, timeoutMs }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      // Only the status counts: nothing of the answer is read.
      await response.body?.cancel();
      return { status: response.status, headers: response.headers };
    } catch (cause) {
      throw new WebhookNotSent(signal.aborted ? "timeout" : "unreachable", { cause });
    }
  };
}
