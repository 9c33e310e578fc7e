import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  LinkAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../../contract/answers.js";
import type { CodeChannel } from "../../contract/code-channel.js";
import type { ActivateRequest, InviteRequest } from "../../contract/requests.js";
import type { ProxyCall } from "../proxy-call.js";
import * as answers from "./read-answers.js";

const trackingPath = (ref: string, call = ""): string =>
  `/v1/user/signup/tracking/${encodeURIComponent(ref)}${call}`;

const withToken = (visitToken: string | undefined) =>
  visitToken ? { headers: { Authorization: `Bearer ${visitToken}` } } : {};

/** The proxy's calls about a visit, one for each member of `ProxyClient`. */
export const visitCalls = {
  invite: (body: InviteRequest, options: { idempotencyKey: string }): ProxyCall<InviteAnswer> => ({
    path: "/v1/user/invite",
    read: answers.readInvite,
    body,
    headers: { "Idempotency-Key": options.idempotencyKey },
  }),

  readTracking: (ref: string, visitToken?: string): ProxyCall<TrackingAnswer> => ({
    path: trackingPath(ref),
    read: answers.readTracking,
    ...withToken(visitToken),
  }),

  sendCode: (ref: string, channel?: CodeChannel, locale?: string): ProxyCall<CodeAnswer> => ({
    path: trackingPath(ref, "/code"),
    read: answers.readCode,
    body: { channel, locale },
  }),

  activate: (ref: string, proof: ActivateRequest): ProxyCall<ActivateAnswer> => ({
    path: trackingPath(ref, "/activate"),
    read: answers.readActivate,
    body: proof,
  }),

  mailLink: (ref: string, visitToken?: string, locale?: string): ProxyCall<LinkAnswer> => ({
    path: trackingPath(ref, "/link"),
    read: answers.readLink,
    body: { locale },
    ...withToken(visitToken),
  }),

  readStatus: (ref: string): ProxyCall<StatusAnswer> => ({
    path: trackingPath(ref, "/status"),
    read: answers.readStatus,
  }),
};
