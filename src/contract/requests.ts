/** The page's requests to the proxy. Plain types, as in `answers.ts`: the server's schemas (`page-schemas.ts`) fit them. */

/** Details of the customer, from the partner or from the details step. */
export interface CustomerContext {
  firstName?: string | undefined;
  familyName?: string | undefined;
  middleName?: string | undefined;
  fullName?: string | undefined;
  /** `YYYY-MM-DD`. */
  dateOfBirth?: string | undefined;
  preferredContactNumber?: string | undefined;
  address?: string | undefined;
  /** The address behind the provider's "Return to …" button. */
  callbackUrl?: string | undefined;
}

/** `POST /v1/user/invite`. */
export interface InviteRequest {
  email: string;
  /** The organisation's. */
  code: string;
  referenceData?: string | undefined;
  customerContext?: CustomerContext | undefined;
  sendInvitationEmail?: boolean | undefined;
  /** The partner's own id of the customer. From a page it is a claim until it is proved; then the visit feeds an identity. */
  externalRef?: string | undefined;
  /** BCP 47. */
  locale?: string | undefined;
}

/** `POST …/activate`: one proof, or none where `authentication` is `none`. */
export interface ActivateRequest {
  /** Six digits, as mailed. */
  code?: string | undefined;
  /** The partner's JWT. */
  customerToken?: string | undefined;
}
