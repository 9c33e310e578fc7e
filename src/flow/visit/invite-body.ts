import type { CustomerContext, InviteRequest } from "../../contract/requests.js";
import type { LaunchKind, LaunchWord } from "../../contract/status.js";
import type { Details } from "../flow-state.js";

/** Settings of the host page that the invite call sends along. */
export interface InviteExtras {
  referenceData?: string | null | undefined;
  /** The partner's own id of the customer. */
  externalRef?: string | null | undefined;
  /** BCP 47. */
  locale?: string | null | undefined;
  /**
   * The address of the page, for a provider's screen that replaces it. It is sent without its query and fragment. The
   * customer's context may name another one, which is sent whole.
   */
  callbackUrl?: string | null | undefined;
  /**
   * The launch kind that the page wants. `callbackUrl` is sent with `redirect`, and with `auto` where the organisation
   * prefers a redirect. Without a launch kind, it is always sent.
   */
  launch?: LaunchWord | null | undefined;
}

/** The longest callback address that the proxy accepts. */
const MAX_URL_LENGTH = 2000;

/**
 * Builds the body of the invite call. Empty members are left out: the proxy refuses an empty text.
 * @param offered The organisation's launch kinds.
 */
export function inviteBody(
  code: string,
  details: Details,
  extras: InviteExtras,
  offered: readonly LaunchKind[] = [],
): InviteRequest {
  const { referenceData, externalRef, locale, launch } = extras;
  const kind = launch === "auto" ? offered[0] : launch || "redirect";
  // The provider learns this address: a query or fragment may hold what is only for the page.
  const page = (kind === "redirect" && extras.callbackUrl?.replace(/[?#].*/s, "")) || "";
  const callbackUrl = /^https?:/.test(page) && page.length <= MAX_URL_LENGTH ? page : "";
  const known = { callbackUrl, ...details.customerContext };
  // Members that aren't texts are the host page's mistake, which the proxy names.
  const context = Object.entries(known).filter(([, value]) => String(value ?? "").trim());
  return {
    email: details.email.trim(),
    code,
    ...(context.length && { customerContext: Object.fromEntries(context) as CustomerContext }),
    ...(referenceData && { referenceData }),
    ...(externalRef && { externalRef }),
    ...(locale && { locale }),
  };
}
