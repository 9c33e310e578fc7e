/** The tables with a sealed column, each with the word that its sealed values are bound to. */
const CONTEXTS = {
  visits: "visit",
  identities: "identity",
  outbox: "event",
  idempotency_keys: "idempotency",
  erasures: "erasure",
  mails: "mail",
  self_checks: "self-check",
} as const;

export type SealedTableName = keyof typeof CONTEXTS;

/** Returns the context that a row's sealed value is bound to. A value that is copied to another row doesn't open. */
export function sealContext(table: SealedTableName, key: string): string {
  return `${CONTEXTS[table]}:${key}`;
}
