import type { CustomerContext, InviteRequest } from "../../contract/requests.js";
import type { LaunchKind, LaunchWord } from "../../contract/status.js";
import type { Details } from "../flow-state.js";

/** What the host page adds to the customer's details. */
export interface InviteExtras {
  referenceData?: string | null | undefined;
  /** The partner's own name for the customer. */
  externalRef?: string | null | undefined;
  /** BCP 47. */
  locale?: string | null | undefined;
  /** The page's own address, for a provider that takes its place: where to come back to, unless the customer's context says. */
  callbackUrl?: string | null | undefined;
  /**
   * How the page wants the provider's screen to open. `callbackUrl` goes along with `redirect`, and with `auto` where the
   * organisation prefers a redirect. Without it, `callbackUrl` always does.
   */
  launch?: LaunchWord | null | undefined;
}

/** What the proxy takes for a callback address. */
const LONGEST_URL = 2000;

/**
 * Builds the body of the invite call. Whatever is empty is left out: the proxy refuses an empty text as a fault.
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
  // The fragment is the page's own business.
  const page = (kind === "redirect" && extras.callbackUrl?.replace(/#.*/s, "")) || "";
  const callbackUrl = /^https?:/.test(page) && page.length <= LONGEST_URL ? page : "";
  const known = { callbackUrl, ...details.customerContext };
  // What isn't a text is the host page's mistake: the proxy names it.
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
