import { html, type TemplateResult } from "lit";
import { helpTerms } from "../../locales/en/help-terms.js";
import type { Translate } from "../first/page-language.js";

export interface QuestionProps {
  translate: Translate;
  about: "startOver" | "changeDetails";
  confirm(): void;
  cancel(): void;
}

/** Renders what would be lost, and asks whether to go on. */
export function renderQuestion({ translate, about, confirm, cancel }: QuestionProps): TemplateResult {
  const terms = translate(helpTerms);
  return html`<p id="question" tabindex="-1">${terms[`${about}Text`]}</p>
    <button type="button" part="button button-secondary" aria-describedby="question" @click=${confirm}>
      ${terms[`${about}Confirm`]}
    </button>
    <button type="button" part="link" @click=${cancel}>${terms.cancel}</button>`;
}
