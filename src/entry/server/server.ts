export type { ErrorCode, ValidationResult } from "../../contract/errors.js";
export { GangwayError } from "../../contract/errors.js";
export type { ProviderId } from "../../contract/providers.js";
export { PROVIDER_IDS, PROVIDER_NAMES } from "../../contract/providers.js";
export type { Outbound, Provider } from "../../providers/provider.js";
export type { GangwayConfig, GangwayConfigInput } from "../../proxy/config-schema.js";
export type { Gangway } from "../../proxy/gangway.js";
export { createGangway } from "../../proxy/gangway.js";
export type {
  GangwayHost,
  Log,
  LogEvent,
  LogFields,
  LogLevel,
  MailMessage,
  WebhookAnswer,
  WebhookRequest,
} from "../../proxy/host.js";
export type { ConfigFault, ParseConfigOptions, ParsedConfig } from "../../proxy/parse-config.js";
export { ConfigError, parseConfig } from "../../proxy/parse-config.js";
export type { WebhookFailure } from "../../proxy/webhooks/webhook-failure.js";
export { WebhookNotSent } from "../../proxy/webhooks/webhook-failure.js";
export { SharedSqliteDialect } from "../../records/database/shared-sqlite-dialect.js";
export type { OpenStoreOptions } from "../../records/open-store.js";
export { openStore } from "../../records/open-store.js";
export type { Store } from "../../records/store.js";
