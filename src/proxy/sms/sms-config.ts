/** The part of the configuration about text messages. */
import * as z from "zod";
import { secret, webAddress } from "../../providers/provider-config.js";

const count = (fallback: number) => z.number().int().positive().default(fallback);

const twilioSchema = z.strictObject({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/i, "must be AC and 32 hexadecimal digits"),
  apiKeySid: z
    .string()
    .regex(/^SK[0-9a-f]{32}$/i, "must be SK and 32 hexadecimal digits")
    .nullable()
    .default(null)
    .describe("The id of an API key. Without it, the account's own token is used."),
  authToken: secret.describe("The account's token, or the secret of the API key."),
  from: z
    .string()
    .regex(
      /^(\+[1-9]\d{2,14}|MG[0-9a-f]{32}|(?=.*[a-z])[a-z\d ]{1,11})$/i,
      "must be a number such as +61491570156, a sender's name of up to 11 letters and digits, or MG… of a Messaging Service",
    )
    .describe("Your number at Twilio, your sender's name, or the id of a Messaging Service."),
  baseUrl: webAddress.default("https://api.twilio.com"),
});

/** Limits against toll fraud: messages to numbers that earn money for whoever asks for them. */
const smsLimitsSchema = z.strictObject({
  number: z
    .strictObject({ count: z.number().int().positive(), seconds: z.number().int().positive() })
    .default({ count: 5, seconds: 3600 })
    .describe("Codes to one number, for an organisation."),
  numberPerDay: count(10).describe("Codes to one number in a day, for an organisation."),
  organisationPerDay: count(1000).describe(
    "Codes of an organisation in a day. One network address gets a tenth.",
  ),
});

export const smsSchema = z.strictObject({
  prefixes: z
    .array(z.string().regex(/^\+[1-9]\d{0,14}$/, "must be the beginning of a number, such as +61"))
    .min(1)
    .describe("The beginnings of the numbers that codes may go to, such as +61. No other number gets one."),
  twilio: twilioSchema
    .optional()
    .describe("Your account at Twilio. Left out where your program brings a `smsSender` of its own."),
  limits: smsLimitsSchema.prefault({}),
});

export type SmsConfig = z.infer<typeof smsSchema>;
