import { Task, TaskStatus } from "@lit/task";
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import type { FieldName } from "../first/form-field.js";
import type { StepTerms, StepView } from "../first/onboarding-step.js";
import { renderFailure, reported } from "./failure-text.js";
import { type Faults, readDetails } from "./read-details.js";

/** The details step, as far as a submission needs it. */
export interface DetailsForm extends ReactiveControllerHost, HTMLElement {
  view: StepView<"details">;
  textOf(name: FieldName): string;
  focusOn(selector: string): Promise<void>;
}

/** Checks the details, sends them, and says what is wrong. It comes with the later steps: the first one can be filled in without it. */
export class DetailsSubmission {
  /** What is wrong with the fields, after a failed attempt to go on. */
  faults: Faults = new Map();
  /** What failed that is not about a field. */
  #failure: GangwayError | null = null;

  readonly #form: DetailsForm;
  readonly #task: Task<[Details], void>;

  constructor(form: DetailsForm) {
    this.#form = form;
    this.#task = new Task(form, {
      autoRun: false,
      task: ([details], { signal }) =>
        reported(form.view.flow.submitDetails(details, signal), form.view.report),
      onError: (error) => this.#showFailure(error),
    });
  }

  get busy(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** Sends what the form holds, or says what is missing. */
  submit(): void {
    if (this.busy) return;
    const form = this.#form;
    const { state, known } = form.view;
    const { details, faults } = readDetails((name) => form.textOf(name), state.organisation.collect, known);
    this.#failure = null;
    this.faults = faults;
    if (faults.size) this.#showSummary();
    else void this.#task.run([details]);
  }

  abort(): void {
    this.#task.abort();
  }

  /** Everything that is wrong, with a way to each field. */
  renderSummary(terms: StepTerms): TemplateResult | typeof nothing {
    if (this.#failure) return renderFailure(this.#failure, terms);
    if (!this.faults.size) return nothing;
    return html`<div part="error" role="group" tabindex="-1" aria-labelledby="summary">
      <h3 id="summary">${terms.errorSummary(this.faults.size)}</h3>
      <ul>${Array.from(this.faults, ([name, text]) => html`<li>${this.#renderFault(name, text(terms))}</li>`)}</ul>
    </div>`;
  }

  #renderFault(name: string, text: string): TemplateResult | string {
    const target = name === "dateOfBirth" ? "#day" : `#${CSS.escape(name)}`;
    const field = this.#form.querySelector<HTMLElement>(target);
    if (!field) return text;
    const focusField = (event: Event): void => {
      // Not a jump: the page's address and history stay as they are.
      event.preventDefault();
      field.focus();
    };
    return html`<a href=${target} @click=${focusField}>${text}</a>`;
  }

  #showFailure(error: unknown): void {
    // Anything else is what ended the call: the step was left.
    if (!(error instanceof GangwayError)) return;
    this.faults = new Map(
      error.validationResults?.map(({ name, resultName, message }) => [
        name,
        ({ invalidEmail, invalidDate }) =>
          ({ InvalidEmail: invalidEmail, InvalidDate: invalidDate })[resultName] ?? message,
      ]),
    );
    this.#failure = this.faults.size ? null : error;
    this.#showSummary();
  }

  #showSummary(): void {
    const form = this.#form;
    form.requestUpdate();
    void form.focusOn("[part=error]");
  }
}
