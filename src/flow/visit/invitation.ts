import type { OrganisationAnswer } from "../../contract/answers.js";
import type { Details, VisitView } from "../flow-state.js";
import type { ProxyClient } from "../proxy-client.js";
import { unlessAborted } from "../unless-aborted.js";
import { type InviteExtras, inviteBody } from "./invite-body.js";

/** Invites a customer once for the same details, however often they are submitted. */
export interface Invitation {
  /** Makes a visit, or returns the one made for the same details before. */
  send(
    organisation: OrganisationAnswer,
    details: Details,
    extras: InviteExtras,
    signal: AbortSignal,
  ): Promise<VisitView>;
  /** Makes the next one a fresh visit, whatever the details. */
  forget(): void;
}

interface Attempt {
  /** As JSON. */
  body: string;
  idempotencyKey: string;
  /** Null until the proxy has answered. */
  visit: VisitView | null;
}

/** Creates 128 random bits. `crypto.randomUUID` is missing in pages on plain http. */
const createKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join("-");

export function createInvitation(host: { client: ProxyClient }): Invitation {
  let current: Attempt | null = null;
  /** The last one that was accepted. A refusal of other details leaves the way back to it. */
  let accepted: Attempt | null = null;

  return {
    async send({ organisation, authentication, launch }, details, extras, signal) {
      const request = inviteBody(organisation.code, details, extras, launch);
      const body = JSON.stringify(request);
      if (accepted?.body === body) current = accepted;
      else if (current?.body !== body) current = { body, idempotencyKey: createKey(), visit: null };
      const attempt = current;
      if (!attempt.visit) {
        const answer = await unlessAborted(host.client.invite(request, attempt, signal), signal);
        attempt.visit = {
          trackingReference: answer.trackingReference,
          status: answer.status,
          provider: answer.provider,
          organisation,
          authentication,
          maskedEmail: request.email.replace(/^(.)[^@]*/, "$1•••"),
          expiresAt: answer.expiresAt,
        };
      }
      accepted = attempt;
      return attempt.visit;
    },

    forget() {
      current = accepted = null;
    },
  };
}
