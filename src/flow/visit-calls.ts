/** The calls about a visit: what each asks, and what reads its answer. */
import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../contract/answers.js";
import * as answers from "../contract/read-answers.js";
import type { ActivateRequest, InviteRequest } from "../contract/requests.js";
import { activatePath, codePath, invitePath, statusPath, trackingPath } from "../contract/routes.js";
import type { Call } from "./proxy-client.js";

export const invite = (body: InviteRequest, options: { idempotencyKey: string }): Call<InviteAnswer> => ({
  path: invitePath(),
  read: answers.readInvite,
  body,
  headers: { "Idempotency-Key": options.idempotencyKey },
});

export const readTracking = (ref: string, visitToken?: string): Call<TrackingAnswer> => ({
  path: trackingPath(ref),
  read: answers.readTracking,
  ...(visitToken && { headers: { Authorization: `Bearer ${visitToken}` } }),
});

export const sendCode = (ref: string): Call<CodeAnswer> => ({
  path: codePath(ref),
  read: answers.readCode,
  body: {},
});

export const activate = (ref: string, proof: ActivateRequest): Call<ActivateAnswer> => ({
  path: activatePath(ref),
  read: answers.readActivate,
  body: proof,
});

export const readStatus = (ref: string): Call<StatusAnswer> => ({
  path: statusPath(ref),
  read: answers.readStatus,
});
