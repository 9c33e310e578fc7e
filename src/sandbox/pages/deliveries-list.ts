/** Webhooks that the sandbox has sent: each with its attempts, its body, and a button that sends it again. */
import { html } from "hono/html";
import type { Markup } from "../capture-page.js";
import type { Delivery } from "../deliveries.js";
import { callButton, pretty, readable } from "./page-frame.js";

const STATES: Readonly<Record<Delivery["state"], readonly [label: string, look: string]>> = {
  waiting: ["waiting", ""],
  delivered: ["delivered", "good"],
  refused: ["refused, not tried again", "bad"],
  given_up: ["given up", "bad"],
  no_endpoint: ["no endpoint", "bad"],
};

export interface DeliveriesListOptions {
  /** The path to `/`. */
  root: string;
  linksSession?: boolean;
}

export function deliveriesList(deliveries: readonly Delivery[], options: DeliveriesListOptions): Markup {
  return html`<ul class="list" data-live="deliveries">${deliveries.map((one) => deliveryItem(one, options))}</ul>`;
}

function deliveryItem(delivery: Delivery, { root, linksSession = false }: DeliveriesListOptions): Markup {
  const { id, provider, session, event, url, at, attempts, nextAttemptAt, body } = delivery;
  const [label, look] = STATES[delivery.state];
  return html`<li id="delivery-${id}">
    <div class="line"><h3>${provider}: ${event}</h3> <span class="tag ${look}">${label}</span>
      ${linksSession ? html`<a href="${root}_sandbox/${provider}/${session}">Session</a>` : ""}</div>
    <div class="muted">${url ?? "No endpoint: add one under the provider"}, ${readable(at)}</div>
    ${attempts.map(
      (attempt, index) =>
        html`<div>Attempt ${index + 1}: ${attempt.status ?? attempt.error ?? "on its way"}
          <span class="muted">${readable(attempt.at)}</span></div>`,
    )}
    ${nextAttemptAt ? html`<div>Next attempt ${readable(nextAttemptAt)}</div>` : ""}
    <div class="line">
      <details><summary>Body</summary><pre>${pretty(body)}</pre></details>
      ${callButton(`${root}_sandbox/deliveries/${id}/redeliver`, {}, "Send again")}
    </div>
  </li>`;
}
