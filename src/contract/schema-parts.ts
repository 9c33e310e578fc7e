/** Parts that several schemas are made of. */
import * as z from "zod";

/** Text with something in it, without spaces around it. */
export const text = (limit: number) => z.string().trim().min(1).max(limit);

export const emailAddress = z.string().trim().max(254).pipe(z.email());

/** ISO 8601, in UTC. */
export const time = z.iso.datetime();

const pageSize = z.string().regex(/^([1-9]\d?|100)$/, "must be a whole number from 1 to 100");

/** The number of items that a page of a list may have, as a query parameter. */
export const pageSizeOr = (fallback: number) =>
  pageSize.default(String(fallback)).describe("Items per page, 1 to 100.");
export const optionalPageSize = pageSize.optional().describe("The same as `limit`.");
