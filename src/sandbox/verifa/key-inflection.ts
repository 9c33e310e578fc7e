/** Member names in the case that a caller or an endpoint asked for ("Key inflection", docs.withverifa.com, November 2026). */
import type { MiddlewareHandler } from "hono";
import type { WebhookStyle } from "./account.js";
import type { ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";

export type Inflection = WebhookStyle["keyInflection"];

export function inflect(value: unknown, to: Inflection): unknown {
  if (to === "snake" || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inflect(item, to));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      to === "kebab"
        ? name.replaceAll("_", "-")
        : name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      inflect(member, to),
    ]),
  );
}

/** The snake-case name of a request's member, which may come in any of the three cases. */
export function snakeName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}

/** @throws ApiError 400 for a `Key-Inflection` that isn't one. */
export const inflectAnswers: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const wanted = context.req.header("key-inflection") ?? "snake";
  if (wanted !== "snake" && wanted !== "camel" && wanted !== "kebab") {
    throw apiError(400, "Key-Inflection must be snake, camel or kebab.");
  }
  await next();
  if (wanted === "snake" || !context.res.headers.get("content-type")?.includes("json")) return;
  const { status, headers } = context.res;
  const body = JSON.stringify(inflect(await context.res.json(), wanted));
  context.res = undefined;
  context.res = new Response(body, { status, headers });
};
