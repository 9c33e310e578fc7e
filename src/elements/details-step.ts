import { Task, TaskStatus } from "@lit/task";
import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { GangwayError } from "../contract/errors.js";
import type { CollectableField } from "../contract/status.js";
import type { Details } from "../flow/flow-state.js";
import { type FieldName, type FormField, renderField, renderFieldError } from "./form-field.js";
import { asGangwayError, OnboardingStep } from "./onboarding-step.js";
import { type Faults, OPTIONAL, readDetails } from "./read-details.js";

/** How each field behaves: its autofill token, and the longest text that the proxy takes. */
const FIELDS: Record<
  "email" | CollectableField,
  [autocomplete: string, maxLength: number, type?: "email" | "tel"]
> = {
  email: ["email", 254, "email"],
  firstName: ["given-name", 100],
  middleName: ["additional-name", 100],
  familyName: ["family-name", 100],
  fullName: ["name", 300],
  dateOfBirth: ["bday", 10],
  preferredContactNumber: ["tel", 50, "tel"],
  address: ["street-address", 500],
};
const DATE = ["year", "month", "day"] as const;

/** Asks for the email address and for what the organisation collects. */
export class DetailsStep extends OnboardingStep<"details"> {
  /** What is wrong with the fields, after a failed attempt to go on. */
  @state() private faults: Faults = new Map();
  /** What failed that is not about a field. */
  @state() private failure: GangwayError | null = null;

  /** What the customer typed, by field. It outlives errors, restarts and removals. */
  readonly #typed = new Map<FieldName, string>();

  readonly #submission = new Task(this, {
    autoRun: false,
    task: ([details]: [Details], { signal }) => this.view.flow.submitDetails(details, signal),
    onError: (error) => this.#showFailure(asGangwayError(error)),
  });

  override render(): TemplateResult {
    const { terms, state } = this.view;
    const { name, privacyUrl } = state.organisation.organisation;
    return html`${this.renderHeading(terms.detailsHeading)}
      ${this.renderText(terms.detailsText(name))}
      ${this.#renderSummary()}
      <form novalidate @submit=${this.#submitDetails}>
        ${["email" as const, ...state.organisation.collect].map((field) =>
          field === "dateOfBirth" ? this.#renderDate() : renderField(this.#fieldOf(field)),
        )}
        ${this.renderSubmit(terms.continue, this.#submission.status === TaskStatus.PENDING)}
      </form>
      ${privacyUrl ? html`<a part="link" href=${privacyUrl} target="_blank" rel="noopener">${terms.privacy(name)}</a>` : nothing}`;
  }

  protected override left(): void {
    this.#submission.abort();
  }

  #renderSummary(): TemplateResult | typeof nothing {
    const { faults, failure } = this;
    if (!faults.size && !failure) return nothing;
    if (failure) return this.renderFailure(failure);
    return html`<div part="error" role="group" tabindex="-1" aria-labelledby="summary">
      <h3 id="summary">${this.view.terms.errorSummary(faults.size)}</h3>
      <ul>${Array.from(faults, ([name, text]) => {
        const target = name === "dateOfBirth" ? "day" : name;
        return html`<li>${this.querySelector(`#${target}`) ? html`<a href="#${target}" @click=${this.#focusField}>${text}</a>` : text}</li>`;
      })}</ul>
    </div>`;
  }

  #renderDate(): TemplateResult {
    const { terms } = this.view;
    const error = this.faults.get("dateOfBirth");
    return html`<fieldset aria-describedby="date-hint">
      <legend part="label">${terms.labels.dateOfBirth}</legend>
      <span part="hint" id="date-hint">${terms.dateHint}</span>
      <div class="date">${(["day", "month", "year"] as const).map((part) =>
        renderField({
          ...this.#fieldOf(part),
          numeric: true,
          maxLength: part === "year" ? 4 : 2,
          autocomplete: `bday-${part}`,
          errorId: error && "dateOfBirth-error",
        }),
      )}</div>
      ${renderFieldError("dateOfBirth", error)}
    </fieldset>`;
  }

  #fieldOf(name: FieldName): FormField {
    const { terms } = this.view;
    const [autocomplete = "", maxLength = 4, type = undefined] = FIELDS[name as CollectableField] ?? [];
    return {
      name,
      label: terms.labels[name as CollectableField],
      value: this.#valueOf(name),
      autocomplete,
      maxLength,
      ...(type && { type }),
      optional: name === OPTIONAL ? terms.optional : undefined,
      error: this.faults.get(name),
      keep: (value) => this.#typed.set(name, value),
    };
  }

  /** What the customer typed, else what the host knew. */
  #valueOf = (name: FieldName): string => {
    const { email, customerContext } = this.view.known;
    const part = DATE.indexOf(name as "day");
    return (
      this.#typed.get(name) ??
      (part < 0
        ? { email, ...customerContext }[name as CollectableField]
        : customerContext.dateOfBirth?.split("-")[part]) ??
      ""
    );
  };

  #submitDetails(event: Event): void {
    event.preventDefault();
    if (this.#submission.status === TaskStatus.PENDING) return;
    const { state, terms, known } = this.view;
    const { details, faults } = readDetails(this.#valueOf, state.organisation.collect, known, terms);
    this.failure = null;
    this.faults = faults;
    if (faults.size) void this.#focusSummary();
    else void this.#submission.run([details]);
  }

  #showFailure(error: GangwayError): void {
    if (!this.isConnected) return;
    this.faults = new Map(error.validationResults?.map(({ name, message }) => [name, message]));
    this.failure = this.faults.size ? null : error;
    this.view.report(error);
    void this.#focusSummary();
  }

  async #focusSummary(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[part=error]")?.focus();
  }

  #focusField = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>((event.target as Element).getAttribute("href") ?? "")?.focus();
  };
}
