/**
 * The body of Create Session (api.veratad.com/vx, November 2026). A result contains what was "given at creation": the
 * details are sent under its names. docs/providers.md lists this as an assumption.
 */
import { customerName } from "../../contract/customer-name.js";
import type { ProviderInvite } from "../provider.js";
import type { VxOptions } from "./config.js";

export function sessionBody(
  { email, reference, webhookUrl, customerContext = {} }: ProviderInvite,
  { age, routeId, settingsId, brandId, styles }: VxOptions,
) {
  const { firstName, familyName } = customerName(customerContext);
  return {
    email,
    age,
    // Comes back in the result.
    reference,
    fn: firstName,
    ln: familyName,
    dob: customerContext.dateOfBirth?.replaceAll("-", ""),
    addr: customerContext.address,
    phone: customerContext.preferredContactNumber,
    route_id: routeId,
    settings_id: settingsId,
    brand_id: brandId,
    styles,
    webhook: { endpoint: webhookUrl },
  };
}
