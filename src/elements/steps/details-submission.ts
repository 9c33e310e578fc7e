import { html, nothing, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import { stepsTerms } from "../../locales/en-steps.js";
import type { DetailsForm, Submission } from "../first/details-form.js";
import { type Faults, readDetails } from "./read-details.js";
import { renderFailure } from "./render-failure.js";
import { reportFailure } from "./report-failure.js";
import { StepCall } from "./step-call.js";

/** Checks the details, sends them, and says what is wrong. */
export class DetailsSubmission implements Submission {
  /** The fields that are wrong, after a failed attempt to go on. */
  #faults: Faults = new Map();
  /** A failure that is not about a field. */
  #failure: GangwayError | null = null;

  readonly #form: DetailsForm;
  readonly #call: StepCall<[Details]>;

  constructor(form: DetailsForm) {
    this.#form = form;
    this.#call = new StepCall(
      form,
      (signal, details) => reportFailure(form.props.flow.submitDetails(details, signal), form.props.report),
      (error) => void this.#showFailure(error),
    );
  }

  get #terms() {
    return this.#form.props.translate(stepsTerms);
  }

  get busy(): boolean {
    return this.#call.pending;
  }

  submit(): void {
    if (this.busy) return;
    const form = this.#form;
    const { state, known } = form.props;
    const { collect } = state.organisation;
    const { details, faults } = readDetails((field) => form.textOf(field), collect, known);
    this.#failure = null;
    this.#faults = faults;
    if (faults.size) this.#showSummary();
    else void this.#call.run(details);
  }

  abort(): void {
    this.#call.abort();
  }

  errorOf(field: string): string | undefined {
    return this.#faults.get(field)?.(this.#terms);
  }

  /** Renders everything that is wrong, with a link to each field. */
  renderSummary(): TemplateResult | typeof nothing {
    const terms = this.#terms;
    if (this.#failure) return renderFailure(this.#failure, terms);
    if (!this.#faults.size) return nothing;
    const faults = Array.from(this.#faults, ([field, textIn]) => this.#renderFault(field, textIn(terms)));
    return html`<div part="error" role="group" tabindex="-1" aria-labelledby="summary">
      <h3 id="summary">${terms.errorSummary(this.#faults.size)}</h3>
      <ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul>
    </div>`;
  }

  #renderFault(name: string, text: string): TemplateResult | string {
    const target = name === "dateOfBirth" ? "#day" : `#${CSS.escape(name)}`;
    const field = name && this.#form.querySelector<HTMLElement>(target);
    if (!field) return text;
    const focusField = (event: Event): void => {
      // A jump would change the page's address and history.
      event.preventDefault();
      field.focus();
    };
    return html`<a href=${target} @click=${focusField}>${text}</a>`;
  }

  async #showFailure(error: unknown): Promise<void> {
    // Any other error ended the call because the step was left.
    if (!(error instanceof GangwayError)) return;
    const results = error.validationResults ?? [];
    if (results.length) {
      // Where the script can't be loaded, the failure is shown without its fields.
      const chunk = await import("../corrections/corrections-chunk.js").catch(() => null);
      const { labels } = this.#terms;
      this.#faults =
        chunk?.serverFaults(results, labels, (field) => this.#exceededLimitOf(field)) ?? this.#faults;
    }
    this.#failure = this.#faults.size ? null : error;
    this.#showSummary();
  }

  /** Returns the most characters that a field takes, where its text has more. */
  #exceededLimitOf(name: string): number | undefined {
    const field = this.#form.querySelector<HTMLInputElement>(`input#${CSS.escape(name)}`);
    return field && field.value.length > field.maxLength ? field.maxLength : undefined;
  }

  #showSummary(): void {
    const form = this.#form;
    form.requestUpdate();
    void form.focusOn("[part=error]");
  }
}
