/** Describes the answer of an export. */
import * as z from "zod";
import type { ExportFormat } from "../../contract/export-schemas.js";
import { MEDIA_TYPES } from "./export-rows.js";

/** @param examples a line of each format. */
export function exportAnswer(description: string, examples: Record<ExportFormat, string>) {
  const content = (format: ExportFormat, lines: string) => ({
    mediaType: MEDIA_TYPES[format],
    schema: z.string().describe(lines),
    example: examples[format],
  });
  return {
    description,
    streams: [
      content("ndjson", "One JSON object in each line."),
      content("csv", "RFC 4180, in UTF-8, with a line of names first."),
    ],
  };
}
