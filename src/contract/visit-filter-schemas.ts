/** The filters of lists of visits: in a query, and in the body of the search, which takes an email address as well. */

import * as z from "zod";
import { withAsciiDomain } from "./ascii-domain.js";
import { PROVIDER_ID } from "./provider-id.js";
import { OUTCOMES } from "./result-words.js";
import { pageSizeOr, text } from "./schema-parts.js";
import { STATUSES } from "./status.js";

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "must be a date, such as 2026-11-20, or a time with its zone, such as 2026-11-20T12:00:00Z",
});

const externalRef = z.string().max(255).describe("Only visits that are proved to be this customer's.");
const status = z.enum(STATUSES).describe("Only visits with this status.");
const outcome = z.enum(OUTCOMES).describe("Only visits with this outcome.");
const provider = z
  .string()
  .regex(PROVIDER_ID, "must be a provider's id")
  .describe("Only this provider's visits.");
const createdFrom = moment.describe(
  "Only visits created at this time or later. A date is its midnight in UTC.",
);
const createdBefore = moment.describe("Only visits created before this time.");
const cursor = z.guid().optional().describe("`next_cursor` of the page before.");

export const visitFilterQueryShape = {
  external_ref: externalRef.optional(),
  status: status.optional(),
  outcome: outcome.optional(),
  provider: provider.optional(),
  created_from: createdFrom.optional(),
  created_before: createdBefore.optional(),
};

/** `GET /v1/visits`. */
export const listVisitsQuerySchema = z.strictObject({
  ...visitFilterQueryShape,
  limit: pageSizeOr(25),
  "page[after]": cursor,
});

/** `POST /v1/visits/search`. */
export const searchVisitsRequestSchema = z.strictObject({
  email: text(254)
    .overwrite(withAsciiDomain)
    .optional()
    .describe("Only visits of this address. It must be proved: by a code, or by your server's invite."),
  externalRef: externalRef.optional(),
  status: status.optional(),
  outcome: outcome.optional(),
  provider: provider.optional(),
  createdFrom: createdFrom.optional(),
  createdBefore: createdBefore.optional(),
  limit: z.int().min(1).max(100).default(25).describe("Visits per page."),
  after: cursor,
});
