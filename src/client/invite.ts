/** The call that begins a visit. */
import type { InviteAnswer } from "../contract/answers.js";
import { GangwayError } from "../contract/errors.js";
import type { InviteRequest } from "../contract/requests.js";
import type { CallProxy } from "./call-proxy.js";

/** `code` is the client's `organisation`, unless another is given. */
export type Invite = Omit<InviteRequest, "code"> & { code?: string | undefined };

export interface InviteOptions {
  /** Equal invites with the same key are one visit, for 24 hours. Without it: a random one for this call alone. */
  idempotencyKey?: string | undefined;
}

/** An invite with an API key is answered with the link. */
export type InvitedVisit = InviteAnswer & { inviteUrl: string; qrCodeUrl: string };

export function createInvite(call: CallProxy, organisation: string | undefined) {
  return (invite: Invite, options: InviteOptions = {}): Promise<InvitedVisit> => {
    const code = invite.code ?? organisation;
    if (code === undefined) throw organisationMissing();
    return call({
      method: "POST",
      path: "/v1/user/invite",
      body: { ...invite, code },
      // So that an invite whose answer was lost can be repeated without a second visit.
      idempotencyKey: options.idempotencyKey ?? crypto.randomUUID(),
      isRepeatable: true,
    });
  };
}

export function organisationMissing(): GangwayError {
  return new GangwayError("invalid_configuration", "organisation: give the client your organisation's code.");
}
