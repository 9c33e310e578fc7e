/** The configuration of Veriff. From "HMAC authentication and endpoint security" (devdocs.veriff.com), November 2026. */
import * as z from "zod";
import { everyProvider, type OptionsOf, secret, secrets, webAddress } from "../provider-config.js";

export const veriffConfig = z.strictObject({
  id: z.literal("veriff"),
  ...everyProvider,
  baseUrl: webAddress.describe("The integration's own, with or without `/v1`."),
  apiKey: secret,
  secrets: secrets.describe(
    "Shared secret keys: the first signs our requests, any of them may have signed a webhook.",
  ),
  integrationId: z.string().min(1).optional().describe("Only where one API key serves several integrations."),
  creationsPerMinute: z
    .number()
    .int()
    .positive()
    .default(30)
    .describe("30 for self-serve customers, 600 for enterprise customers."),
  watchlistScreening: z
    .boolean()
    .optional()
    .describe("True reads the watchlist screening with a final decision. Its webhooks are read in any case."),
});
export type VeriffOptions = OptionsOf<typeof veriffConfig>;
