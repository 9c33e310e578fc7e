/**
 * Streams a whole list, batch by batch, each read when the caller has taken the one before. Memory holds two batches, and
 * no transaction outlives a batch. A failure aborts the stream, so that nobody takes a part for the whole.
 */
import type { CsvValue, ExportFormat } from "../../contract/export-schemas.js";
import { errorTrace } from "../error-trace.js";
import type { Log } from "../host.js";
import { csvLine } from "./csv-line.js";

/** A part of the list, and the cursor of the next one. Without a cursor it is the last. */
export interface Batch<Row> {
  rows: readonly Row[];
  next: string | undefined;
}

export interface ExportSource<Row> {
  /** The file's name, without its ending. */
  name: string;
  read(after: string | undefined): Promise<Batch<Row>>;
  columns(row: Row): Record<string, CsvValue>;
  /** A row with all columns, for their names. */
  example: Row;
}

export interface ExportTools {
  log: Log;
  /** Keeps `close()` waiting for a stream that is being read. */
  track: (work: Promise<void>) => Promise<void>;
}

export interface Export {
  mediaType: (typeof MEDIA_TYPES)[ExportFormat];
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array>;
}

export const MEDIA_TYPES = { ndjson: "application/x-ndjson", csv: "text/csv" } as const satisfies Record<
  ExportFormat,
  string
>;

/** With the parameters of RFC 4180 for CSV. */
const CONTENT_TYPES: Record<ExportFormat, string> = {
  ndjson: MEDIA_TYPES.ndjson,
  csv: `${MEDIA_TYPES.csv}; charset=utf-8; header=present`,
};

/** The number of rows that are read at a time. */
export const EXPORT_BATCH = 100;

/** Reads the first batch before it resolves, so that a failure until then has an answer of its own. */
export async function exportRows<Row>(
  format: ExportFormat,
  source: ExportSource<Row>,
  { log, track }: ExportTools,
): Promise<Export> {
  const names = Object.keys(source.columns(source.example));
  const lineOf = (row: Row) => {
    if (format === "ndjson") return `${JSON.stringify(row)}\n`;
    const values = source.columns(row);
    return csvLine(names.map((name) => values[name]));
  };
  const heading = format === "csv" ? csvLine(names) : "";
  const first = await source.read(undefined);
  const encoder = new TextEncoder();
  let batch: Batch<Row> | undefined = first;
  let after: string | undefined;
  const { promise: finished, resolve: finish } = withResolvers();
  let isRead = false;

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // Nobody reads the body of an answer to HEAD.
        if (!isRead) void track(finished);
        try {
          const { rows, next } = batch ?? (await source.read(after));
          const bytes = encoder.encode(`${isRead ? "" : heading}${rows.map(lineOf).join("")}`);
          isRead = true;
          batch = undefined;
          after = next;
          if (bytes.length > 0) controller.enqueue(bytes);
          if (next !== undefined) return;
          controller.close();
          finish();
        } catch (error) {
          log("error", "internal_error", { trace: errorTrace(error) });
          // The host may print it, and a database's message may quote its data.
          controller.error(new Error("The export broke off."));
          finish();
        }
      },
      cancel: finish,
    },
    // Read when asked, not ahead.
    { highWaterMark: 0 },
  );
  return {
    mediaType: MEDIA_TYPES[format],
    headers: {
      "content-type": CONTENT_TYPES[format],
      "content-disposition": `attachment; filename="${source.name}.${format}"`,
    },
    body,
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
