/**
 * VerifiMe. Written in November 2026 from "POST /v1/user/invite" and "Tracking References" of its developer portal, and
 * its pages on webhooks (setup, events, retry behaviour). The activate call's path is not public: it is configurable,
 * and the customer gets on without it.
 */

import * as z from "zod";
import { GangwayError, type ValidationResult } from "../../contract/errors.js";
import { PROVIDER_NAMES } from "../../contract/providers.js";
import type { Outcome, Status } from "../../contract/status.js";
import type { ProviderReport } from "../../contract/visit-report.js";
import { isSuccess, parseJson, readAnswer, statusFailure } from "../answer.js";
import { defineProvider } from "../define-provider.js";
import type { OutboundAnswer, Provider, ProviderInvite, ProviderTools, WebhookEvent } from "../provider.js";

import { type VerifimeOptions, verifimeConfig } from "./config.js";

const INVITE = "/v1/user/invite";
const STATUS = "/v1/user/signup/tracking/{ref}/status";

const inviteAnswer = z.object({
  trackingReference: z.guid(),
  inviteUrl: z.url({ protocol: /^https?$/ }),
});

const statusAnswer = z.object({ status: z.string().min(1) });

/** The invite's refusal: every fault at once. It echoes the request, which we leave where it is. */
const refusal = z.object({
  validationResults: z
    .array(
      z.object({
        path: z.string().nullish(),
        name: z.string().nullish(),
        resultName: z.string(),
        message: z.string().nullish(),
      }),
    )
    .min(1),
});

const riskAssessmentUpdated = z.object({
  eventId: z.string().min(1),
  eventName: z.literal("RISK_ASSESSMENT_UPDATED"),
  customerName: z.string().nullish(),
  assessmentStatus: z.string().min(1),
  riskLevel: z.string().nullish(),
  assessmentPortalUrl: z.string().nullish(),
  eventTimestamp: z.string().nullish(),
  metadata: z.string().nullish(),
});
type RiskAssessmentUpdated = z.infer<typeof riskAssessmentUpdated>;

/** Any event, enough to acknowledge one that we don't know. */
const anyEvent = z.object({ eventId: z.string().min(1), eventName: z.string() });

const STATUSES: Record<string, Status> = { Inactive: "Inactive", Active: "Active", Completed: "Completed" };

export function createVerifime(options: VerifimeOptions, { outbound, now }: ProviderTools) {
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const { activatePath } = options;

  const call = (method: "GET" | "POST", route: string, reference: string, body?: unknown) =>
    outbound({
      method,
      route,
      url: `${baseUrl}${route.replaceAll("{ref}", encodeURIComponent(reference))}`,
      headers: { accept: "application/json", "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    id: "verifime",
    launchKinds: ["link", "redirect"],
    webhookSecurity: {
      kind: "hmac-sha256",
      header: "X-VerifiMe-Signature",
      encoding: "hex",
      secrets: options.secrets,
    },

    async createSession(invite) {
      const answer = await call("POST", INVITE, "", inviteBody(options.code, invite));
      refuse(answer, now());
      const { trackingReference, inviteUrl } = readAnswer("VerifiMe", answer, inviteAnswer, now());
      return {
        trackingReference,
        providerReference: trackingReference,
        inviteUrl,
        frame: null,
        // Nothing that VerifiMe publishes says that a tracking reference expires.
        expiresAt: null,
      };
    },

    ...(activatePath === false
      ? {}
      : {
          async activate(providerReference: string) {
            const answer = await call("POST", activatePath, providerReference, {});
            if (!isSuccess(answer)) throw statusFailure("VerifiMe", answer, now());
          },
        }),

    async readStatus(providerReference) {
      const answer = await call("GET", STATUS, providerReference);
      return statusReport(readAnswer("VerifiMe", answer, statusAnswer, now()).status);
    },

    readWebhook(body) {
      const event = riskAssessmentUpdated.safeParse(body);
      if (event.success) return [readRiskAssessment(event.data, options.riskPolicy ?? {})];
      const other = anyEvent.safeParse(body);
      if (!other.success || other.data.eventName === "RISK_ASSESSMENT_UPDATED") {
        throw new GangwayError(
          "provider_response_invalid",
          "The event lacks members that VerifiMe documents.",
        );
      }
      const { eventId } = other.data;
      return [{ eventKey: eventId, subject: { by: "referenceData", value: "" }, report: null }];
    },
  } satisfies Provider;
}

export const verifime = defineProvider({
  id: "verifime",
  name: PROVIDER_NAMES.verifime,
  config: verifimeConfig,
  create: createVerifime,
});

function inviteBody(code: string, invite: ProviderInvite) {
  const { email, referenceData, customerContext, sendInvitationEmail } = invite;
  return { email, code, referenceData, customerContext, sendInvitationEmail };
}

/** @throws GangwayError `invalid_request` for what the customer typed, `provider_rejected` for our organisation code. */
function refuse(answer: OutboundAnswer, now: number): void {
  if (answer.status >= 500 || answer.status === 429) throw statusFailure("VerifiMe", answer, now);
  const refused = refusal.safeParse(parseJson(answer.text));
  if (!refused.success) return;
  const validationResults = refused.data.validationResults.map(
    ({ path, name, resultName, message }): ValidationResult => ({
      path: path ?? "",
      name: name ?? "",
      resultType: "Error",
      resultName,
      resultScope: "Field",
      message: message ?? resultName,
    }),
  );
  const ours = validationResults.find(({ path, name }) => path === "" && name === "code");
  const providerCode = (ours ?? validationResults[0])?.resultName;
  throw ours
    ? new GangwayError("provider_rejected", "VerifiMe doesn't accept the organisation's code.", {
        providerCode,
        validationResults,
      })
    : new GangwayError("invalid_request", "VerifiMe found faults in the details given.", {
        providerCode,
        validationResults,
      });
}

function statusReport(word: string): ProviderReport {
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  if (status === undefined) return { providerStatus: word, outcome: "in_review", unknownWord: true };
  return status === "Completed"
    ? { providerStatus: word, status, outcome: "pending", settled: true }
    : { providerStatus: word, status };
}

function readRiskAssessment(
  event: RiskAssessmentUpdated,
  policy: Readonly<Record<string, Outcome>>,
): WebhookEvent {
  const at = Date.parse(event.eventTimestamp ?? "");
  return {
    eventKey: event.eventId,
    // The event names neither the tracking reference nor the customer: `metadata` is all there is.
    subject: { by: "referenceData", value: event.metadata ?? "" },
    report: {
      ...assess(event, policy),
      providerStatus: event.assessmentStatus,
      riskLevel: event.riskLevel ?? null,
      result: {
        customerName: event.customerName ?? null,
        assessmentStatus: event.assessmentStatus,
        riskLevel: event.riskLevel ?? null,
        assessmentPortalUrl: event.assessmentPortalUrl ?? null,
        eventTimestamp: event.eventTimestamp ?? null,
      },
      ...(Number.isNaN(at) ? {} : { at }),
    },
  };
}

function assess(
  { eventId, assessmentStatus, riskLevel }: RiskAssessmentUpdated,
  policy: Readonly<Record<string, Outcome>>,
): Pick<ProviderReport, "outcome" | "attempt" | "unknownWord"> {
  switch (assessmentStatus) {
    case "PENDING":
    case "PRELIMINARY":
      return { outcome: "pending" };
    case "ASSESSED": {
      const verdict = riskLevel && Object.hasOwn(policy, riskLevel) ? policy[riskLevel] : undefined;
      // Each assessment stands for itself: a later one (a rating changed by hand) replaces the verdict of this one.
      return { outcome: verdict ?? "assessed", attempt: eventId };
    }
    default:
      return { outcome: "in_review", unknownWord: true };
  }
}
