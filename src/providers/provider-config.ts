/** Members that the configurations of all providers share, and the pieces that they are made of. */
import * as z from "zod";
import { LAUNCH_KINDS } from "../contract/status.js";

export const secret = z.string().min(1);
export const secrets = z.array(secret).min(1);
export const webAddress = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" });

export const everyProvider = {
  baseUrl: webAddress,
  /** What the organisation wants of the kinds that the provider has, the preferred one first. */
  launchKinds: z.array(z.enum(LAUNCH_KINDS)).min(1).optional(),
  /** Time limit of one call to the provider. */
  timeoutSeconds: z.number().positive().max(120).default(10),
};

/** What a provider's factory takes of its configuration: what all share is the proxy's business. */
export type OptionsOf<Schema extends z.ZodType<{ id: string }>> = Omit<
  z.infer<Schema>,
  "id" | "launchKinds" | "timeoutSeconds"
>;
