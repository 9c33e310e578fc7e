/**
 * The one integration of the simulated Veriff. Values only look random, so that a configuration outlives a restart.
 */
export const API_KEY = "6f2c1a5e-0d3b-4c8e-9a47-5be1d02f7c90";
/** Belongs to an integration that is switched off (1804). */
export const INACTIVE_API_KEY = "1d9be0c4-7a52-4f6e-8b13-c2f04ae95d37";
export const INTEGRATION_ID = "b3a1f7d2-58c6-4e09-b0d4-91e7c26af358";
/** Shared secret keys, the newest first. The first signs answers and webhooks; each may sign a request. */
export const SECRETS: readonly [string, ...string[]] = [
  "4ba0e6c9-3d17-4f25-a8b6-70e1d92c5f84",
  "e915c7f0-82ad-4b3e-9d60-1f4a8b37c2d5",
];

/** The partner's name on the capture pages. */
export const ORGANISATION_NAME = "Harbour Bank";

/** Signs session tokens. */
export const TOKEN_SECRET = "veriff-sandbox-session-token-signing-key";

/** The members of Gangway's configuration. */
export function credentials(baseUrl: string) {
  return { baseUrl, apiKey: API_KEY, secrets: [...SECRETS], integrationId: INTEGRATION_ID };
}
