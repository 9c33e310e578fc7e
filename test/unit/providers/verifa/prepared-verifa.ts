import type { ProviderInvite } from "../../../../src/providers/provider.js";
import type { VerifaOptions } from "../../../../src/providers/verifa/config.js";
import { createVerifa } from "../../../../src/providers/verifa/provider.js";
import { inviteTo } from "../support/invite.js";
import { type Answer, preparedAnswers } from "../support/prepared-answers.js";
import { recorded as recordedFrom } from "../support/recorded.js";

export const NOW = Date.parse("2026-11-20T10:00:00Z");
export const SESSION = "session_abc123";
export const API = "https://api.withverifa.com/api/v1";

export const recorded = (name: string) => recordedFrom("verifa", name);

/** The provider with answers by call. */
export function verifa(answers: Record<string, Answer> = {}, more: Partial<VerifaOptions> = {}) {
  const { outbound, requests } = preparedAnswers(answers, (url) => url.replace(API, ""));
  const options: VerifaOptions = {
    baseUrl: "https://api.withverifa.com",
    apiKey: "vk_live_1",
    secrets: ["whsec_1", "whsec_2"],
    ...more,
  };
  const provider = createVerifa(options, { outbound, now: () => NOW });
  return { provider, requests, calls: () => requests.map(({ method, url }) => `${method} ${url}`) };
}

export const invite = (more: Partial<ProviderInvite> = {}) => inviteTo("verifa", more);
