export type { ErrorCode } from "../../contract/errors.js";
export type { CustomerConsent, CustomerContext, CustomerDocument } from "../../contract/requests.js";
export type {
  EndedReason,
  LaunchKind,
  LaunchWord,
  ResubmissionReason,
  Status,
  VisitAction,
} from "../../contract/status.js";
export { GangwayCancelledEvent } from "../../elements/dialog/cancelled-event.js";
export type { Theme } from "../../elements/first/check-settings.js";
export { defineGangway } from "../../elements/first/define.js";
export type { GangwayEventMap } from "../../elements/first/events.js";
export {
  GangwayErrorEvent,
  GangwayReadyEvent,
  GangwayStepEvent,
} from "../../elements/first/events.js";
export { GangwayOnboarding } from "../../elements/first/gangway-onboarding.js";
export type { StreamEntry, StreamFields, StreamName } from "../../elements/first/stream-event.js";
export { GangwayStreamEvent } from "../../elements/first/stream-event.js";
export {
  GangwayActionEvent,
  GangwayCompletedEvent,
  GangwayEndedEvent,
  GangwayStatusEvent,
} from "../../elements/steps/visit-events.js";
export type { CustomerToken } from "../../flow/customer-token.js";
export type { StepName } from "../../flow/flow-state.js";
export type { LocaleSource } from "../../locales/register-locale.js";
export { registerLocale } from "../../locales/register-locale.js";
export type { Terms, TermsOverride } from "../../locales/terms.js";
export type { GangwayTagProps } from "../../react/tag-props.js";
