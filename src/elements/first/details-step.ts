import { html, nothing, type TemplateResult } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import { dateStyle } from "./date-style.js";
import type { Submission } from "./details-form.js";
import { failureText } from "./failure-text.js";
import { type DetailsField, type FormField, OPTIONAL, renderField, renderFieldError } from "./form-field.js";
import { OnboardingStep } from "./onboarding-step.js";

/** The autofill token of each field, and the longest text that the proxy accepts. */
const FIELDS: Record<DetailsField, [autocomplete: string, maxLength?: number, type?: "email" | "tel"]> = {
  email: ["email", 254, "email"],
  firstName: ["given-name", 100],
  middleName: ["additional-name", 100],
  familyName: ["family-name", 100],
  fullName: ["name", 300],
  preferredContactNumber: ["tel", 50, "tel"],
  address: ["street-address", 500],
  // Any of them may hold a whole date, or a name.
  day: ["bday-day"],
  month: ["bday-month"],
  year: ["bday-year"],
};

/** Asks for the email address and for what the organisation collects. */
export class DetailsStep extends OnboardingStep<"details"> {
  static override properties = {
    ...OnboardingStep.properties,
    submission: { state: true },
    loading: { state: true },
    loadError: { state: true },
  };

  /** Loaded when the customer first types. */
  submission: Submission | null = null;
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
    const [year, month, day] = customerContext.dateOfBirth?.match(/^....|\d\d?/g) ?? [];
    return { email, ...customerContext, day, month, year };
  }

  protected override updated(): void {
    this.querySelectorAll("input").forEach((field, at, fields) => {
      field.enterKeyHint = fields[at + 1] ? "next" : "go";
    });
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
      <div role="alert">${
        this.loadError
          ? html`<p part="error" tabindex="-1">${failureText(this.loadError, terms)}</p>`
          : this.submission?.renderFailure()
      }</div>
      ${this.submission?.corrector?.renderSummary()}
      <form novalidate @submit=${this.#submitDetails} @input=${this.#createSubmission}>
        ${this.#renderField("email")}
        ${collect.map((field) => (field === "dateOfBirth" ? this.#renderDate() : this.#renderField(field)))}
        ${this.renderSubmit(terms.continue, this.#busy, this.submission?.isLimited, this.submission?.message)}
      </form>
      ${
        privacyUrl
          ? html`<a part="link" href=${privacyUrl} target="_blank" rel="noopener">
              ${terms.privacy(name)} ${terms.opensTab}
            </a>`
          : nothing
      }`;
  }

  #renderField(name: DetailsField, more?: Partial<FormField>): TemplateResult {
    const { terms } = this;
    const { singleName } = this.props.state.organisation;
    const [autocomplete, maxLength, type] = FIELDS[name];
    return renderField({
      name,
      label: terms.labels[name],
      value: this.textOf(name),
      autocomplete,
      maxLength,
      type,
      optional: name === OPTIONAL ? terms.optional : singleName && name === "familyName" ? terms.oneName : "",
      hint: this.submission?.corrector?.hintOf(name),
      error: this.submission?.corrector?.errorOf(name),
      keep: (value) => this.#typed.set(name, value),
      ...more,
    });
  }

  #renderDate(): TemplateResult {
    const { terms } = this;
    const error = this.submission?.corrector?.errorOf("dateOfBirth");
    const { order, example } = dateStyle(this.props.locale);
    return html`<fieldset aria-describedby="date-hint">
      <legend part="label">${terms.labels.dateOfBirth}</legend>
      <span part="hint" id="date-hint">${terms.dateExample(example)}</span>
      <div class="date ${order[0]}">${order.map((part) =>
        this.#renderField(part, {
          numeric: true,
          errorId: error && !this.submission?.corrector?.isRight(part) && "dateOfBirth-error",
        }),
      )}</div>
      ${renderFieldError("dateOfBirth", error)}
    </fieldset>`;
  }

  get #busy(): boolean {
    return this.loading || !!this.submission?.busy;
  }

  #createSubmission({ inputType }: InputEvent): void {
    // A failure is shown when the details are sent.
    this.props.createSubmission(this, inputType).catch(() => {});
  }

  async #submitDetails(event: Event): Promise<void> {
    event.preventDefault();
    if (this.#busy) return;
    this.loading = true;
    this.loadError = null;
    try {
      await this.props.createSubmission(this);
      await this.submission?.submit();
    } catch (error) {
      this.loadError = error as GangwayError;
      void this.focusOn("[part=error]");
      void this.props.report(this.loadError);
    }
    this.loading = false;
  }
}
