/** The pages behind a VX link, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { errorSummary, type FieldProps, type FormErrors, field } from "../capture-form.js";
import type { CaptureLanguage } from "../capture-language.js";
import type { Markup } from "../capture-page.js";
import { knownPerson } from "../known-person.js";
import type { CaptureWords } from "../words/capture-words.js";
import type { AgePerson, SampleDocument } from "./lifecycle.js";
import type { Result } from "./sessions.js";

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
  language: CaptureLanguage,
  action: string,
  required: number,
  { asked, values, changeUrl }: AgeForm,
  errors: FormErrors,
): Markup {
  const { words } = language;
  const { vx } = words;
  const input = (name: keyof AgePerson, label: string, more: Partial<FieldProps>) =>
    asked.includes(name)
      ? field(words, { name, label, value: values[name], error: errors[name], ...more })
      : "";
  const known = (name: keyof AgePerson) => (asked.includes(name) ? null : values[name]);
  return html`<h1>${vx.yourAge}</h1>
    <p class="lead">${vx.ageLead(required)}</p>
    ${knownPerson(language, { firstName: known("fn"), lastName: known("ln"), dateOfBirth: known("dob") })}
    ${changeUrl === null ? "" : html`<p><a href="${changeUrl}">${vx.changeDetails}</a></p>`}
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" novalidate>
      <div class="pair">
        ${input("fn", words.firstName, { autocomplete: "given-name" })}
        ${input("ln", words.familyName, { autocomplete: "family-name" })}
      </div>
      ${input("dob", words.dateOfBirth, {
        type: "date",
        autocomplete: "bday",
        hint: vx.ageHint(required),
      })}
      <div hidden><label for="website">${vx.leaveEmpty}</label><input id="website" name="website" autocomplete="off"></div>
      <div class="actions"><button>${words.continue}</button>${closeButton(vx.notNow, "secondary")}</div>
    </form>`;
}

export function documentPage(words: CaptureWords, action: string, errors: FormErrors): Markup {
  const { vx } = words;
  const documents: readonly [SampleDocument, label: string, hint: string][] = [
    ["valid", words.documents.driverLicence, vx.validHint],
    ["expired", vx.expiredDocument, vx.expiredHint],
    ["damaged", vx.damagedDocument, vx.damagedHint],
  ];
  return html`<h1>${words.yourDocument}</h1>
    <p class="lead">${vx.documentLead} ${words.noCamera}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" novalidate>
      <fieldset>
        <legend>${words.document}</legend>
        ${documents.map(
          ([value, label, hint], index) => html`<label class="choice">
            <input type="radio" name="document" value="${value}" ${index === 0 ? html`id="document" checked` : ""}>
            <span>${label}<br><span class="hint">${hint}</span></span></label>`,
        )}
      </fieldset>
      <div class="actions"><button>${vx.scan}</button>${closeButton(vx.notNow, "secondary")}</div>
    </form>`;
}

/** Shown to somebody whom an earlier session has verified. */
export function knownPage({ vx }: CaptureWords, action: string, email: string): Markup {
  return html`<h1>${vx.knownHeading}</h1>
    <p>${vx.knownText(email)}</p>
    <form method="post" action="${action}">
      <div class="actions"><button>${vx.useIdMax}</button>${closeButton(vx.notNow, "secondary")}</div>
    </form>`;
}

export function donePage(words: CaptureWords, result: Result): Markup {
  const { vx } = words;
  const endings: Readonly<Record<Result, { title: string; text: string }>> = {
    PASS: { title: vx.verified, text: vx.nothingMore },
    FAIL: { title: vx.failed, text: vx.failedText },
    PENDING: { title: words.everything, text: vx.pendingText },
  };
  const { title, text } = endings[result];
  return html`${result === "FAIL" ? "" : html`<span class="tick" aria-hidden="true">✓</span>`}
    <h1>${title}</h1>
    <p>${text}</p>
    <p data-tab>${vx.closeTab}</p>
    <div class="actions">${closeButton(words.close, "")}</div>`;
}

/** An end without a result: the link has run out, is unknown, or was opened by a machine. */
export function deadEndPage(words: CaptureWords, title: string, text: string): Markup {
  return html`<h1>${title}</h1>
    <p>${text}</p>
    <div class="actions">${closeButton(words.close, "")}</div>`;
}
