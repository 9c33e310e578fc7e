import { GangwayError } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import type { DetailsForm } from "../first/details-form.js";
import { readPhoneNumber } from "./read-phone-number.js";

/** The faults of a phone number, as the proxy would name them. */
export type PhoneFault = "InvalidPhoneNumber" | "ImpossiblePhoneNumber";

/**
 * Returns the details with the phone number in E.164.
 * @throws GangwayError `invalid_request`, with the number's fault.
 */
export function correctPhone(form: DetailsForm, details: Details): Details {
  const { customerContext } = details;
  const region = /-([a-z]{2})\b/i.exec(form.props.locale)?.[1];
  const read = readPhoneNumber(
    customerContext.preferredContactNumber ?? "",
    form.props.state.organisation.country ?? region?.toUpperCase() ?? "",
  );
  if ("e164" in read)
    return { ...details, customerContext: { ...customerContext, preferredContactNumber: read.e164 } };
  const resultName: PhoneFault = read.fault === "incomplete" ? "InvalidPhoneNumber" : "ImpossiblePhoneNumber";
  const message = `The phone number is ${read.fault}.`;
  const fault = { name: "preferredContactNumber", path: "customerContext", resultName, message } as const;
  throw new GangwayError("invalid_request", message, {
    validationResults: [{ ...fault, resultType: "Error", resultScope: "Field" }],
  });
}
