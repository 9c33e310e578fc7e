/** Handing everything in: by the customer in the portal, or in the customer's place by a control call. */
import type { SandboxTools } from "../sandbox-provider.js";
import { startAssessment } from "./assessment.js";
import { type Details, startingDetails, type Tracking, type Visit } from "./tracking.js";

/** What stands in the details where neither the customer nor the invite said anything. */
const SAMPLE_DETAILS: Details = {
  firstName: "Sample",
  middleName: "",
  familyName: "Customer",
  dateOfBirth: "1990-01-15",
  preferredContactNumber: "+61 412345678",
  address: "42 Wallaby Way, Sydney NSW 2000, Australia",
};

/** Ends the customer's phase and starts VerifiMe's. */
export function submit(visit: Visit, tracking: Tracking, tools: SandboxTools): void {
  tracking.complete(visit);
  startAssessment(visit, tools);
}

/** Fills in what is missing and submits. A visit that is submitted already stays as it is. */
export function submitForCustomer(visit: Visit, tracking: Tracking, tools: SandboxTools): void {
  if (visit.status === "Completed") return;
  visit.wallet.details = { ...SAMPLE_DETAILS, ...startingDetails(visit) };
  visit.wallet.document ??= { type: "Passport", file: "sample-passport.jpg" };
  visit.wallet.selfie = true;
  submit(visit, tracking, tools);
}
