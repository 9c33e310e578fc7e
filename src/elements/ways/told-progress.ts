/** What the waiting step shows of the customer's progress, as the provider tells it. */
import { html, nothing, type TemplateResult } from "lit";
import type { CustomerProgress } from "../../contract/customer-progress.js";
import { waysTerms } from "../../locales/en/ways-terms.js";
import { stagesStyles } from "../../styles/stages-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import type { Translate } from "../first/page-language.js";
import type { NotedStep } from "../steps/noted-step.js";
import { phoneIllustration } from "./illustrations/phone.js";

/** Returns the words for a customer who has opened the provider's screen on another device. */
export function elsewhereWords(isPhone: boolean, translate: Translate) {
  const { connectedDevice, connectedPhone, connectedText } = translate(waysTerms);
  return {
    illustration: phoneIllustration,
    heading: isPhone ? connectedDevice : connectedPhone,
    text: connectedText,
  };
}

export const stageName = (progress: CustomerProgress, translate: Translate): string =>
  translate(waysTerms).stages[progress];

/**
 * Renders the checklist. It stands there before the provider has told anything, so that nothing jumps then.
 * @param all in the order in which the customer reaches them.
 */
export function renderStages(step: NotedStep, all: readonly CustomerProgress[]): TemplateResult {
  adoptStyles(step.getRootNode() as ShadowRoot, stagesStyles);
  const { state, translate } = step.props;
  const { stages, stageDone } = translate(waysTerms);
  const { progress } = state.visit;
  const reached = progress ? all.indexOf(progress) : -1;
  return html`<ol class="stages">
    ${all.map((stage, at) => {
      // Being in progress is the only stage that lasts.
      const isDone = at < reached || (at === reached && stage !== "in_progress");
      const done = isDone ? html` <span class="visually-hidden">${stageDone}</span>` : nothing;
      return html`<li
        class=${isDone ? "done" : at === reached ? "current" : "open"}
        aria-current=${at === reached ? "step" : nothing}
      >${stages[stage]}${done}</li>`;
    })}
  </ol>`;
}
