/** The settings of a client. */
import * as z from "zod";
import { GangwayError } from "../contract/errors.js";

export interface ClientOptions {
  /** Address of the proxy, as its `publicUrl`. */
  url: string;
  /** One of the organisation's `apiKeys`. */
  apiKey: string;
  /** The organisation's code. Customer tokens need it, and a key that several organisations share. */
  organisation?: string | undefined;
  /** Secrets of the webhook endpoint, as in the proxy's configuration. Any of them may have signed. */
  webhookSecrets?: readonly string[] | undefined;
  /** One of the organisation's `customerTokenSecrets`. */
  customerTokenSecret?: string | undefined;
  /** Seconds until an attempt is given up; 10 without it. */
  timeoutSeconds?: number | undefined;
  /** Further attempts after a failure that may pass; 2 without it. Only calls that are safe to repeat are repeated. */
  retries?: number | undefined;
  /** Instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
}

const secret = z.string().min(1, "must not be empty");

const optionsSchema = z.object({
  url: z.url({ protocol: /^https?$/, error: "must be the http(s) address of the proxy" }),
  apiKey: secret,
  organisation: secret.optional(),
  webhookSecrets: z.array(secret).optional(),
  customerTokenSecret: z
    .string()
    .refine((text) => new TextEncoder().encode(text).length >= 32, "must have 32 bytes or more")
    .optional(),
  timeoutSeconds: z.number().min(0.1).max(600).default(10),
  retries: z.int().min(0).max(10).default(2),
  fetch: z.custom<typeof globalThis.fetch>((value) => typeof value === "function").optional(),
});

export type CheckedOptions = z.output<typeof optionsSchema>;

/** @throws GangwayError `invalid_configuration` that names every fault, and no value. */
export function checkOptions(options: ClientOptions): CheckedOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new GangwayError("invalid_configuration", `The client's options have faults. ${faults.join("; ")}`);
}
