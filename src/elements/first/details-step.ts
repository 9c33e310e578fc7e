import { html, nothing, type TemplateResult } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import type { Submission } from "./details-form.js";
import { failureText } from "./failure-text.js";
import {
  type DatePart,
  type DetailsField,
  type FormField,
  OPTIONAL,
  renderField,
  renderFieldError,
} from "./form-field.js";
import { OnboardingStep } from "./onboarding-step.js";

/** The autofill token of each field, and the longest text that the proxy accepts. */
const FIELDS: Record<DetailsField, [autocomplete: string, maxLength: number, type?: "email" | "tel"]> = {
  email: ["email", 254, "email"],
  firstName: ["given-name", 100],
  middleName: ["additional-name", 100],
  familyName: ["family-name", 100],
  fullName: ["name", 300],
  preferredContactNumber: ["tel", 50, "tel"],
  address: ["street-address", 500],
  day: ["bday-day", 2],
  month: ["bday-month", 2],
  year: ["bday-year", 4],
};

/** The parts of a date in the order of the form, each with its place in `YYYY-MM-DD`. */
const DATE_PARTS: readonly [part: DatePart, place: number][] = [
  ["day", 2],
  ["month", 1],
  ["year", 0],
];

/** Asks for the email address and for what the organisation collects. */
export class DetailsStep extends OnboardingStep<"details"> {
  static override properties = {
    ...OnboardingStep.properties,
    submission: { state: true },
    loading: { state: true },
    loadError: { state: true },
  };

  /** Loaded when the customer first sends the details. */
  private submission: Submission | null = null;
  private loading = false;
  private loadError: GangwayError | null = null;

  get #typed(): Map<string, string> {
    return this.props.typed;
  }

  textOf(field: DetailsField): string {
    return this.#typed.get(field) ?? this.#knownTexts[field] ?? "";
  }

  get #knownTexts(): Partial<Record<DetailsField, string | null | undefined>> {
    const { email, customerContext } = this.props.known;
    // Also of `19900115`, and of a date with a time.
    const date = customerContext.dateOfBirth?.match(/^....|\d\d?/g) ?? [];
    return {
      email,
      ...customerContext,
      ...Object.fromEntries(DATE_PARTS.map(([part, place]) => [part, date[place]])),
    };
  }

  override stop(): void {
    this.submission?.abort();
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { collect, organisation } = this.props.state.organisation;
    const { name, privacyUrl } = organisation;
    return html`${this.renderHeading(terms.detailsHeading)}
      ${this.renderText(terms.detailsText(name))}
      ${
        this.loadError
          ? html`<p part="error" role="alert" tabindex="-1">${failureText(this.loadError, terms)}</p>`
          : this.submission?.renderSummary()
      }
      <form novalidate @submit=${this.#submitDetails}>
        ${this.#renderField("email")}
        ${collect.map((field) => (field === "dateOfBirth" ? this.#renderDate() : this.#renderField(field)))}
        ${this.renderSubmit(terms.continue, this.#busy)}
      </form>
      ${
        privacyUrl
          ? html`<a part="link" href=${privacyUrl} target="_blank" rel="noopener">
              ${terms.privacy(name)}
            </a>`
          : nothing
      }`;
  }

  #renderField(name: DetailsField, more?: Partial<FormField>): TemplateResult {
    const { terms } = this;
    const [autocomplete, maxLength, type] = FIELDS[name];
    return renderField({
      name,
      label: terms.labels[name],
      value: this.textOf(name),
      autocomplete,
      maxLength,
      type,
      optional: name === OPTIONAL ? terms.optional : "",
      error: this.submission?.errorOf(name),
      keep: (value) => this.#typed.set(name, value),
      ...more,
    });
  }

  #renderDate(): TemplateResult {
    const { terms } = this;
    const error = this.submission?.errorOf("dateOfBirth");
    const more = { numeric: true, errorId: error && "dateOfBirth-error" };
    return html`<fieldset aria-describedby="date-hint">
      <legend part="label">${terms.labels.dateOfBirth}</legend>
      <span part="hint" id="date-hint">${terms.dateHint}</span>
      <div class="date">${DATE_PARTS.map(([part]) => this.#renderField(part, more))}</div>
      ${renderFieldError("dateOfBirth", error)}
    </fieldset>`;
  }

  get #busy(): boolean {
    return this.loading || !!this.submission?.busy;
  }

  async #submitDetails(event: Event): Promise<void> {
    event.preventDefault();
    if (this.#busy) return;
    this.loading = true;
    this.loadError = null;
    try {
      this.submission ??= await this.props.createSubmission(this);
      this.submission.submit();
    } catch (error) {
      this.loadError = error as GangwayError;
      void this.focusOn("[part=error]");
      void this.props.report(this.loadError);
    }
    this.loading = false;
  }
}
