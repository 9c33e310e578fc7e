import { html, nothing, type TemplateResult } from "lit";
import type { OrganisationCard } from "../../contract/answers.js";
import { firstTerms } from "../../locales/en/first-terms.js";
import type { FirstTerms } from "../../locales/terms.js";
import type { CurrentStep } from "./current-step.js";
import { failureText } from "./failure-text.js";
import type { PageLanguage } from "./page-language.js";

export interface CardProps {
  theme: string;
  language: PageLanguage;
  step: CurrentStep;
  /** Closes the dialog. Null where the card is in none. */
  close: (() => void) | null;
}

/** Renders the card around the current step: logo, progress, slots and the announcement. */
export function renderCard({ theme, language, step, close }: CardProps): TemplateResult {
  const { lang, translate, ready } = language;
  const terms = translate(firstTerms);
  const { shown, progress, announcement, noteInteraction } = step;
  const progressText = terms.progress(progress.index, progress.count);
  return html`<div class="width"></div>
    <section
    part="container"
    class=${theme}
    lang=${lang}
    dir=${terms.direction}
    aria-labelledby=${shown ? "heading" : nothing}
    @click=${noteInteraction}
    @keydown=${noteInteraction}
    @input=${noteInteraction}
  >
    <div class="body">${
      ready
        ? html`<div class="header">
              <slot name="logo">${renderLogo(step.organisation)}</slot>
              ${close ? renderClose(close, terms) : nothing}
            </div>
            ${renderProgress(step, terms, progressText)}
            ${progress.index < 2 ? html`<slot name="intro"></slot>` : nothing}
            ${renderStep(step, terms)}
            ${language.menu?.render(lang, translate)}
            <slot name="footer"></slot>
            <p class="visually-hidden" role="status">${announcement}<br>${announcement && progressText}</p>`
        : nothing
    }</div>
  </section>`;
}

function renderClose(close: () => void, terms: FirstTerms): TemplateResult {
  return html`<button type="button" part="link" class="close" @click=${close}>
    ${terms.close}
  </button>`;
}

function renderLogo(organisation: OrganisationCard | null): TemplateResult | null {
  if (!organisation?.logoUrl) return organisation && html`<bdi>${organisation.name}</bdi>`;
  return html`<img src=${organisation.logoUrl} alt=${organisation.name}>`;
}

function renderProgress(
  { state, progress }: CurrentStep,
  terms: FirstTerms,
  text: string,
): TemplateResult | typeof nothing {
  if (!progress.count || state.step === "error" || state.step === "ended") return nothing;
  const { index, steps } = progress;
  return html`<div part="progress">
    <span class="place" id="progress">${text}</span>
    <ol class="bar" aria-hidden="true">${steps.map(
      (name, at) => html`<li class=${at < index ? "passed" : ""}>${terms.stepNames[name]}</li>`,
    )}</ol>
  </div>`;
}

function renderStep(step: CurrentStep, terms: FirstTerms): unknown {
  const { shown, loadError, failure, state, isSlow } = step;
  if (!loadError || !failure) {
    return (
      shown?.element ?? (isSlow ? html`<p class="skeleton" role="status">${terms.loading}</p>` : nothing)
    );
  }
  return html`<p part="error" role="alert" tabindex="-1">${failureText(failure, terms)}</p>
    ${
      shown?.name === state.step
        ? shown?.element
        : html`<button type="button" part="button button-primary" @click=${() => step.tryAgain()}>
            ${terms.tryAgain}
          </button>`
    }`;
}
