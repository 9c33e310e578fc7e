/** The members that every provider's configuration has, and the pieces that configurations are made of. */
import * as z from "zod";
import { LAUNCH_KINDS, type LaunchKind } from "../contract/status.js";

/** A secret: in the configuration, it is to be written as `env:NAME`. The mark is what the warning goes by. */
export const secret = z.string().min(1).meta({ secret: true });
export const secrets = z.array(secret).min(1);
export const webAddress = z.url({ protocol: /^https?$/, error: "must be an http(s) URL" });

export const everyProvider = {
  launchKinds: z
    .array(z.enum(LAUNCH_KINDS))
    .min(1)
    .optional()
    .describe("The launch kinds that the organisation wants, the preferred one first."),
  timeoutSeconds: z
    .number()
    .positive()
    .max(120)
    .default(10)
    .describe("Time limit of one call to the provider, in seconds."),
};

/** The part of a provider's configuration that the proxy reads. */
export interface SharedConfig {
  id: string;
  launchKinds?: LaunchKind[] | undefined;
  timeoutSeconds: number;
}

/** A provider's own part of its configuration: what its factory takes. */
export type OptionsOf<Schema extends z.ZodType<SharedConfig>> = Omit<z.infer<Schema>, keyof SharedConfig>;
