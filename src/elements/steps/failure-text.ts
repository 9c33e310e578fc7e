import { html, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { StepTerms, StepView } from "../first/onboarding-step.js";

/** Words for an error: what happened, what to do next. Without the words for trouble, the network is what failed. */
export function failureText({ code, retryable }: GangwayError, terms: StepTerms): string {
  return terms.errors?.[code] ?? (retryable ? terms.errorOther : terms.errorFinal) ?? terms.unreachable;
}

/** Waits for a call to end; where it fails, until it has been reported and there are words for it. */
export async function reported<T>(call: Promise<T>, report: StepView["report"]): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GangwayError) await report(error);
    throw error;
  }
}

/** An error that stands above a step's controls. */
export function renderFailure(error: GangwayError, terms: StepTerms): TemplateResult {
  return html`<p part="error" role="alert" tabindex="-1">${failureText(error, terms)}</p>`;
}
