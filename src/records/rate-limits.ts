export interface RateLimitRecords {
  readonly kind: "rateLimits";
}
