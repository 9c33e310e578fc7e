/**
 * Pages of the identity list, by offset or by cursor. From "List identities", "Pagination" and "Identities"
 * (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: a cursor is the id of the item before the page, as in the one example. It leads
 * back to the page that ends with it. With a cursor, `offset` is ignored. An unknown one is 422.
 */
import * as z from "zod";
import { identityAnswer } from "./answers.js";
import { apiError } from "./api-error.js";
import { IDENTITY_STATUSES, type Identity } from "./identity.js";

const size = z.coerce.number().int().min(1).max(100);
export const pageSize = (usual: number) => size.default(usual);
export const pageOffset = z.coerce.number().int().min(0).default(0);

export const identityListSchema = z.object({
  status: z.enum(IDENTITY_STATUSES).optional(),
  q: z.string().optional(),
  include_archived: z.enum(["true", "false"]).default("false"),
  limit: pageSize(25),
  offset: pageOffset,
  "page[after]": z.string().optional(),
  "page[before]": z.string().optional(),
  "page[size]": size.optional(),
});

export function identityPage(found: readonly Identity[], query: z.infer<typeof identityListSchema>) {
  const { offset, "page[after]": after, "page[before]": before } = query;
  const limit = query["page[size]"] ?? query.limit;
  if (after === undefined && before === undefined) {
    const data = found.slice(offset, offset + limit).map(identityAnswer);
    return { data, pagination: { total: found.length, limit, offset } };
  }
  const cursor = found.findIndex(({ id }) => id === (after ?? before)) + 1;
  if (cursor === 0) throw apiError(422, "page: no such cursor");
  const start = after === undefined ? Math.max(0, cursor - limit) : cursor;
  const end = after === undefined ? cursor : Math.min(found.length, cursor + limit);
  const hasNext = end < found.length;
  return {
    data: found.slice(start, end).map(identityAnswer),
    pagination: {
      next_cursor: hasNext ? (found[end - 1]?.id ?? null) : null,
      prev_cursor: found[start - 1]?.id ?? null,
      has_next: hasNext,
      has_prev: start > 0,
    },
  };
}
