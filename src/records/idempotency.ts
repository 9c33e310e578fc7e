export interface IdempotencyRecords {
  readonly kind: "idempotency";
}
