export type {
  ActivateAnswer,
  CodeAnswer,
  FrameSource,
  InviteAnswer,
  OrganisationAnswer,
  OrganisationCard,
  StatusAnswer,
  TrackingAnswer,
} from "../../contract/answers.js";
export type { ErrorCode, GangwayErrorOptions, ValidationResult } from "../../contract/errors.js";
export { GangwayError } from "../../contract/errors.js";
export type { AnyProviderId, ProviderId } from "../../contract/providers.js";
export type {
  ActivateRequest,
  CustomerConsent,
  CustomerContext,
  CustomerDocument,
  InviteRequest,
} from "../../contract/requests.js";
export type {
  Authentication,
  CollectableField,
  EndedReason,
  LaunchKind,
  Outcome,
  Status,
} from "../../contract/status.js";
export { browserPage } from "../../elements/first/browser-page.js";
export { tabMemory } from "../../elements/first/tab-memory.js";
export type { Clock } from "../../flow/clock.js";
export { systemClock } from "../../flow/clock.js";
export { createOnboardingFlow } from "../../flow/create-onboarding-flow.js";
export type { ProxyClientOptions } from "../../flow/create-proxy-client.js";
export { createProxyClient } from "../../flow/create-proxy-client.js";
export type { CustomerToken } from "../../flow/customer-token.js";
export type { OnboardingFlowOptions } from "../../flow/flow-options.js";
export type {
  CodeSent,
  Details,
  FlowState,
  LaunchView,
  PollingView,
  StepName,
  VisitView,
} from "../../flow/flow-state.js";
export type { OnboardingFlow } from "../../flow/onboarding-flow.js";
export type { PageChange, PageEnvironment } from "../../flow/page-environment.js";
export type { Progress } from "../../flow/progress.js";
export { progressOf } from "../../flow/progress.js";
export type { ProxyClient } from "../../flow/proxy-client.js";
export type { StatusPoller, StatusPollerOptions } from "../../flow/visit/status-poller.js";
export { createStatusPoller } from "../../flow/visit/status-poller.js";
export type { SavedVisit, VisitMemory } from "../../flow/visit-memory.js";
