/** The pages behind a VX link, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { errorSummary, type FieldProps, type FormErrors, field } from "../capture-form.js";
import type { Markup } from "../capture-page.js";
import { knownPerson } from "../known-person.js";
import type { AgePerson, SampleDocument } from "./lifecycle.js";
import type { Result } from "./sessions.js";

const DOCUMENTS: readonly [SampleDocument, label: string, hint: string][] = [
  ["valid", "Driver’s licence", "Passes after a minute."],
  ["expired", "Expired driver’s licence", "Fails after a minute."],
  ["damaged", "Damaged driver’s licence", "Goes to manual review."],
];

/** A button that the script shows in a frame only. */
const closeButton = (label: string, look: string): Markup =>
  html`<div data-framed hidden><button class="${look}" type="button" data-close>${label}</button></div>`;

export interface AgeForm {
  /** The fields to fill in. What the session was made with needs none. */
  asked: readonly (keyof AgePerson)[];
  /** The values of the fields and, of the others, what is known. `dob` is `YYYY-MM-DD`. */
  values: AgePerson;
  /** The address of the form with every field, where details are known that may be wrong. */
  changeUrl: string | null;
}

export function agePage(
  action: string,
  required: number,
  { asked, values, changeUrl }: AgeForm,
  errors: FormErrors,
): Markup {
  const input = (name: keyof AgePerson, label: string, more: Partial<FieldProps>) =>
    asked.includes(name) ? field({ name, label, value: values[name], error: errors[name], ...more }) : "";
  const known = (name: keyof AgePerson) => (asked.includes(name) ? null : values[name]);
  return html`<h1>Your age</h1>
    <p class="lead">We check that you are ${required} or over. Have your driver’s licence ready for the step after this.</p>
    ${knownPerson({ firstName: known("fn"), lastName: known("ln"), dateOfBirth: known("dob") })}
    ${changeUrl === null ? "" : html`<p><a href="${changeUrl}">Change these details</a></p>`}
    ${errorSummary(errors)}
    <form method="post" action="${action}" novalidate>
      <div class="pair">
        ${input("fn", "First name", { autocomplete: "given-name" })}
        ${input("ln", "Last name", { autocomplete: "family-name" })}
      </div>
      ${input("dob", "Date of birth", {
        type: "date",
        autocomplete: "bday",
        hint: `In the sandbox nothing but the age counts: younger than ${required} fails at once.`,
      })}
      <div hidden><label for="website">Leave this empty</label><input id="website" name="website" autocomplete="off"></div>
      <div class="actions"><button>Continue</button>${closeButton("Not now", "secondary")}</div>
    </form>`;
}

export function documentPage(action: string, errors: FormErrors): Markup {
  return html`<h1>Your document</h1>
    <p class="lead">Choose what you hold in front of the camera. The sandbox pretends: no camera is used.</p>
    ${errorSummary(errors)}
    <form method="post" action="${action}" novalidate>
      <fieldset>
        <legend>Document</legend>
        ${DOCUMENTS.map(
          ([value, label, hint], index) => html`<label class="choice">
            <input type="radio" name="document" value="${value}" ${index === 0 ? html`id="document" checked` : ""}>
            <span>${label}<br><span class="hint">${hint}</span></span></label>`,
        )}
      </fieldset>
      <div class="actions"><button>Scan and submit</button>${closeButton("Not now", "secondary")}</div>
    </form>`;
}

/** Shown to somebody whom an earlier session has verified. */
export function knownPage(action: string, email: string): Markup {
  return html`<h1>You are already verified</h1>
    <p>VX has verified ${email} before. You needn’t do it again: use your IDMax ID, which keeps that result.</p>
    <form method="post" action="${action}">
      <div class="actions"><button>Use IDMax</button>${closeButton("Not now", "secondary")}</div>
    </form>`;
}

const ENDINGS: Readonly<Record<Result, { title: string; text: string }>> = {
  PASS: { title: "You are verified", text: "There is nothing more to do." },
  FAIL: {
    title: "We couldn’t verify you",
    text: "Whoever sent you here knows, and can tell you what to do next.",
  },
  PENDING: {
    title: "That’s everything",
    text: "What you handed in is being checked. You needn’t wait here.",
  },
};

export function donePage(result: Result): Markup {
  const { title, text } = ENDINGS[result];
  return html`${result === "FAIL" ? "" : html`<span class="tick" aria-hidden="true">✓</span>`}
    <h1>${title}</h1>
    <p>${text}</p>
    <p data-tab>You can close this tab and go back to where you came from.</p>
    <div class="actions">${closeButton("Close", "")}</div>`;
}

/** An end without a result: the link has run out, is unknown, or was opened by a machine. */
export function deadEndPage(title: string, text: string): Markup {
  return html`<h1>${title}</h1>
    <p>${text}</p>
    <div class="actions">${closeButton("Close", "")}</div>`;
}
