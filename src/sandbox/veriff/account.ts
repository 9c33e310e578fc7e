/** The one integration of the simulated Veriff, and what it hands out: it only looks random, to outlive a restart. */
export const API_KEY = "6f2c1a5e-0d3b-4c8e-9a47-5be1d02f7c90";
/** Known, but switched off (1804). */
export const INACTIVE_API_KEY = "1d9be0c4-7a52-4f6e-8b13-c2f04ae95d37";
export const INTEGRATION_ID = "b3a1f7d2-58c6-4e09-b0d4-91e7c26af358";
/** Shared secret keys, the newest first: it signs what Veriff sends, and any of them may sign a request. */
export const SECRETS: readonly [string, ...string[]] = [
  "4ba0e6c9-3d17-4f25-a8b6-70e1d92c5f84",
  "e915c7f0-82ad-4b3e-9d60-1f4a8b37c2d5",
];

/** The partner's name, as the capture pages show it. */
export const INTEGRATION_NAME = "Harbour Bank";

/** Signs session tokens; nobody else knows it. */
export const TOKEN_SECRET = "veriff-sandbox-session-token-signing-key";
