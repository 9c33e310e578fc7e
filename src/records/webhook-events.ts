export interface WebhookEventRecords {
  readonly kind: "webhookEvents";
}
