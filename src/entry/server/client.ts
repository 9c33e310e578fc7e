export type { ClientOptions } from "../../client/client-options.js";
export type { GangwayClient } from "../../client/create-client.js";
export { createClient } from "../../client/create-client.js";
export type { CreateCustomerToken, CustomerTokenClaims } from "../../client/customer-token.js";
export type {
  Identities,
  IdentityChange,
  IdentityFilter,
  IdentityPageRequest,
  NewIdentity,
} from "../../client/identities.js";
export type { IdentitySource } from "../../client/import-lines.js";
export type { Invite, InvitedVisit, InviteOptions } from "../../client/invite.js";
export type { VisitFilter, VisitPageRequest, Visits } from "../../client/visits.js";
export type {
  DeliveryFilter,
  UnknownEvent,
  WebhookEvent,
  WebhookRequest,
  Webhooks,
} from "../../client/webhooks.js";
export type { ErrorCode, ValidationResult } from "../../contract/errors.js";
export { GangwayError } from "../../contract/errors.js";
export type {
  DuplicateAnswer,
  IdentityAnswer,
  IdentityDetailAnswer,
  IdentitySessionAnswer,
} from "../../contract/identity-answer-schemas.js";
export type { ImportedIdentity, ImportResult } from "../../contract/identity-import-schemas.js";
export type { VisitEvent } from "../../contract/visit-event-schemas.js";
export type { VisitAnswer } from "../../contract/visit-schemas.js";
export type { EventType, WebhookBody } from "../../contract/webhook-event-schemas.js";
export type { DeliveryAnswer, WebhookEndpointAnswer } from "../../contract/webhook-schemas.js";
