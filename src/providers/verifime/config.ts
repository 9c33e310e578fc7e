/** The configuration of VerifiMe. From its developer portal, "POST /v1/user/invite" and the webhook pages, November 2026. */
import * as z from "zod";
import { OUTCOMES } from "../../contract/result-words.js";
import { everyProvider, type OptionsOf, secrets, webAddress } from "../provider-config.js";

export const verifimeConfig = z.strictObject({
  id: z.literal("verifime"),
  ...everyProvider,
  baseUrl: webAddress,
  code: z.string().min(1).describe("The organisation code that VerifiMe gave out."),
  secrets: secrets.describe("Webhook secrets, one for each registration."),
  activatePath: z
    .union([z.string().startsWith("/"), z.literal(false)])
    .default("/v1/user/signup/tracking/{ref}/activate")
    .describe("With `{ref}` for the tracking reference; `false`: no activate call."),
  riskPolicy: z
    .record(z.string(), z.enum(OUTCOMES))
    .optional()
    .describe("Risk level → outcome. Without it, nothing is approved."),
});
export type VerifimeOptions = OptionsOf<typeof verifimeConfig>;
