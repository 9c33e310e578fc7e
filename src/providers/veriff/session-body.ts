/**
 * The body of `POST /v1/sessions` (devdocs.veriff.com, November 2026): the details that Veriff compares with the
 * document, and the way back to us.
 */
import * as z from "zod";
import { customerName } from "../../contract/customer-name.js";
import type { ProviderInvite } from "../provider.js";

export function sessionBody({ email, referenceData, externalRef, customerContext = {} }: ProviderInvite) {
  const { dateOfBirth, preferredContactNumber, idNumber, address, document, consents } = customerContext;
  const { firstName, familyName } = customerName(customerContext);
  return {
    verification: {
      vendorData: referenceData,
      endUserId: z.guid().safeParse(externalRef).success ? externalRef : undefined,
      person: {
        firstName,
        lastName: familyName,
        dateOfBirth,
        idNumber,
        email,
        phoneNumber: preferredContactNumber,
      },
      document: document && documentOf(document),
      address: address === undefined ? undefined : { fullAddress: address },
      consents,
      callback: callbackOf(customerContext.callbackUrl),
    },
  };
}

type KnownDocument = NonNullable<NonNullable<ProviderInvite["customerContext"]>["document"]>;

function documentOf({ type, number, country }: KnownDocument) {
  // Anything but letters and digits is refused (2102).
  return { type, number: number?.replace(/[^A-Za-z0-9]/g, "") || undefined, country };
}

/** Anything but https is refused (1302). */
function callbackOf(callbackUrl: string | undefined): string | undefined {
  return callbackUrl?.toLowerCase().startsWith("https://") ? callbackUrl : undefined;
}
