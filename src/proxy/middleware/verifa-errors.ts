/** Under `/api/v1`, problem documents also hold the members of Verifa's errors (docs.withverifa.com, "Errors"). */
import type { MiddlewareHandler } from "hono";
import type { ProxyEnv } from "../proxy-env.js";

export const verifaErrors: MiddlewareHandler<ProxyEnv> = async (context, next) => {
  await next();
  const { res } = context;
  if (!res.headers.get("content-type")?.startsWith("application/problem+json")) return;
  const problem = (await res.json()) as Record<string, unknown>;
  // `detail` is a member of both.
  const body = JSON.stringify({ ...problem, error: problem.code, status_code: res.status });
  context.res = undefined;
  context.res = new Response(body, { status: res.status, headers: res.headers });
};
