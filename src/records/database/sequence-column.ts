/** The column that numbers the rows of a table in the order of their creation. */
import type { ColumnDefinitionBuilder } from "kysely";
import type { DatabaseKind } from "./database-kind.js";

/** Returns the arguments of `addColumn`. SQLite numbers rows through `autoincrement`, PostgreSQL through `bigserial`. */
export function sequenceColumn(kind: DatabaseKind) {
  const type = kind === "sqlite" ? "integer" : "bigserial";
  const build = (column: ColumnDefinitionBuilder) =>
    kind === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey();
  return ["sequence", type, build] as const;
}
