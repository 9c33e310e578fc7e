/** Parts that several schemas are made of. */
import * as z from "zod";
import { withAsciiDomain } from "./ascii-domain.js";

/** Text with something in it, without spaces around it. */
export const text = (limit: number) => z.string().trim().min(1).max(limit);

/** As zod has it, with the letters of all scripts before the @ (RFC 6531), and with ends such as `xn--p1ai`. */
const EMAIL =
  /^(?!\.)(?!.*\.\.)[\p{L}\p{M}\p{N}_'+\-.]*[\p{L}\p{M}\p{N}_+-]@([A-Za-z0-9][A-Za-z0-9-]*\.)+([A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/u;

/** An email address. Its domain is in ASCII afterwards, so that one address has one form. */
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .overwrite(withAsciiDomain)
  .pipe(z.email({ pattern: EMAIL }));

/** ISO 8601, in UTC. */
export const time = z.iso.datetime();

const pageSize = z.string().regex(/^([1-9]\d?|100)$/, "must be a whole number from 1 to 100");

/** The number of items that a page of a list may have, as a query parameter. */
export const pageSizeOr = (fallback: number) =>
  pageSize.default(String(fallback)).describe("Items per page, 1 to 100.");
export const optionalPageSize = pageSize.optional().describe("The same as `limit`.");
