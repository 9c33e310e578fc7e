/** The screens of Veriff's flow, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { findLanguage } from "../../contract/languages.js";
import type { CaptureLanguage } from "../capture-language.js";
import type { Markup } from "../capture-page.js";
import { knownPerson } from "../known-person.js";
import type { CaptureWords } from "../words/capture-words.js";
import { ORGANISATION_NAME } from "./account.js";
import { DOCUMENT_TYPES } from "./session-request.js";
import type { Session } from "./sessions.js";

/** The address that a form is posted to. */
export type ActionUrl = (part: string) => string;

/** The language in which Veriff would show the flow and the sandbox can't, e.g. `Estonian`. */
function missingLanguage(code: string | null): string | null {
  if (code === null || findLanguage(code) !== null) return null;
  try {
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(code) ?? null;
  } catch {
    return null;
  }
}

/** The buttons of a screen: one leads on, the other out. */
const actions = ({ veriff }: CaptureWords, label: string, url: ActionUrl) =>
  html`<div class="actions">
      <button>${label}</button>
      <button class="secondary" formaction="${url("leave")}">${veriff.leave}</button>
    </div>`;

/** The button for a customer whose browser has taken the camera away. */
const cameraLost = ({ veriff }: CaptureWords, url: ActionUrl) =>
  html`<form method="post" action="${url("reload")}">
      <div class="actions"><button class="secondary">${veriff.loseCamera}</button></div>
    </form>`;

export function introPage(
  language: CaptureLanguage,
  url: ActionUrl,
  { request, language: code }: Session,
): Markup {
  const { words } = language;
  const missing = missingLanguage(code);
  return html`<h1>${words.veriff.heading}</h1>
    ${missing === null ? "" : html`<p class="hint" lang="en">Veriff would show these screens in ${missing}.</p>`}
    <p class="lead">${words.veriff.lead(ORGANISATION_NAME)}</p>
    <ol class="lead">
      <li>${words.veriff.photoStep}</li>
      <li>${words.takeSelfie}</li>
    </ol>
    ${knownPerson(language, request)}
    <form method="post" action="${url("begin")}">
      <p class="hint">${words.veriff.consent(ORGANISATION_NAME)}</p>
      ${actions(words, words.continue, url)}
    </form>`;
}

export function documentPage(words: CaptureWords, url: ActionUrl, suggested: string | null): Markup {
  return html`<h1>${words.yourDocument}</h1>
    <p class="lead">${words.veriff.documentLead} ${words.noCamera}</p>
    <form method="post" action="${url("document")}">
      <fieldset>
        <legend>${words.document}</legend>
        ${Object.entries(DOCUMENT_TYPES).map(
          ([type, word]) => html`<label class="choice"><input type="radio" name="type" value="${type}"
            ${type === (suggested ?? "PASSPORT") ? "checked" : ""}> ${words.documents[word]}</label>`,
        )}
      </fieldset>
      ${actions(words, words.veriff.takePhoto, url)}
    </form>
    ${cameraLost(words, url)}`;
}

export function selfiePage(words: CaptureWords, url: ActionUrl): Markup {
  return html`<h1>${words.yourSelfie}</h1>
    <p class="lead">${words.comparison("Veriff")} ${words.noCamera}</p>
    <form method="post" action="${url("selfie")}">
      <span class="oval" aria-hidden="true"></span>
      ${actions(words, words.veriff.submitSelfie, url)}
    </form>
    ${cameraLost(words, url)}`;
}

export function submittedPage(words: CaptureWords, url: ActionUrl): Markup {
  return html`<span class="tick" aria-hidden="true">✓</span>
    <h1>${words.veriff.thanks}</h1>
    <p role="status">${words.veriff.checking} ${words.resultGoesTo(ORGANISATION_NAME)}</p>
    ${doneForm(words, url)}`;
}

export function retryPage(words: CaptureWords, url: ActionUrl, { decision }: Session): Markup {
  const { veriff } = words;
  const reason = decision?.reason ? html` <span lang="en" dir="ltr">${decision.reason}.</span>` : "";
  return html`<h1>${veriff.retryHeading}</h1>
    <p role="status">${veriff.notUsable}${reason}</p>
    <p class="lead">${veriff.advice}</p>
    <form method="post" action="${url("again")}">${actions(words, veriff.tryAgain, url)}</form>`;
}

/** Asks for a reload: some browsers give the camera back only then. */
export function reloadPage({ veriff }: CaptureWords, urlOfFlow: string): Markup {
  return html`<h1>${veriff.cameraLost}</h1>
    <p role="status">${veriff.allowCamera}</p>
    <div class="actions"><a class="button" href="${urlOfFlow}">${veriff.loadAgain}</a></div>`;
}

/** Shown where nothing is left to do. The page doesn't say how Veriff decided, nor why. */
export function closedPage(words: CaptureWords, url: ActionUrl, { status }: Session): Markup {
  const { veriff } = words;
  return status === "expired" || status === "abandoned"
    ? html`<h1>${veriff.expired}</h1>
        <p>${veriff.expiredText(ORGANISATION_NAME)}</p>
        ${doneForm(words, url)}`
    : html`<span class="tick" aria-hidden="true">✓</span>
        <h1>${veriff.nothingLeft}</h1>
        <p role="status">${veriff.complete(ORGANISATION_NAME)}</p>
        ${doneForm(words, url)}`;
}

const doneForm = (words: CaptureWords, url: ActionUrl) =>
  html`<form method="post" action="${url("done")}"><div class="actions"><button>${words.done}</button></div></form>`;

/** The last screen, in a tab without a callback to go to. */
export function goodbyePage(
  words: CaptureWords,
  { request, status, left }: Session,
  urlOfFlow: string,
): Markup {
  const { veriff } = words;
  const open = left && status === "started";
  return html`<h1>${open ? veriff.leftHeading : veriff.doneHeading}</h1>
    <p>${open ? veriff.nothingLost : veriff.closePage}</p>
    <div class="actions">
      ${request.callback ? html`<a class="button" href="${request.callback}">${words.returnTo(ORGANISATION_NAME)}</a>` : ""}
      ${open ? html`<a class="button secondary" href="${urlOfFlow}">${veriff.goBack}</a>` : ""}
    </div>`;
}

export function unknownPage({ unknownLink, askForLink }: CaptureWords): Markup {
  return html`<h1>${unknownLink.heading}</h1>
    <p>${unknownLink.text} ${askForLink}</p>`;
}
