/** The configuration of Veratad VX. From "Create Session" and "Webhook" (api.veratad.com/vx), November 2026. */
import * as z from "zod";
import { everyProvider, type OptionsOf, secret, secrets, webAddress } from "../provider-config.js";

export const vxConfig = z.strictObject({
  id: z.literal("vx"),
  ...everyProvider,
  baseUrl: webAddress,
  /** The origin of the token call, with or without its path `/oauth/token`. */
  authUrl: webAddress,
  clientId: z.string().min(1),
  clientSecret: secret,
  /** The age that a customer must have reached. */
  age: z
    .string()
    .regex(/^\d{1,3}\+$/, "must be of the form 21+")
    .default("18+"),
  /** Without these, VX uses the settings of the client. */
  routeId: z.string().min(1).optional(),
  settingsId: z.string().min(1).optional(),
  brandId: z.string().min(1).optional(),
  /** The look of the customer's pages, sent to VX as it stands ("Styles"). */
  styles: z.record(z.string(), z.json()).optional(),
  webhookAuth: z.union([
    z.strictObject({ basic: z.strictObject({ user: z.string().min(1), password: secret }) }),
    z.strictObject({ hmac: z.strictObject({ header: z.string().min(1), secrets }) }),
  ]),
});
export type VxOptions = OptionsOf<typeof vxConfig>;
