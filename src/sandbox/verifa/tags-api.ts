/**
 * Verifa's tags, on sessions and on identities alike. From "Set session tags", "Set identity tags" and "Remove identity
 * tag" (docs.withverifa.com), November 2026. Removing an absent tag is harmless. Setting drops repeats. There are at
 * most 50.
 *
 * Assumed, because no page says it: the paths, `POST …/tags/add`, `…/tags/remove` and `…/tags/set`.
 */
import type { Hono } from "hono";
import * as z from "zod";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import { readBody } from "./request-body.js";

const MAX_TAGS = 50;
const tag = z.string().trim().min(1).max(100);
const tagSchema = z.object({ tag });
const tagsSchema = z.object({ tags: z.array(tag) });

/** A session or an identity. */
export interface Tagged {
  id: string;
  tags: readonly string[];
  setTags(tags: string[]): void;
}

/** @param find throws an `ApiError` where there is nothing to tag. */
export function serveTags(app: Hono<ApiEnv>, path: string, find: (context: ApiContext) => Tagged): void {
  const serve = (does: string, change: (tags: readonly string[], context: ApiContext) => Promise<string[]>) =>
    app.post(`${path}/:id/tags/${does}`, async (context) => {
      const { id, tags, setTags } = find(context);
      const changed = [...new Set(await change(tags, context))];
      if (changed.length > MAX_TAGS) throw apiError(422, `tags: at most ${MAX_TAGS}`);
      setTags(changed);
      return context.json({ id, tags: changed });
    });
  serve("add", async (tags, context) => [...tags, (await readBody(context, tagSchema)).tag]);
  serve("remove", async (tags, context) => {
    const { tag } = await readBody(context, tagSchema);
    return tags.filter((one) => one !== tag);
  });
  serve("set", async (_, context) => (await readBody(context, tagsSchema)).tags);
}
