/** PostgreSQL refuses connections, or doesn't answer in time. */
export class DatabaseUnreachableError extends Error {
  override readonly name = "DatabaseUnreachableError";
}
