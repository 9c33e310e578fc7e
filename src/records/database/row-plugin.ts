/**
 * Rows as the store works with them: names in camel case, and 64-bit integers as numbers. Drivers of PostgreSQL hand
 * those integers over as text or as BigInt. Ours are times in ms, sequences and counts, all far below 2^53.
 */
import { CamelCasePlugin, type UnknownRow } from "kysely";

/** The names of columns that hold 64-bit integers: `sequence`, `…At`, `…Until`, `…Since`, and counts of rows. */
const LONG_INTEGER = /^sequence$|^count$|Count$|At$|Until$|Since$/;

export class RowPlugin extends CamelCasePlugin {
  protected override mapRow(row: UnknownRow): UnknownRow {
    const values = Object.entries(super.mapRow(row)).map(([name, value]): [string, unknown] => [
      name,
      value !== null && LONG_INTEGER.test(name) ? Number(value) : value,
    ]);
    return Object.fromEntries(values);
  }
}
