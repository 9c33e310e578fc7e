import type { CustomerContext, InviteRequest } from "../contract/requests.js";
import type { Details } from "./flow-state.js";

/** What the host page adds to the customer's details. */
export interface InviteExtras {
  referenceData?: string | null | undefined;
  /** The partner's own name for the customer. */
  externalRef?: string | null | undefined;
  /** BCP 47. */
  locale?: string | null | undefined;
}

/** Builds the body of the invite call. Whatever is empty is left out: the proxy refuses an empty text as a fault. */
export function inviteBody(code: string, details: Details, extras: InviteExtras): InviteRequest {
  const { referenceData, externalRef, locale } = extras;
  const context = Object.entries(details.customerContext).filter(([, value]) => value?.trim());
  return {
    email: details.email.trim(),
    code,
    ...(context.length && { customerContext: Object.fromEntries(context) as CustomerContext }),
    ...(referenceData && { referenceData }),
    ...(externalRef && { externalRef }),
    ...(locale && { locale }),
  };
}
