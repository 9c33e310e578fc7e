import { html, nothing, type TemplateResult } from "lit";
import type { ValidationResult } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import { correctionsTerms } from "../../locales/en/corrections-terms.js";
import type { Corrector, DetailsForm } from "../first/details-form.js";
import type { DatePart, DetailsField } from "../first/form-field.js";
import {
  type CorrectedDetails,
  correctDetails,
  type Fault,
  type Faults,
  type Offer,
} from "./correct-details.js";
import { DATE_PARTS, isDatePart, setText, spreadDate } from "./date-boxes.js";
import { serverFaults } from "./server-faults.js";

type ReadPlain = typeof import("../steps/read-details.js").readDetails;

/**
 * Reads what customers type in another way than the plain one. It says what is wrong with a field as soon as they have left
 * it, and offers what they may have meant. What they are typing is left alone.
 */
export class DetailsCorrector implements Corrector {
  /** The wrong boxes of the date. */
  wrongParts: readonly DatePart[] = [];

  readonly #form: DetailsForm;
  readonly #readPlain: ReadPlain;
  /** The mistakes that are shown. */
  #faults: Faults = new Map();
  /** Set once the customer has tried to go on: from then on, an empty field is a mistake. */
  #sent = false;
  /** Set while all mistakes are listed above the form. */
  #summarised = false;
  /** The field that has the focus, and those that had it before. */
  #current = "";
  readonly #left = new Set<string>();
  #offers: readonly Offer[] = [];
  /** The address beside which a question has been shown. Sent once more, it is taken as it is. */
  #questioned = "";
  /** The faults that the server has found, until the customer changes the text. */
  #refused = new Map<string, Fault>();
  #announcement = "";

  /** @param inputType of the input event that it was loaded for. Undefined: the details are being sent. */
  constructor(form: DetailsForm, readPlain: ReadPlain, inputType?: string) {
    this.#form = form;
    this.#readPlain = readPlain;
    const focused = form.querySelector("input:focus")?.id ?? "";
    this.#current = fieldOf(focused);
    for (const { id, value } of form.querySelectorAll("input")) if (value) this.#left.add(fieldOf(id));
    this.#left.delete(this.#current);
    form.addEventListener("input", this.#noteInput);
    form.addEventListener("focusin", this.#noteFocus);
    if (inputType !== undefined) this.#check(isPaste(inputType) ? "" : focused);
  }

  /**
   * Returns the details, or null: then it has shown what is wrong with them, or asks about the email address for the first
   * time.
   */
  submit(): Details | null {
    this.#sent = true;
    this.#refused.clear();
    spreadDate(this.#form);
    const { details, faults } = this.#correct();
    this.#faults = faults;
    this.#summarised = faults.size > 0;
    this.#announcement = "";
    this.#form.requestUpdate();
    if (this.#summarised) void this.#form.focusOn("[part=error]");
    else if (!this.#asks()) return details;
    return null;
  }

  /** Shows the faults that the server has found. */
  noteRefused(results: readonly ValidationResult[]): void {
    const { labels } = this.#terms;
    this.#refused = new Map(serverFaults(results, labels, (field) => this.#exceededLimitOf(field)));
    this.#faults = this.#refused;
    this.wrongParts = DATE_PARTS;
    this.#summarised = true;
    // The browser's clock is wrong, or the page is older than the organisation's settings.
    if (results.some(({ resultName }) => resultName === "TooYoung")) {
      const { minimumAge = 0 } = this.#form.props.state.organisation;
      this.#refused.set("dateOfBirth", ({ tooYoung }) => tooYoung(minimumAge));
    }
  }

  errorOf(field: string): unknown {
    const text = this.#faults.get(field)?.(this.#terms);
    return text && field === "dateOfBirth" ? html`${text} ${this.#renderOffers("year")}` : text;
  }

  hintOf(field: DetailsField): TemplateResult | undefined {
    const isShown = field === "email" && (this.#questioned || this.#left.has(field));
    return isShown ? this.#renderOffers(field) : undefined;
  }

  isRight(part: DatePart): boolean {
    return !this.wrongParts.includes(part);
  }

  /** Renders everything that is wrong, with a link to each field. */
  renderSummary(): TemplateResult {
    return html`<span class="visually-hidden" role="status">${this.#announcement}</span>
      ${this.#summarised && this.#faults.size ? this.#renderFaults() : nothing}`;
  }

  get #terms() {
    return this.#form.props.translate(correctionsTerms);
  }

  #renderFaults(): TemplateResult {
    const terms = this.#terms;
    const faults = Array.from(this.#faults, ([field, textIn]) => this.#renderFault(field, textIn(terms)));
    return html`<div part="error" role="group" tabindex="-1" aria-labelledby="summary">
      <h3 id="summary">${terms.errorSummary(this.#faults.size)}</h3>
      <ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul>
    </div>`;
  }

  #renderFault(name: string, text: string): TemplateResult | string {
    const id = name === "dateOfBirth" ? (this.wrongParts[0] ?? "day") : name;
    const target = `#${CSS.escape(id)}`;
    const field = id && this.#form.querySelector<HTMLElement>(target);
    if (!field) return text;
    const focusField = (event: Event): void => {
      // A jump would change the page's address and history.
      event.preventDefault();
      field.focus();
    };
    return html`<a href=${target} @click=${focusField}>${text}</a>`;
  }

  /** Returns the most characters that a field takes, where its text has more. */
  #exceededLimitOf(name: string): number | undefined {
    const field = this.#form.querySelector<HTMLInputElement>(`input#${CSS.escape(name)}`);
    return field && field.value.length > field.maxLength ? field.maxLength : undefined;
  }

  #asks(): boolean {
    const email = this.#form.textOf("email");
    const isAsked = this.#offers.some(({ field }) => field === "email");
    if (!isAsked || this.#questioned === email) return false;
    this.#questioned = email;
    void this.#form.focusOn("#email-hint button");
    return true;
  }

  #renderOffers(field: string): TemplateResult | undefined {
    const offers = this.#offers.filter((offer) => offer.field === field);
    if (!offers.length) return undefined;
    return html`${offers.map(
      (offer) => html`<button type="button" part="link" @click=${() => this.#take(offer)}>
        ${this.#terms.didYouMean(offer.text)}
      </button> `,
    )}`;
  }

  #take({ field, text }: Offer): void {
    setText(this.#form, field, text);
    this.#check();
    void this.#form.focusOn(`#${field}`);
  }

  readonly #noteInput = (event: Event): void => {
    const { target, inputType } = event as InputEvent;
    this.#refused.delete(fieldOf((target as HTMLElement).id));
    if (isPaste(inputType)) this.#check();
  };

  readonly #noteFocus = ({ target }: Event): void => {
    // Before a press of a button, nothing on the page may move.
    if (!(target instanceof HTMLInputElement)) return;
    const field = fieldOf(target.id);
    if (field !== this.#current) this.#left.add(this.#current);
    this.#current = field;
    this.#check();
  };

  /** Shows what is wrong in the fields that the customer has left. @param beingTyped the box of a date to leave alone. */
  #check(beingTyped = ""): void {
    const form = this.#form;
    const before = this.#shownTexts();
    spreadDate(form, beingTyped);
    const { faults } = this.#correct();
    const isMistake = (name: string): boolean =>
      this.#sent || (this.#left.has(name) && textsOf(form, name).some(Boolean));
    this.#faults = new Map([...[...faults].filter(([name]) => isMistake(name)), ...this.#refused]);
    if (this.hintOf("email")) this.#questioned = form.textOf("email");
    void this.#announce(this.#shownTexts().filter((text) => !before.includes(text)));
  }

  #correct(): CorrectedDetails {
    const read = correctDetails(this.#form, this.#readPlain(this.#form));
    this.wrongParts = read.wrongParts;
    this.#offers = read.offers;
    return read;
  }

  /** Returns everything that is said beside the fields. */
  #shownTexts(): string[] {
    const terms = this.#terms;
    return [
      ...Array.from(this.#faults.values(), (textIn) => textIn(terms)),
      ...this.#offers
        .filter(({ field }) => field !== "email" || this.#questioned)
        .map(({ text }) => terms.didYouMean(text)),
    ];
  }

  /** Reads texts out, once the place for them is on the page. */
  async #announce(texts: readonly string[]): Promise<void> {
    this.#announcement = "";
    this.#form.requestUpdate();
    await this.#form.updateComplete;
    this.#announcement = texts.join(" ");
    this.#form.requestUpdate();
  }
}

/** Returns the field of a box. */
function fieldOf(id: string): string {
  return isDatePart(id) ? "dateOfBirth" : id;
}

function isPaste(inputType = ""): boolean {
  return inputType.startsWith("insertFrom");
}

function textsOf(form: DetailsForm, field: string): string[] {
  const ids: readonly string[] = field === "dateOfBirth" ? DATE_PARTS : [field];
  return ids.map((id) => form.textOf(id as DetailsField).trim());
}
