/** Verifa's capture pages, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { documentUpload, errorSummary, type FormErrors } from "../capture-form.js";
import type { CaptureLanguage } from "../capture-language.js";
import type { Markup } from "../capture-page.js";
import { knownPerson } from "../known-person.js";
import type { CaptureWords } from "../words/capture-words.js";
import { ORGANISATION_NAME } from "./account.js";
import { DOCUMENT_TYPES, type DocumentType } from "./capture-steps.js";
import type { Session } from "./sessions.js";

/** Shown by the script, in a frame only. The wrapper is hidden, because the style sheet shows every button. */
const closeButton = ({ close }: CaptureWords) =>
  html`<div data-close hidden><button type="button" class="secondary">${close}</button></div>`;

export function consentPage(language: CaptureLanguage, action: string, { fields }: Session): Markup {
  const { words } = language;
  return html`<h1>${words.verifyIdentity}</h1>
    <p class="lead">${words.verifa.lead(ORGANISATION_NAME)}</p>
    <p>${words.verifa.needs(ORGANISATION_NAME)}</p>
    ${knownPerson(language, {
      firstName: fields.first_name,
      lastName: fields.last_name,
      dateOfBirth: fields.date_of_birth,
    })}
    <form method="post" action="${action}">
      <p class="hint">${words.verifa.consent}</p>
      <div class="actions">
        <button>${words.verifa.agree}</button>
        ${closeButton(words)}
      </div>
    </form>`;
}

export function documentTypePage(words: CaptureWords, action: string, errors: FormErrors): Markup {
  return html`<h1>${words.chooseDocument}</h1>
    <p class="lead">${words.verifa.documentLead}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" novalidate>
      <fieldset id="document_type">
        <legend>${words.document}</legend>
        ${Object.entries(DOCUMENT_TYPES).map(
          (
            [type, word],
            index,
          ) => html`<label class="choice"><input type="radio" name="document_type" value="${type}"
            ${index === 0 ? "checked" : ""}> ${words.documents[word]}</label>`,
        )}
      </fieldset>
      <div class="actions"><button>${words.continue}</button></div>
    </form>`;
}

export function documentPage(
  words: CaptureWords,
  action: string,
  type: DocumentType,
  errors: FormErrors,
): Markup {
  return html`<h1>${words.documents[DOCUMENT_TYPES[type]]}</h1>
    <p class="lead">${words.verifa.photoLead}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" enctype="multipart/form-data" novalidate>
      ${documentUpload(words, words.verifa.fileHint, errors.file)}
    </form>`;
}

export function selfiePage(words: CaptureWords, action: string): Markup {
  return html`<h1>${words.takeSelfie}</h1>
    <p class="lead">${words.comparison("Verifa")} ${words.noCamera}</p>
    <form method="post" action="${action}">
      <span class="oval" aria-hidden="true"></span>
      <div class="actions"><button>${words.pretendSelfie}</button></div>
    </form>`;
}

export function livenessPage(
  words: CaptureWords,
  action: string,
  challenges: Session["capture"]["challenges"],
): Markup {
  const { verifa, noCamera } = words;
  return html`<h1>${verifa.livenessHeading}</h1>
    <p class="lead">${verifa.livenessLead} ${noCamera}</p>
    <form method="post" action="${action}">
      <ol>${challenges.map((challenge) => html`<li>${verifa.challenges[challenge]}</li>`)}</ol>
      <div class="actions"><button>${verifa.doneContinue}</button></div>
    </form>`;
}

/** The last screen. With a live key there is nothing to choose. */
export function outcomePage({ verifa }: CaptureWords, action: string, session: Session): Markup {
  const handedIn = session.status === "sandbox_pending";
  if (!session.isSandbox) {
    return html`<h1>${verifa.handInHeading}</h1>
      <p class="lead">${verifa.handInLead}</p>
      <form method="post" action="${action}"><div class="actions"><button>${verifa.handIn}</button></div></form>`;
  }
  const button = (value: string, label: string, look = "secondary") =>
    html`<button class="${look}" name="outcome" value="${value}">${label}</button>`;
  return html`<h1>${verifa.chooseOutcome}</h1>
    <p class="lead">${handedIn ? verifa.handedIn : verifa.handsIn}</p>
    <form method="post" action="${action}">
      <div class="actions">
        ${button("approve", verifa.approve, "")}
        ${button("reject", verifa.reject)}
        ${button("needs_review", verifa.needsReview)}
        ${handedIn ? "" : button("later", verifa.later)}
      </div>
    </form>`;
}

export function donePage(words: CaptureWords, next: string | null): Markup {
  return html`<span class="tick" aria-hidden="true">✓</span>
    <h1>${words.everything}</h1>
    <p>${words.verifa.arrived} ${words.resultGoesTo(ORGANISATION_NAME)}</p>
    ${
      next === null
        ? html`<p data-own-tab>${words.closeTab(ORGANISATION_NAME)}</p>`
        : html`<div data-own-tab>
            <div class="actions"><a class="button" href="${next}">${words.returnTo(ORGANISATION_NAME)}</a></div>
          </div>`
    }`;
}

export type GoneReason = "unknown" | "expired" | "replaced" | "redacted";

const gone = ({ verifa, unknownLink }: CaptureWords, reason: GoneReason) =>
  reason === "unknown" ? unknownLink : verifa[reason];

export const goneTitle = (words: CaptureWords, reason: GoneReason): string => gone(words, reason).heading;

export function gonePage(words: CaptureWords, reason: GoneReason): Markup {
  const { heading, text } = gone(words, reason);
  return html`<h1>${heading}</h1>
    <p>${text} ${words.askForLink}</p>
    <div class="actions">${closeButton(words)}</div>`;
}
