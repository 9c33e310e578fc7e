/** The configuration of Veratad VX. From "Create Session" and "Webhook" (api.veratad.com/vx), November 2026. */
import * as z from "zod";
import { everyProvider, type OptionsOf, secret, secrets, webAddress } from "../provider-config.js";

export const vxConfig = z.strictObject({
  id: z.literal("vx"),
  ...everyProvider,
  baseUrl: webAddress,
  authUrl: webAddress.describe("The origin of the token call, with or without its path `/oauth/token`."),
  clientId: z.string().min(1),
  clientSecret: secret,
  age: z
    .string()
    .regex(/^\d{1,3}\+$/, "must be of the form 21+")
    .default("18+")
    .describe("The age that a customer must have reached."),
  routeId: z.string().min(1).optional().describe("Without it, VX uses the route of the client."),
  settingsId: z.string().min(1).optional().describe("Without it, VX uses the settings of the client."),
  brandId: z.string().min(1).optional().describe("Without it, VX uses the brand of the client."),
  styles: z
    .record(z.string(), z.json())
    .optional()
    .describe('The look of the customer\'s pages, sent to VX as it stands ("Styles").'),
  webhookAuth: z.union([
    z.strictObject({ basic: z.strictObject({ user: z.string().min(1), password: secret }) }),
    z.strictObject({ hmac: z.strictObject({ header: z.string().min(1), secrets }) }),
  ]),
});
export type VxOptions = OptionsOf<typeof vxConfig>;
