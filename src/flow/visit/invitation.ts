import type { OrganisationAnswer } from "../../contract/answers.js";
import { ask } from "../ask.js";
import type { Details, VisitView } from "../flow-state.js";
import type { ProxyClient } from "../proxy-client.js";
import { type InviteExtras, inviteBody } from "./invite-body.js";

interface Attempt {
  /** As JSON. */
  body: string;
  idempotencyKey: string;
  /** Once the proxy has answered. */
  visit: VisitView | null;
}

/** 128 random bits. Not `crypto.randomUUID`, which pages on plain http lack. */
const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );

/** Invites a customer once for the same details, however often they are submitted. */
export class Invitation {
  readonly #client: ProxyClient;
  #attempt: Attempt | null = null;

  constructor(client: ProxyClient) {
    this.#client = client;
  }

  /** Makes a visit, or returns the one made for the same details before. */
  async send(
    { organisation, authentication, launch }: OrganisationAnswer,
    details: Details,
    extras: InviteExtras,
    signal: AbortSignal,
  ): Promise<VisitView> {
    const request = inviteBody(organisation.code, details, extras, launch);
    const body = JSON.stringify(request);
    if (this.#attempt?.body !== body) this.#attempt = { body, idempotencyKey: freshKey(), visit: null };
    const attempt = this.#attempt;
    if (!attempt.visit) {
      const answer = await ask(this.#client.invite(request, attempt, signal), signal);
      attempt.visit = {
        trackingReference: answer.trackingReference,
        status: answer.status,
        provider: answer.provider,
        organisation,
        authentication,
        maskedEmail: request.email.replace(/^(.)[^@]*/, "$1•••"),
      };
    }
    return attempt.visit;
  }

  /** Makes the next one a fresh visit, whatever the details. */
  forget(): void {
    this.#attempt = null;
  }
}
