import type { ProviderInvite } from "../../../../src/providers/provider.js";
import type { VeriffOptions } from "../../../../src/providers/veriff/config.js";
import { createVeriff } from "../../../../src/providers/veriff/provider.js";
import { inviteTo } from "../support/invite.js";
import { type Answer, preparedAnswers } from "../support/prepared-answers.js";
import { recorded as recordedFrom } from "../support/recorded.js";

const NOW = Date.parse("2026-11-20T10:00:00Z");
export const SESSION = "12df6045-3846-3e45-946a-14fa6136d78b";
export const SECRET = "abcdef12-abcd-abcd-abcd-abcdef012345";

export const recorded = (name: string) => recordedFrom("veriff", name);

/** The provider with answers by call. */
export function veriff(answers: Record<string, Answer> = {}, more: Partial<VeriffOptions> = {}) {
  const { outbound, requests } = preparedAnswers(answers);
  const options: VeriffOptions = {
    baseUrl: "https://stationapi.veriff.com",
    apiKey: "6f2c1a5e-0d3b-4c8e-9a47-5be1d02f7c90",
    secrets: [SECRET, "an older secret"],
    creationsPerMinute: 30,
    ...more,
  };
  return { provider: createVeriff(options, { outbound, now: () => NOW }), requests };
}

export const invite = (more: Partial<ProviderInvite> = {}) => inviteTo("veriff", more);

/** The answer of a decision call, and the body of a decision webhook. */
export const decision = (status: string, more: object = {}) => ({
  status: "success",
  verification: { ...recorded("decision-approved").verification, status, ...more },
});

/** The meaning of each word of a decision. */
export const DECISIONS = {
  approved: { status: "Completed", outcome: "approved", settled: true },
  declined: { status: "Completed", outcome: "declined", settled: true },
  review: { status: "Completed", outcome: "in_review" },
  resubmission_requested: { status: "Active", outcome: "resubmission_requested" },
  expired: { ended: "expired", outcome: "expired", settled: true },
  abandoned: { ended: "abandoned", outcome: "abandoned", settled: true },
} as const;

/** The members of a report that say how far the customer is, and with what outcome. */
export function meaning(report: object | null | undefined) {
  const { status, ended, outcome, settled, unknownWord } = (report ?? {}) as Record<string, unknown>;
  return JSON.parse(JSON.stringify({ status, ended, outcome, settled, unknownWord }));
}
