/**
 * The page's requests to the proxy. Plain types, as in `answers.ts`: the server's schemas (`page-schemas.ts`) fit them.
 * A member that is null counts as left out.
 */
import type { CodeChannel } from "./code-channel.js";
import type { WithoutNulls } from "./without-nulls.js";

/** A document that the customer is going to show, under Veriff's names and words. */
export interface CustomerDocument {
  type?: "PASSPORT" | "ID_CARD" | "DRIVERS_LICENSE" | "RESIDENCE_PERMIT" | null | undefined;
  number?: string | null | undefined;
  /** Two letters (ISO 3166-1), in upper case. */
  country?: string | null | undefined;
}

/** A consent that the customer has given or refused to the partner, under Veriff's names and words. */
export interface CustomerConsent {
  type: "ine" | "bipa" | "aadhaar";
  approved: boolean;
}

/** Details of the customer, from the partner or from the details step. */
export interface CustomerContext {
  firstName?: string | null | undefined;
  familyName?: string | null | undefined;
  middleName?: string | null | undefined;
  /** In place of the first and the family name. */
  fullName?: string | null | undefined;
  /** A date of ISO 8601, such as `1990-01-15`. The time of a date with a time is ignored. */
  dateOfBirth?: string | null | undefined;
  preferredContactNumber?: string | null | undefined;
  address?: string | null | undefined;
  /** A national number of the customer's, as on identity cards. */
  idNumber?: string | null | undefined;
  document?: CustomerDocument | null | undefined;
  consents?: CustomerConsent[] | null | undefined;
  /** The address behind the provider's "Return to …" button. */
  callbackUrl?: string | null | undefined;
}

/** `POST /v1/user/invite`. */
export interface InviteRequest {
  email: string;
  /** The organisation's. */
  code: string;
  /** The partner's own text about the visit. It may be empty. */
  referenceData?: string | null | undefined;
  customerContext?: CustomerContext | null | undefined;
  sendInvitationEmail?: boolean | null | undefined;
  /** The partner's own id of the customer. From a page it is a claim until it is proved; then the visit feeds an identity. */
  externalRef?: string | null | undefined;
  /** BCP 47. */
  locale?: string | null | undefined;
}

/** The details of a customer as the proxy keeps them: checked, the date of birth as `YYYY-MM-DD`. */
export type KnownCustomer = WithoutNulls<CustomerContext>;

/** `POST …/code`. */
export interface CodeRequest {
  /** The way that the code takes. Without it, the organisation's preferred one. */
  channel?: CodeChannel | undefined;
  /** The language that the customer has chosen in the page, as BCP 47. */
  locale?: string | undefined;
}

/** `POST …/link`. */
export interface LinkRequest {
  /** The language that the customer has chosen in the page, as BCP 47. */
  locale?: string | undefined;
}

/** `POST …/activate`: one proof, or none where `authentication` is `none`. */
export interface ActivateRequest {
  /** Six digits, from the mail or the text message. */
  code?: string | undefined;
  /** The `attempt` that came with the code. */
  attempt?: string | undefined;
  /** The partner's JWT. */
  customerToken?: string | undefined;
  /** The language that the customer has chosen in the page, as BCP 47. */
  locale?: string | undefined;
}
