/**
 * The account that the simulated Verifa knows: its keys, its workflow, its webhook secret, and the style of its webhooks.
 * Values only look random, so that a configuration outlives a restart.
 */

export interface Environment {
  apiKey: string;
  isSandbox: boolean;
}

export const SANDBOX_KEY = "vk_sandbox_9fK2xQ7mVb4TzR1wYe8LcN3h";
export const ENVIRONMENTS: readonly Environment[] = [
  { apiKey: SANDBOX_KEY, isSandbox: true },
  { apiKey: "vk_live_5dP8sJ6nGa0UyH3vXi7KbM2t", isSandbox: false },
];

export const WORKFLOW_ID = "wfl_onboarding";
export const ORGANISATION_NAME = "Harbour Bank";

/** Signs what goes to the endpoints of `POST /_sandbox/webhooks`; an endpoint made by the API has its own. */
export const WEBHOOK_SECRET = "whsec_4RtY8uIo2PaSdF6gHjK1lZxCvB3nMq";

/** The form of webhooks. The documentation has two generations of each member. */
export interface WebhookStyle {
  /** `t=…,v1=…`, or the plain hex form from before 17 April 2026. */
  signature: "timestamped" | "plain";
  /** Form A: the session under `data`. Form B: flat, with an `idempotency_key`. */
  payload: "nested" | "flat";
  keyInflection: "snake" | "camel" | "kebab";
  /** The older or the newer word for a passed verification. */
  approvedWord: "approved" | "verified";
}

export const CURRENT_STYLE: WebhookStyle = {
  signature: "timestamped",
  payload: "nested",
  keyInflection: "snake",
  approvedWord: "approved",
};

/** The members of Gangway's configuration. */
export function credentials(baseUrl: string) {
  return { baseUrl, apiKey: SANDBOX_KEY, secrets: [WEBHOOK_SECRET], workflowId: WORKFLOW_ID };
}
