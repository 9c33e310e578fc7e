/** The kinds of calls that an API key may make. A key without a list of scopes has all of them. */
export const API_KEY_SCOPES = ["invite", "read", "write", "redact"] as const;

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];
