/** The screens of Veriff's flow, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import type { Markup } from "../capture-page.js";
import { knownPerson } from "../known-person.js";
import { ORGANISATION_NAME } from "./account.js";
import { DOCUMENT_TYPES } from "./session-request.js";
import type { Session } from "./sessions.js";

/** The address that a form is posted to. */
export type ActionUrl = (part: string) => string;

/** The language in which Veriff would show the flow, e.g. `German`. */
function languageName(code: string | null): string | null {
  if (code === null || code.toLowerCase().startsWith("en")) return null;
  try {
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(code) ?? null;
  } catch {
    return null;
  }
}

/** The buttons of a screen: one leads on, the other out. */
const actions = (label: string, url: ActionUrl) =>
  html`<div class="actions">
      <button>${label}</button>
      <button class="secondary" formaction="${url("leave")}">Leave</button>
    </div>`;

/** The button for a customer whose browser has taken the camera away. */
const cameraLost = (url: ActionUrl) =>
  html`<form method="post" action="${url("reload")}">
      <div class="actions"><button class="secondary">Pretend that the camera was lost</button></div>
    </form>`;

export function introPage(url: ActionUrl, { request, language: code }: Session): Markup {
  const language = languageName(code);
  return html`<h1>Let’s get you verified</h1>
    ${language === null ? "" : html`<p class="hint">Veriff would show these screens in ${language}.</p>`}
    <p class="lead">${ORGANISATION_NAME} works with Veriff to confirm who you are. It takes about two minutes.</p>
    <ol class="lead">
      <li>Take a photo of your identity document</li>
      <li>Take a selfie</li>
    </ol>
    ${knownPerson(request)}
    <form method="post" action="${url("begin")}">
      <p class="hint">By continuing you let Veriff process your document and your face for ${ORGANISATION_NAME}.</p>
      ${actions("Continue", url)}
    </form>`;
}

export function documentPage(url: ActionUrl, suggested: string | null): Markup {
  return html`<h1>Your document</h1>
    <p class="lead">Choose a document that was issued by a government. The sandbox pretends: no camera is used.</p>
    <form method="post" action="${url("document")}">
      <fieldset>
        <legend>Document</legend>
        ${Object.entries(DOCUMENT_TYPES).map(
          ([type, label]) => html`<label class="choice"><input type="radio" name="type" value="${type}"
            ${type === (suggested ?? "PASSPORT") ? "checked" : ""}> ${label}</label>`,
        )}
      </fieldset>
      ${actions("Take a pretend photo", url)}
    </form>
    ${cameraLost(url)}`;
}

export function selfiePage(url: ActionUrl): Markup {
  return html`<h1>Your selfie</h1>
    <p class="lead">Veriff compares your face with the photo in your document. The sandbox pretends: no camera is used.</p>
    <form method="post" action="${url("selfie")}">
      <span class="oval" aria-hidden="true"></span>
      ${actions("Submit a pretend selfie", url)}
    </form>
    ${cameraLost(url)}`;
}

export function submittedPage(url: ActionUrl): Markup {
  return html`<span class="tick" aria-hidden="true">✓</span>
    <h1>Thank you, that’s everything</h1>
    <p role="status">Veriff is checking what you sent. ${ORGANISATION_NAME} will be told the result; you needn’t wait here.</p>
    ${doneForm(url)}`;
}

export function retryPage(url: ActionUrl, { decision }: Session): Markup {
  return html`<h1>Please try once more</h1>
    <p role="status">We couldn’t use what you sent.${decision?.reason ? ` ${decision.reason}.` : ""}</p>
    <p class="lead">Use a clean lens, good light, and hold still.</p>
    <form method="post" action="${url("again")}">${actions("Try again", url)}</form>`;
}

/** Asks for a reload: some browsers give the camera back only then. */
export function reloadPage(urlOfFlow: string): Markup {
  return html`<h1>The camera was lost</h1>
    <p role="status">Allow the camera, then load this page again.</p>
    <div class="actions"><a class="button" href="${urlOfFlow}">Load again</a></div>`;
}

/** Shown where nothing is left to do. The page doesn't say how Veriff decided, nor why. */
export function closedPage(url: ActionUrl, { status }: Session): Markup {
  return status === "expired" || status === "abandoned"
    ? html`<h1>This link has run out</h1>
        <p>A verification can be done within seven days. Ask ${ORGANISATION_NAME} for a new link.</p>
        ${doneForm(url)}`
    : html`<span class="tick" aria-hidden="true">✓</span>
        <h1>Nothing left to do</h1>
        <p role="status">This verification is complete. ${ORGANISATION_NAME} knows the result.</p>
        ${doneForm(url)}`;
}

const doneForm = (url: ActionUrl) =>
  html`<form method="post" action="${url("done")}"><div class="actions"><button>Done</button></div></form>`;

/** The last screen, in a tab without a callback to go to. */
export function goodbyePage({ request, status, left }: Session, urlOfFlow: string): Markup {
  const open = left && status === "started";
  return html`<h1>${open ? "You’ve left the verification" : "You’re done here"}</h1>
    <p>${open ? "Nothing is lost: the same link works for seven days." : "You can close this page."}</p>
    <div class="actions">
      ${request.callback ? html`<a class="button" href="${request.callback}">Return to ${ORGANISATION_NAME}</a>` : ""}
      ${open ? html`<a class="button secondary" href="${urlOfFlow}">Go back to the verification</a>` : ""}
    </div>`;
}

export function unknownPage(): Markup {
  return html`<h1>This link isn’t known</h1>
    <p>It may be mistyped, or the sandbox was restarted or reset since it was made. Ask for a new link where you got this one.</p>`;
}
