/**
 * The body of `POST /sessions` (docs.withverifa.com, "Create session", November 2026). Known details are sent under the
 * names that an identity has for them. docs/providers.md lists this as an assumption.
 */
import { customerName } from "../../contract/customer-name.js";
import type { ProviderInvite } from "../provider.js";
import type { VerifaOptions } from "./config.js";

export function sessionBody(invite: ProviderInvite, { workflowId }: VerifaOptions) {
  const { customerContext = {} } = invite;
  const { firstName, familyName } = customerName(customerContext);
  return {
    external_ref: invite.externalRef,
    workflow_id: workflowId,
    metadata: { gangway_reference: invite.reference, reference_data: invite.referenceData },
    redirect_url: customerContext.callbackUrl,
    fields: {
      first_name: firstName,
      last_name: familyName,
      date_of_birth: customerContext.dateOfBirth,
      email: invite.email,
      phone: customerContext.preferredContactNumber,
      address_line1: customerContext.address,
      document_number: customerContext.document?.number,
      country: customerContext.document?.country,
    },
    ...(invite.sendInvitationEmail ? { send_email: true, applicant_email: invite.email } : {}),
  };
}
