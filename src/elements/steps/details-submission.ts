import type { GangwayError } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import { scriptError } from "../../flow/script-error.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import type { DetailsForm, Submission } from "../first/details-form.js";
import { readDetails } from "./read-details.js";
import { renderFailure } from "./render-failure.js";
import { StepCall } from "./step-call.js";

type Corrector = import("../corrections/corrections-chunk.js").DetailsCorrector;

/** Checks the details and sends them. Everything about a mistake is the corrector's. */
export class DetailsSubmission implements Submission {
  /** Loaded for what isn't typed in the plain way. */
  corrector: Corrector | undefined;
  /** A failure that is not about a field. */
  #failure: GangwayError | null = null;
  /** Set once a failure has gone away by itself. */
  #relieved = false;
  #loading: Promise<void> | undefined;
  #inputType: string | undefined;
  #stopRelief: (() => void) | null | undefined;

  readonly #form: DetailsForm;
  readonly #call: StepCall<[Details]>;

  /** @param inputType of the first input event. */
  constructor(form: DetailsForm, inputType?: string) {
    this.#form = form;
    this.#call = new StepCall(
      form,
      async (signal, details) => {
        const corrected = await this.#correctPhone(details);
        signal.throwIfAborted();
        await form.props.flow.submitDetails(corrected, signal);
      },
      (error) => this.#showFailure(error),
    );
    form.addEventListener("keydown", leadOn);
    form.addEventListener("input", this.#follow);
    form.addEventListener("focusin", this.#follow);
    this.#follow({ inputType });
  }

  get busy(): boolean {
    return this.#call.pending;
  }

  get isLimited(): boolean {
    return this.#failure?.code === "rate_limited";
  }

  async submit(): Promise<void> {
    if (this.busy || this.isLimited) return;
    const form = this.#form;
    let { details, isPlain, wrong } = readDetails(form);
    this.#stopRelief?.();
    this.#failure = null;
    this.#relieved = false;
    if (this.corrector || !isPlain || wrong.size) {
      await this.#loadCorrector();
      if (!form.isConnected) return;
      const corrected = this.corrector?.submit();
      if (corrected === null) return;
      if (corrected) details = corrected;
      else if (wrong.size) throw scriptError();
    }
    void this.#call.run(details);
  }

  abort(): void {
    this.#call.abort();
  }

  get message(): string {
    return this.#relieved ? this.#form.props.translate(stepsTerms).goOn : "";
  }

  renderFailure(): unknown {
    return this.#failure && renderFailure(this.#failure, this.#form.props.translate({}));
  }

  /** Checks the phone number. Where the script can't be loaded, it stays as it was typed, and the proxy decides. */
  async #correctPhone(details: Details): Promise<Details> {
    const form = this.#form;
    const isAsked = form.props.state.organisation.collect.includes("preferredContactNumber");
    if (!isAsked || !details.customerContext.preferredContactNumber) return details;
    const chunk = await import("../phone/phone-chunk.js").catch(() => null);
    return chunk ? chunk.correctPhone(form, details) : details;
  }

  async #showFailure(error: GangwayError): Promise<void> {
    const form = this.#form;
    await form.props.report(error);
    const { validationResults = [] } = error;
    if (validationResults.length) await this.#loadCorrector();
    if (!validationResults.length || !this.corrector) this.#failure = error;
    else this.corrector.noteRefused(validationResults);
    this.#stopRelief =
      this.#failure &&
      form.props.failureChunk?.relieve(form, error, (now) => {
        this.#failure = now;
        this.#relieved = !now;
        form.requestUpdate();
      });
    form.requestUpdate();
    void form.focusOn("[part=error]");
  }

  /** Loads the corrector for a date in one box, and for a field that the customer has left. */
  readonly #follow = (event: Event | { inputType: string | undefined }): void => {
    const input = this.#form.querySelector<HTMLInputElement>("input:focus");
    if (this.corrector || !input) return;
    const isStrange = input.inputMode === "numeric" && /\D|.{5}/.test(input.value);
    if (isStrange || !readDetails(this.#form, input.id).isPlain)
      void this.#loadCorrector((event as Partial<InputEvent>).inputType ?? "");
  };

  /**
   * Resolves when the corrector is loaded, or can't be loaded.
   * @param inputType of the input event that it is loaded for. Undefined: the details are being sent.
   */
  async #loadCorrector(inputType?: string): Promise<void> {
    this.#inputType = inputType;
    this.#loading ??= this.#form.props
      .withTerms(import("../corrections/corrections-chunk.js"))
      .then(({ DetailsCorrector }) => {
        this.corrector = new DetailsCorrector(this.#form, readDetails, this.#inputType);
      })
      .catch(() => {
        this.#loading = undefined;
      });
    await this.#loading;
  }
}

/** Moves to the next field by a key of a touch screen that is labelled so. Some browsers only label it. */
function leadOn(event: KeyboardEvent): void {
  const field = event.target as HTMLInputElement;
  if (event.key !== "Enter" || field.enterKeyHint !== "next" || !matchMedia("(pointer: coarse)").matches)
    return;
  event.preventDefault();
  const fields = [...(field.form?.querySelectorAll("input") ?? [])];
  fields[fields.indexOf(field) + 1]?.focus();
}
