/** The configuration of Verifa. From "Create session" and "Webhooks" (docs.withverifa.com), November 2026. */
import * as z from "zod";
import { everyProvider, type OptionsOf, secret, secrets, webAddress } from "../provider-config.js";

export const verifaConfig = z.strictObject({
  id: z.literal("verifa"),
  ...everyProvider,
  baseUrl: webAddress.describe("The API's origin, with or without `/api/v1`."),
  apiKey: secret.describe("A secret key, `vk_live_…` or `vk_sandbox_…`: it also decides the environment."),
  secrets: secrets.describe(
    "One `whsec_…` for each webhook endpoint, prefix included; more while one is being rotated.",
  ),
  workflowId: z.string().min(1).optional(),
});
export type VerifaOptions = OptionsOf<typeof verifaConfig>;
