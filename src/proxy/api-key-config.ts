/** An entry of `apiKeys`: the key alone, or an object that says what it may do, and from when to when. */
import * as z from "zod";
import { API_KEY_SCOPES, type ApiKeyScope } from "../contract/api-key-scopes.js";
import { secret } from "../providers/provider-config.js";

const time = z.iso.datetime({
  offset: true,
  error: "must be a time with its zone, such as 2027-01-31T00:00:00Z",
});

export const apiKeySchema = z.union(
  [
    secret,
    z
      .strictObject({
        key: secret,
        scopes: z
          .array(z.enum(API_KEY_SCOPES))
          .min(1)
          .default([...API_KEY_SCOPES])
          .describe("The calls that it may make. Without it, all of them."),
        name: z
          .string()
          .regex(/^[^\p{C}]{1,64}$/u, "must have 1 to 64 printable characters")
          .optional()
          .describe("The name by which logs and the history of visits call it. It is no secret."),
        notBefore: time.optional().describe("It is refused before this time."),
        expiresAt: time.optional().describe("It is refused from this time on."),
      })
      .refine(({ notBefore, expiresAt }) => !(Date.parse(notBefore ?? "") >= Date.parse(expiresAt ?? "")), {
        path: ["expiresAt"],
        error: "must be later than notBefore",
      }),
  ],
  { error: "must be a secret, or an object with key, scopes, name, notBefore and expiresAt" },
);

export interface ApiKey {
  key: string;
  scopes: readonly ApiKeyScope[];
  name: string | null;
  /** In ms since the epoch. */
  notBefore: number;
  /** In ms since the epoch; infinity where it doesn't expire. */
  expiresAt: number;
}

export function readApiKey(entry: z.output<typeof apiKeySchema>): ApiKey {
  if (typeof entry === "string") return readApiKey({ key: entry, scopes: [...API_KEY_SCOPES] });
  const { key, scopes, name = null, notBefore, expiresAt } = entry;
  return {
    key,
    scopes,
    name,
    notBefore: notBefore === undefined ? 0 : Date.parse(notBefore),
    expiresAt: expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt),
  };
}
