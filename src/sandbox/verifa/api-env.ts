/** The variables that Verifa's middleware sets for its handlers. */
import type { Context } from "hono";

export type ApiEnv = { Variables: { isSandbox: boolean } };
export type ApiContext = Context<ApiEnv>;
