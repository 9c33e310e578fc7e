/** The body of `POST /v1/user/invite` (developer.verifime.com, November 2026; `callbackUrl` from its later pages). */
import type { ProviderInvite } from "../provider.js";
import type { VerifimeOptions } from "./config.js";

export function sessionBody(invite: ProviderInvite, { code }: VerifimeOptions) {
  const { email, referenceData, customerContext, sendInvitationEmail } = invite;
  return {
    email,
    code,
    referenceData,
    customerContext: customerContext && contextOf(customerContext),
    sendInvitationEmail,
  };
}

/** VerifiMe's own members. It has none for the others. */
function contextOf(known: NonNullable<ProviderInvite["customerContext"]>) {
  const { firstName, familyName, middleName, fullName, dateOfBirth } = known;
  const { preferredContactNumber, address, callbackUrl } = known;
  return {
    firstName,
    familyName,
    middleName,
    fullName,
    dateOfBirth,
    preferredContactNumber,
    address,
    callbackUrl,
  };
}
