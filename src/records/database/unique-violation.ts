/** The drivers' codes: SQLite for an index and for a primary key, then PostgreSQL. */
const CODES: readonly unknown[] = ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"];

/** Tells whether a statement failed because a unique column already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && CODES.includes(error.code);
}
