/**
 * Schemas of the page's requests and of the answers to it, for the server only: zod stays out of the browser. Request
 * bodies are strict: a member that we don't know is a typo, and a fault.
 */
import * as z from "zod";
import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  LinkAnswer,
  OrganisationAnswer,
  StatusAnswer,
  TrackingAnswer,
} from "./answers.js";
import { calendarDateOf } from "./calendar-date.js";
import { CODE_CHANNELS } from "./code-channel.js";
import { CUSTOMER_PROGRESS } from "./customer-progress.js";
import { PROVIDER_ID } from "./provider-id.js";
import type { ActivateRequest, CodeRequest, InviteRequest, LinkRequest } from "./requests.js";
import { ENDED_REASONS, OUTCOMES, RESUBMISSION_REASONS } from "./result-words.js";
import { emailAddress, text } from "./schema-parts.js";
import { AUTHENTICATIONS, COLLECTABLE_FIELDS, LAUNCH_KINDS, STATUSES, type VisitAction } from "./status.js";
import { withoutNulls } from "./without-nulls.js";

/** A calendar date that exists and is before today (UTC), in any form that `calendarDateOf` reads. */
const dateOfBirth = z
  .string()
  .transform((given) => calendarDateOf(given) ?? given)
  .pipe(
    z.iso.date().refine((date) => date < new Date().toISOString().slice(0, 10), {
      error: "must lie in the past",
    }),
  );

const documentSchema = z.strictObject({
  type: z.enum(["PASSPORT", "ID_CARD", "DRIVERS_LICENSE", "RESIDENCE_PERMIT"]).nullish(),
  number: text(100).nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be a country's two letters (ISO 3166-1), such as AU")
    .nullish(),
});

const consentSchema = z.strictObject({
  type: z.enum(["ine", "bipa", "aadhaar"]),
  approved: z.boolean(),
});

/** The `customerContext` of the invite call (VerifiMe, "POST /v1/user/invite"; `callbackUrl` from its later pages). */
const customerContextSchema = z.strictObject({
  firstName: text(100).nullish(),
  familyName: text(100).nullish(),
  middleName: text(100).nullish(),
  fullName: text(300).nullish().describe("In place of firstName and familyName."),
  dateOfBirth: dateOfBirth
    .nullish()
    .describe("An ISO 8601 date, such as 1990-01-15. Of a date with a time, only the date counts."),
  preferredContactNumber: text(50).nullish(),
  address: text(500).nullish(),
  idNumber: text(100).nullish().describe("A national number of the customer's, as on identity cards."),
  document: documentSchema.nullish().describe("The document that the customer is going to show."),
  consents: z.array(consentSchema).max(10).nullish(),
  callbackUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish()
    .describe("The address behind the provider's button that leads back. From a page: of an allowed origin."),
});

const localeTag = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "must be a BCP 47 tag, such as en-AU")
  .max(35);

/** `POST /v1/user/invite`. A serialiser may write null for any optional member: it counts as left out. */
export const inviteRequestSchema = z
  .strictObject({
    email: emailAddress,
    code: text(100).describe("The organisation's code."),
    referenceData: z
      .string()
      .max(10_000)
      .nullish()
      .describe("The partner's own text about the visit, in visits and webhooks as it was sent."),
    customerContext: customerContextSchema.nullish(),
    sendInvitationEmail: z.boolean().nullish().describe("Refused from a page."),
    externalRef: text(255)
      .nullish()
      .describe(
        "The partner's own id of the customer. From a page it is a claim until it is proved; then the visit feeds an identity.",
      ),
    locale: localeTag.nullish().describe("A BCP 47 tag, such as en-AU."),
  })
  .transform(withoutNulls) satisfies z.ZodType<InviteRequest, InviteRequest>;

/** An invite whose members have been checked. */
export type Invite = z.output<typeof inviteRequestSchema>;

const chosenLocale = localeTag
  .optional()
  .describe(
    "The language that the customer has chosen in the page (BCP 47). The visit's mails follow it from now on.",
  );

/** `POST …/code`. No member says where the code goes: only the invite's address or number gets it. */
export const codeRequestSchema = z.strictObject({
  channel: z
    .enum(CODE_CHANNELS)
    .optional()
    .describe("One of `codeChannels` of the tracking answer. Without it, the first of them."),
  locale: chosenLocale,
}) satisfies z.ZodType<CodeRequest>;

/** `POST …/link`. No member says where the link goes. */
export const linkRequestSchema = z.strictObject({ locale: chosenLocale }) satisfies z.ZodType<LinkRequest>;

/** `POST …/activate`: one proof, or none where `authentication` is `none`. */
export const activateRequestSchema = z.strictObject({
  code: z
    .string()
    .transform((typed) => typed.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "must be the six digits of the code"))
    .optional()
    .describe("The six digits from the mail or the text message."),
  attempt: text(100)
    .optional()
    .describe(
      "The `attempt` that came with the code. Without it, the guesses are those of the network address.",
    ),
  customerToken: text(4096).optional().describe("The partner's JWT."),
  locale: chosenLocale,
}) satisfies z.ZodType<ActivateRequest>;

const organisationCardSchema = z.object({
  code: z.string(),
  name: z.string(),
  logoUrl: z.string().nullable(),
  privacyUrl: z.string().nullable(),
  helpUrl: z
    .string()
    .nullable()
    .optional()
    .describe("Where customers get help: an https, `mailto:` or `tel:` address."),
});
const frameSchema = z.object({
  url: z.string(),
  origin: z.string(),
  allow: z.string(),
  sandbox: z.string().optional(),
  needs: z.array(z.string()).optional(),
  name: z.string().optional(),
});
const providerId = z.string().regex(PROVIDER_ID);
const statusSchema = z.enum(STATUSES);
export const visitActionSchema = z
  .object({ kind: z.literal("resubmit"), reason: z.enum(RESUBMISSION_REASONS) })
  .meta({ id: "VisitAction" }) satisfies z.ZodType<VisitAction>;
/** Members of both answers that tell how a visit may go on. */
const nextMembers = {
  action: visitActionSchema
    .optional()
    .describe("Only while the provider asks the customer for more, also after completion. It is no verdict."),
  mayAskForMore: z
    .boolean()
    .optional()
    .describe("True for a completed visit of which the provider may still ask for more."),
  outcome: z.enum(OUTCOMES).optional().describe("Only where the organisation shows it."),
};
const launchSchema = z.array(z.enum(LAUNCH_KINDS));

export const organisationAnswerSchema = z.object({
  organisation: organisationCardSchema,
  collect: z.array(z.enum(COLLECTABLE_FIELDS)),
  authentication: z.enum(AUTHENTICATIONS),
  browserInvites: z.boolean(),
  singleName: z.boolean().optional().describe("True where the family name may stay empty."),
  minimumAge: z
    .number()
    .optional()
    .describe("In years. An invite with a later date of birth is refused (`TooYoung`)."),
  country: z
    .string()
    .optional()
    .describe(
      "Two letters (ISO 3166-1): the country of phone numbers that are typed without a country code.",
    ),
  launch: launchSchema.optional(),
}) satisfies z.ZodType<OrganisationAnswer>;

export const inviteAnswerSchema = z.object({
  trackingReference: z.guid(),
  onboardingUrl: z
    .string()
    .nullable()
    .describe(
      "The hosted page. Null where `authentication` is `token`: only the partner's page has a token.",
    ),
  inviteUrl: z.string().optional().describe("Only with an API key, or where `authentication` is `none`."),
  qrCodeUrl: z.string().optional(),
  status: statusSchema,
  provider: providerId,
  launch: launchSchema,
  expiresAt: z.string().nullable(),
}) satisfies z.ZodType<InviteAnswer>;

const continueWays = {
  onboardingUrl: z.string().nullable().optional().describe("The hosted page. Null where there is none."),
  mailsLink: z.boolean().optional().describe("True where `POST …/link` can mail the customer a link."),
};

const codeWays = {
  codeChannels: z
    .array(z.enum(CODE_CHANNELS))
    .optional()
    .describe("The ways that a code can take, the preferred one first."),
  maskedPhone: z.string().optional().describe("Present where `codeChannels` has `sms`."),
};

export const trackingAnswerSchema = z.object({
  trackingReference: z.guid(),
  status: statusSchema,
  ended: z.enum(ENDED_REASONS).optional(),
  ...nextMembers,
  organisation: organisationCardSchema,
  provider: providerId,
  launch: launchSchema,
  authentication: z.enum(AUTHENTICATIONS),
  maskedEmail: z.string(),
  expiresAt: z.string().nullable().optional().describe("Null where the provider names no end."),
  ...codeWays,
  ...continueWays,
  inviteUrl: z.string().optional(),
  qrCodeUrl: z.string().optional(),
  frame: frameSchema.nullable().optional(),
}) satisfies z.ZodType<TrackingAnswer>;

export const linkAnswerSchema = z.object({
  maskedEmail: z.string(),
  delayed: z
    .boolean()
    .optional()
    .describe("True where the mail server hasn't taken the mail yet: it may come minutes later."),
}) satisfies z.ZodType<LinkAnswer>;

export const codeAnswerSchema = z.object({
  channel: z.enum(CODE_CHANNELS).optional().describe("The way that this code has taken."),
  maskedEmail: z.string(),
  ...codeWays,
  expiresInSeconds: z.number(),
  resendAfterSeconds: z.number(),
  attempt: z
    .string()
    .optional()
    .describe("A secret of the tab that asked: sent with the code, so that nobody else uses up its guesses."),
  delayed: z
    .boolean()
    .optional()
    .describe(
      "True where the mail server or the gateway hasn't taken the code yet: it may come minutes later.",
    ),
}) satisfies z.ZodType<CodeAnswer>;

export const activateAnswerSchema = z.object({
  status: statusSchema,
  inviteUrl: z.string(),
  qrCodeUrl: z.string(),
  launch: launchSchema,
  frame: frameSchema.nullable(),
  ...continueWays,
  visitToken: z.string(),
}) satisfies z.ZodType<ActivateAnswer>;

export const statusAnswerSchema = z.object({
  status: statusSchema,
  ended: z.enum(ENDED_REASONS).optional(),
  progress: z
    .enum(CUSTOMER_PROGRESS)
    .optional()
    .describe("As far as the provider has told it: opened, begun, handed in. Never a verdict."),
  ...nextMembers,
}) satisfies z.ZodType<StatusAnswer>;
