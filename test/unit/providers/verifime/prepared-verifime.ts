import type { OutboundRequest } from "../../../../src/providers/provider.js";
import type { VerifimeOptions } from "../../../../src/providers/verifime/config.js";
import { createVerifime } from "../../../../src/providers/verifime/provider.js";
import { inviteTo } from "../support/invite.js";
import { type Answer, outboundAnswer } from "../support/prepared-answers.js";

export const REFERENCE = "7ea40290-44b7-424e-babb-31da7ca1dcd1";
const NOW = Date.parse("2026-11-20T12:00:00Z");

/** The provider with one answer to all its calls. */
export function verifime(answer: Answer = {}, options: Partial<VerifimeOptions> = {}) {
  const requests: OutboundRequest[] = [];
  const provider = createVerifime(
    {
      baseUrl: "https://api.verifime.example/",
      code: "VMCODE1234",
      secrets: ["secret"],
      activatePath: "/v1/user/signup/tracking/{ref}/activate",
      ...options,
    },
    {
      now: () => NOW,
      async outbound(request) {
        requests.push(request);
        return outboundAnswer(answer);
      },
    },
  );
  return { provider, requests };
}

export const invite = inviteTo("verifime", {
  referenceData: "application-7",
  externalRef: "customer-7",
  customerContext: { firstName: "Jane" },
  locale: "en-AU",
});
