import type { VisitView } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import { helpTerms } from "../../locales/en/help-terms.js";
import type { Translate } from "../first/page-language.js";

export interface MailLinkProps {
  flow: Pick<OnboardingFlow, "mailLink">;
  state: { visit: VisitView };
  translate: Translate;
}

/**
 * Mails the customer the link to continue later.
 * @returns the words that say so, in the language of the moment
 * @throws GangwayError of the call
 */
export async function mailLink(
  { flow, state, translate }: MailLinkProps,
  signal: AbortSignal,
): Promise<() => string> {
  const { maskedEmail } = state.visit;
  const late = await flow.mailLink(signal);
  return () => translate(helpTerms)[late ? "linkLate" : "linkMailed"](maskedEmail);
}
