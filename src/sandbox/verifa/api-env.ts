/** What the guards in front of Verifa's API tell the calls behind them. */
import type { Context } from "hono";

export type ApiEnv = { Variables: { isSandbox: boolean } };
export type ApiContext = Context<ApiEnv>;
