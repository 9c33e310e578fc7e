/** Translates the filters of a request into those of the store. */
import type * as z from "zod";
import type {
  listVisitsQuerySchema,
  searchVisitsRequestSchema,
} from "../../contract/visit-filter-schemas.js";
import type { VisitFilter } from "../../records/visits/visit-page.js";

type FilterQuery = Omit<z.output<typeof listVisitsQuerySchema>, "limit" | "page[after]">;
type FilterBody = Omit<z.output<typeof searchVisitsRequestSchema>, "limit" | "after">;

export function filterOfBody({ createdFrom, createdBefore, ...members }: FilterBody): VisitFilter {
  return { ...members, createdFrom: timeOf(createdFrom), createdBefore: timeOf(createdBefore) };
}

export function filterOfQuery(query: FilterQuery): VisitFilter {
  const { external_ref: externalRef, status, outcome, provider } = query;
  const { created_from: createdFrom, created_before: createdBefore } = query;
  return filterOfBody({ externalRef, status, outcome, provider, createdFrom, createdBefore });
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
