/** Finds that an invite has no number for a code, where the organisation sends codes by text message only. */
import * as z from "zod";
import type { ValidationResult } from "../../contract/errors.js";
import type { Organisations } from "../organisations.js";
import { fault } from "../requests/validation-results.js";

/** The members that matter here, from a body that may have any shape. */
const partsSchema = z.object({
  code: z.string().catch(""),
  customerContext: z.object({ preferredContactNumber: z.string().optional().catch(undefined) }).catch({}),
});

export function findPhoneFaults(body: unknown, organisations: Organisations): ValidationResult[] {
  const parts = partsSchema.safeParse(body);
  const organisation = parts.success ? organisations.find(parts.data.code) : undefined;
  if (organisation?.config.authentication !== "code") return [];
  const { preferredContactNumber } = parts.data?.customerContext ?? {};
  const customerContext = preferredContactNumber === undefined ? {} : { preferredContactNumber };
  return organisation.codeWaysOf({ customerContext }).channels.length > 0 ? [] : [PHONE_FAULT];
}

const PHONE_FAULT = fault(
  ["customerContext", "preferredContactNumber"],
  "InvalidPhoneNumber",
  "preferredContactNumber must be a number with its country code, such as +61491570156, that codes may go to",
);
