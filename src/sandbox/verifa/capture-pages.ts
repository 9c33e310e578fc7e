/** Verifa's capture pages, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { documentUpload, errorSummary, type FormErrors } from "../capture-form.js";
import type { Markup } from "../capture-page.js";
import { knownPerson } from "../known-person.js";
import { ORGANISATION_NAME } from "./account.js";
import { DOCUMENT_TYPES, type DocumentType } from "./capture-steps.js";
import type { Session } from "./sessions.js";

/** Shown by the script, in a frame only. The wrapper is hidden, because the style sheet shows every button. */
const closeButton = html`<div data-close hidden><button type="button" class="secondary">Close</button></div>`;

export function consentPage(action: string, { fields }: Session): Markup {
  return html`<h1>Verify your identity</h1>
    <p class="lead">${ORGANISATION_NAME} has asked Verifa to confirm who you are. It takes about two minutes.</p>
    <p>You’ll need an identity document and your face. Verifa compares the two, and tells
      ${ORGANISATION_NAME} the result.</p>
    ${knownPerson({
      firstName: fields.first_name,
      lastName: fields.last_name,
      dateOfBirth: fields.date_of_birth,
    })}
    <form method="post" action="${action}">
      <p class="hint">By continuing you agree that Verifa processes your document and your biometric data for this
        purpose.</p>
      <div class="actions">
        <button>Agree and continue</button>
        ${closeButton}
      </div>
    </form>`;
}

export function documentTypePage(action: string, errors: FormErrors): Markup {
  return html`<h1>Choose a document</h1>
    <p class="lead">It must be valid, and your own.</p>
    ${errorSummary(errors)}
    <form method="post" action="${action}" novalidate>
      <fieldset id="document_type">
        <legend>Document</legend>
        ${Object.entries(DOCUMENT_TYPES).map(
          (
            [type, label],
            index,
          ) => html`<label class="choice"><input type="radio" name="document_type" value="${type}"
            ${index === 0 ? "checked" : ""}> ${label}</label>`,
        )}
      </fieldset>
      <div class="actions"><button>Continue</button></div>
    </form>`;
}

export function documentPage(action: string, type: DocumentType, errors: FormErrors): Markup {
  return html`<h1>${DOCUMENT_TYPES[type]}</h1>
    <p class="lead">Upload a photo of it. Everything on it must be readable.</p>
    ${errorSummary(errors)}
    <form method="post" action="${action}" enctype="multipart/form-data" novalidate>
      ${documentUpload("JPEG, PNG or PDF, up to 10 MB. The sandbox throws it away.", errors.file)}
    </form>`;
}

export function selfiePage(action: string): Markup {
  return html`<h1>Take a selfie</h1>
    <p class="lead">Verifa compares your face with the photo in your document. The sandbox pretends: no camera is
      used.</p>
    <form method="post" action="${action}">
      <span class="oval" aria-hidden="true"></span>
      <div class="actions"><button>Take a pretend selfie</button></div>
    </form>`;
}

export function livenessPage(action: string, challenges: readonly string[]): Markup {
  return html`<h1>Show that you’re there</h1>
    <p class="lead">Look into the camera and follow these three instructions. The sandbox pretends here, too.</p>
    <form method="post" action="${action}">
      <ol>${challenges.map((challenge) => html`<li>${challenge}</li>`)}</ol>
      <div class="actions"><button>Done, continue</button></div>
    </form>`;
}

/** The last screen. With a live key there is nothing to choose. */
export function outcomePage(action: string, session: Session): Markup {
  const handedIn = session.status === "sandbox_pending";
  if (!session.isSandbox) {
    return html`<h1>Hand it in</h1>
      <p class="lead">You’ve done everything. Verifa checks it as soon as you hand it in.</p>
      <form method="post" action="${action}"><div class="actions"><button>Hand in</button></div></form>`;
  }
  const button = (value: string, label: string, look = "secondary") =>
    html`<button class="${look}" name="outcome" value="${value}">${label}</button>`;
  return html`<h1>Choose the outcome</h1>
    <p class="lead">${
      handedIn
        ? "Everything is handed in. What shall come of it?"
        : "You’ve done everything. This screen is there in the sandbox only: it hands in, and decides."
    }</p>
    <form method="post" action="${action}">
      <div class="actions">
        ${button("approve", "Approve", "")}
        ${button("reject", "Reject")}
        ${button("needs_review", "Send to manual review")}
        ${handedIn ? "" : button("later", "Hand in, decide later")}
      </div>
    </form>`;
}

export function donePage(next: string | null): Markup {
  return html`<span class="tick" aria-hidden="true">✓</span>
    <h1>That’s everything</h1>
    <p>Your document and your selfie are with Verifa. ${ORGANISATION_NAME} will be told the result; you needn’t wait
      here.</p>
    ${
      next === null
        ? html`<p data-own-tab>You can close this tab and go back to ${ORGANISATION_NAME}.</p>`
        : html`<div data-own-tab>
            <div class="actions"><a class="button" href="${next}">Return to ${ORGANISATION_NAME}</a></div>
          </div>`
    }`;
}

const GONE = {
  unknown: {
    title: "This link isn’t known",
    message: "It may be mistyped, or the sandbox was restarted or reset since it was made.",
  },
  expired: {
    title: "This link has expired",
    message: "It was good for twenty minutes. What you’ve done so far is kept.",
  },
  replaced: {
    title: "This link has been replaced",
    message: "There is a newer one for you, and only that one still works.",
  },
  redacted: {
    title: "This verification is gone",
    message: "Its data has been deleted, so nothing can be added to it.",
  },
} as const;
export type GoneReason = keyof typeof GONE;

export const goneTitle = (reason: GoneReason): string => GONE[reason].title;

export function gonePage(reason: GoneReason): Markup {
  return html`<h1>${GONE[reason].title}</h1>
    <p>${GONE[reason].message} Ask for a new link where you got this one.</p>
    <div class="actions">${closeButton}</div>`;
}
