import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  LinkAnswer,
  OrganisationAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "../contract/answers.js";
import type { CodeChannel } from "../contract/code-channel.js";
import type { ActivateRequest, InviteRequest } from "../contract/requests.js";

/**
 * The proxy's calls for the page.
 *
 * Each rejects with a `GangwayError`: the proxy's refusal, or `network` or `offline` (no connection), `timeout`,
 * `provider_response_invalid` (a success that can't be read). When the caller's signal aborts, it rejects with that
 * signal's reason.
 */
export interface ProxyClient {
  readOrganisation(code: string, signal?: AbortSignal): Promise<OrganisationAnswer>;
  /** Makes a visit. Repeated with the same key and body, it makes no second one. */
  invite(
    body: InviteRequest,
    options: { idempotencyKey: string },
    signal?: AbortSignal,
  ): Promise<InviteAnswer>;
  /** Reads a visit as a page may know it; with the visit token also where the provider's screen is. */
  readTracking(ref: string, visitToken?: string, signal?: AbortSignal): Promise<TrackingAnswer>;
  /**
   * Sends a one-time code to the invite's address or phone number.
   * @param channel one of the visit's `codeChannels`. Without it, the first of them.
   * @param locale the language that the customer has chosen, as BCP 47. The visit's mails follow it from now on.
   */
  sendCode(ref: string, signal?: AbortSignal, channel?: CodeChannel, locale?: string): Promise<CodeAnswer>;
  /** Enters the visit with a proof: a mailed code, the partner's token, or `{}` where none is asked for. */
  activate(ref: string, proof: ActivateRequest, signal?: AbortSignal): Promise<ActivateAnswer>;
  /** Mails the customer a link by which to continue later. @param locale as for `sendCode` */
  mailLink(ref: string, visitToken?: string, signal?: AbortSignal, locale?: string): Promise<LinkAnswer>;
  readStatus(ref: string, signal?: AbortSignal): Promise<StatusAnswer>;
}
