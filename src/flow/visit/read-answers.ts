/** Readers of the proxy's answers about a visit. */
import type {
  ActivateAnswer,
  CodeAnswer,
  FrameSource,
  InviteAnswer,
  LinkAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../../contract/answers.js";
import { CODE_CHANNELS } from "../../contract/code-channel.js";
import { CUSTOMER_PROGRESS } from "../../contract/customer-progress.js";
import { PROVIDER_ID } from "../../contract/provider-id.js";
import { ENDED_REASONS, OUTCOMES, RESUBMISSION_REASONS } from "../../contract/result-words.js";
import { AUTHENTICATIONS, LAUNCH_KINDS, STATUSES, type VisitAction } from "../../contract/status.js";
import { organisationCard } from "../organisation-call.js";
import {
  boolean,
  listOf,
  matching,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  string,
  url,
} from "../readers.js";

const status = oneOf(STATUSES);
const launch = listOf(LAUNCH_KINDS);

const strings: Reader<string[]> = (value, name) => {
  if (!Array.isArray(value)) throw new TypeError(`unexpected ${name}`);
  return value.map((one) => string(one, name));
};
const frame: Reader<FrameSource | null> = nullable(
  object({
    url,
    origin: string,
    allow: string,
    sandbox: optional(string),
    needs: optional(strings),
    name: optional(string),
  }),
);

const asked = object({ kind: oneOf(["resubmit"]), reason: string });
/** An unknown reason becomes `other`, so that an older widget survives a newer proxy. */
const action: Reader<VisitAction> = (value, name) => {
  const { kind, reason } = asked(value, name);
  return { kind, reason: RESUBMISSION_REASONS.find((known) => known === reason) ?? "other" };
};
/** Members of both answers that tell how a visit may go on. */
const next = {
  action: optional(action),
  mayAskForMore: optional(boolean),
  outcome: optional(oneOf(OUTCOMES)),
};

export const readInvite: Reader<InviteAnswer> = object({
  trackingReference: string,
  inviteUrl: optional(url),
  qrCodeUrl: optional(url),
  status,
  provider: matching(PROVIDER_ID),
  launch,
  expiresAt: nullable(string),
});

const continueWays = { onboardingUrl: optional(nullable(url)), mailsLink: optional(boolean) };
const codeWays = { codeChannels: optional(listOf(CODE_CHANNELS)), maskedPhone: optional(string) };

export const readTracking: Reader<TrackingAnswer> = object({
  trackingReference: string,
  status,
  ended: optional(oneOf(ENDED_REASONS)),
  ...next,
  organisation: organisationCard,
  provider: matching(PROVIDER_ID),
  launch,
  authentication: oneOf(AUTHENTICATIONS),
  maskedEmail: string,
  ...codeWays,
  expiresAt: optional(nullable(string)),
  ...continueWays,
  inviteUrl: optional(url),
  qrCodeUrl: optional(url),
  frame: optional(frame),
});

export const readLink: Reader<LinkAnswer> = object({ maskedEmail: string, delayed: optional(boolean) });

export const readCode: Reader<CodeAnswer> = object({
  channel: optional(oneOf(CODE_CHANNELS)),
  maskedEmail: string,
  ...codeWays,
  expiresInSeconds: number,
  resendAfterSeconds: number,
  attempt: optional(string),
  delayed: optional(boolean),
});

export const readActivate: Reader<ActivateAnswer> = object({
  status,
  inviteUrl: url,
  qrCodeUrl: url,
  launch,
  frame,
  ...continueWays,
  visitToken: string,
});

export const readStatus: Reader<StatusAnswer> = object({
  status,
  ended: optional(oneOf(ENDED_REASONS)),
  ...next,
  progress: optional(oneOf(CUSTOMER_PROGRESS)),
});
