import { html, nothing, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { CollectableField } from "../../contract/status.js";
import type { DetailsSubmission } from "../steps/details-submission.js";
import { type FieldName, type FormField, OPTIONAL, renderField, renderFieldError } from "./form-field.js";
import { OnboardingStep } from "./onboarding-step.js";

/** How each field behaves: its autofill token, and the longest text that the proxy takes. */
const FIELDS: Record<string, [autocomplete: string, maxLength: number, type?: "email" | "tel"]> = {
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
const DATE = ["day", "month", "year"] as const;

/** Asks for the email address and for what the organisation collects. */
export class DetailsStep extends OnboardingStep<"details"> {
  static override properties = {
    ...OnboardingStep.properties,
    submission: { state: true },
    loading: { state: true },
    unreachable: { state: true },
  };

  /** What checks and sends the details, once it is there. */
  private submission: DetailsSubmission | null = null;
  private loading = false;
  private unreachable = false;

  /** What the customer typed, by field. It outlives errors, restarts and removals. */
  readonly #typed = new Map<FieldName, string>();

  /** What a field holds: what the customer typed, else what the host knew. */
  textOf(name: FieldName): string {
    const { email, customerContext } = this.view.known;
    const part = DATE.indexOf(name as "day");
    return (
      this.#typed.get(name) ??
      (part < 0
        ? { email, ...customerContext }[name as CollectableField]
        : customerContext.dateOfBirth?.split("-")[2 - part]) ??
      ""
    );
  }

  override left(): void {
    this.submission?.abort();
  }

  override render(): TemplateResult {
    const { terms, state } = this.view;
    const { submission } = this;
    const { name, privacyUrl } = state.organisation.organisation;
    return html`${this.renderHeading(terms.detailsHeading)}
      ${this.renderText(terms.detailsText(name))}
      ${
        this.unreachable
          ? html`<p part="error" role="alert" tabindex="-1">${terms.unreachable}</p>`
          : submission?.renderSummary(terms)
      }
      <form novalidate @submit=${this.#submitDetails}>
        ${(["email", ...state.organisation.collect] as const).map((field) =>
          field === "dateOfBirth" ? this.#renderDate() : this.#renderField(field),
        )}
        ${this.renderSubmit(terms.continue, this.loading || !!submission?.busy)}
      </form>
      ${privacyUrl ? html`<a part="link" href=${privacyUrl} target="_blank" rel="noopener">${terms.privacy(name)}</a>` : nothing}`;
  }

  #renderField(name: FieldName, more?: Partial<FormField>): TemplateResult {
    const { terms } = this.view;
    const [autocomplete, maxLength, type] = FIELDS[name] ?? [];
    return renderField({
      name,
      label: terms.labels[name as CollectableField],
      value: this.textOf(name),
      autocomplete,
      maxLength,
      type,
      optional: name === OPTIONAL ? terms.optional : "",
      error: this.submission?.faults.get(name)?.(terms),
      keep: (value) => this.#typed.set(name, value),
      ...more,
    });
  }

  #renderDate(): TemplateResult {
    const { terms } = this.view;
    const error = this.submission?.faults.get("dateOfBirth")?.(terms);
    const more = { numeric: true, errorId: error && "dateOfBirth-error" };
    return html`<fieldset aria-describedby="date-hint">
      <legend part="label">${terms.labels.dateOfBirth}</legend>
      <span part="hint" id="date-hint">${terms.dateHint}</span>
      <div class="date">${DATE.map((part) => this.#renderField(part, more))}</div>
      ${renderFieldError("dateOfBirth", error)}
    </fieldset>`;
  }

  async #submitDetails(event: Event): Promise<void> {
    event.preventDefault();
    if (this.loading || this.submission?.busy) return;
    this.loading = true;
    this.unreachable = false;
    try {
      const { DetailsSubmission } = await this.view.loadSteps();
      this.submission ??= new DetailsSubmission(this);
      this.submission.submit();
    } catch (cause) {
      this.unreachable = true;
      void this.focusOn("[part=error]");
      this.view.report(new GangwayError("network", "A script could not be loaded.", { cause }));
    }
    this.loading = false;
  }
}
