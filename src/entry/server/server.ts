export type { FrameSource } from "../../contract/answers.js";
export type { Assessment, AssessmentReport } from "../../contract/assessment.js";
export type { ErrorCode, ValidationResult } from "../../contract/errors.js";
export { GangwayError } from "../../contract/errors.js";
export type { Person } from "../../contract/person.js";
export type { AnyProviderId, ProviderId } from "../../contract/providers.js";
export { PROVIDER_IDS, PROVIDER_NAMES } from "../../contract/providers.js";
export type { EndedReason, LaunchKind, Outcome, Status } from "../../contract/status.js";
export type { ProviderReport, ProviderState, VisitReport } from "../../contract/visit-report.js";
export { isSuccess, parseJson, readAnswer, statusFailure } from "../../providers/answer.js";
export type { ProviderConfigSchema, ProviderDefinition } from "../../providers/define-provider.js";
export { defineProvider } from "../../providers/define-provider.js";
export { personFrom } from "../../providers/person-from.js";
export type {
  ErasureSubject,
  Outbound,
  OutboundAnswer,
  OutboundRequest,
  Provider,
  ProviderInvite,
  ProviderRoute,
  ProviderRouteRequest,
  ProviderRouteSecurity,
  ProviderSession,
  ProviderTools,
  ProviderVisit,
  ProviderVisits,
  WebhookEvent,
  WebhookSecurity,
  WebhookSubject,
} from "../../providers/provider.js";
export type { OptionsOf, SharedConfig } from "../../providers/provider-config.js";
export { everyProvider, secret, secrets, webAddress } from "../../providers/provider-config.js";
export type { Meaning, Words } from "../../providers/report.js";
export { reportOf, timeOf, unknownWord } from "../../providers/report.js";
export type { GangwayConfig, GangwayConfigInput } from "../../proxy/config-schema.js";
export type { Gangway } from "../../proxy/gangway.js";
export { createGangway } from "../../proxy/gangway.js";
export type {
  GangwayHost,
  Log,
  LogEvent,
  LogFields,
  LogLevel,
  MailAttachment,
  MailMessage,
  WebhookAnswer,
  WebhookRequest,
} from "../../proxy/host.js";
export type { HostInfo } from "../../proxy/host-info.js";
export { MailRefused } from "../../proxy/mail-refused.js";
export type { ConfigFault, ParseConfigOptions, ParsedConfig } from "../../proxy/parse-config.js";
export { ConfigError, parseConfig } from "../../proxy/parse-config.js";
export type { SmsMessage, SmsSender } from "../../proxy/sms/sms-sender.js";
export { SmsRefused } from "../../proxy/sms/sms-sender.js";
export type { WebhookFailure } from "../../proxy/webhook-failure.js";
export { WebhookNotSent } from "../../proxy/webhook-failure.js";
export { SharedSqliteDialect } from "../../records/database/shared-sqlite-dialect.js";
export type { OpenStoreOptions } from "../../records/open-store.js";
export { openStore } from "../../records/open-store.js";
export type { Store } from "../../records/store.js";
