import { html, nothing, type TemplateResult } from "lit";
import { GangwayError } from "../../contract/errors.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import type { CodeRequest } from "../code/code-request.js";
import { renderField } from "../first/form-field.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { CodeClock } from "./code-clock.js";
import { mailIllustration } from "./illustrations/mail.js";
import { codeChunk, loadCodeRequest } from "./load-code-request.js";
import { renderError, renderFailure } from "./render-failure.js";
import { isPlain } from "./requesting-step.js";
import { StepCall } from "./step-call.js";
import { VisitControls } from "./visit-controls.js";

/** Leaves out the spaces and hyphens between digits. */
const joined = (text: string): string => text.replace(/[\s-]/g, "");
/** Returns a code that is alone; undefined where it is not. */
const plainCode = (text: string): string | undefined => joined(text).match(/^\d{6}$/)?.[0];

/** Asks for the one-time code that was mailed. All that few customers need of this step is loaded when they need it. */
export class CodeStep extends OnboardingStep<"code"> {
  static override properties = {
    ...OnboardingStep.properties,
    code: { state: true },
    failure: { state: true },
  };

  readonly clock = new CodeClock(this, () => this.props?.state.sent ?? null);

  private code = "";
  /** A failure that is shown where the script for it can't be loaded. */
  private failure: GangwayError | null = null;

  #request: CodeRequest | undefined;
  readonly #controls = new VisitControls(this);
  #pasted = "";
  /** The code that was sent last. By itself, it isn't sent again, so that a refused one costs one try only. */
  #last = "";

  readonly #submission = new StepCall(
    this,
    (signal, code: string) => this.props.flow.submitCode(code, signal),
    async (error) => {
      await Promise.all([this.props.report(error), this.#loadRequest()]);
      if (this.#request) this.#request.noteRefused(error);
      else this.failure = error;
    },
  );

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  constructor() {
    super();
    // The field takes the line breaks out, and so joins a code with the line after it.
    this.addEventListener("paste", ({ clipboardData }) => {
      this.#pasted = clipboardData?.getData("text/plain") ?? "";
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#request?.stop();
  }

  protected override willUpdate(): void {
    const isNeeded = !isPlain(this.props.state) || !this.clock.minutesLeft;
    if (isNeeded && !this.#request && !this.failure) void this.#loadRequest();
    this.#request?.follow();
  }

  override stop(): void {
    this.#request?.stop();
    this.#submission.abort();
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { state, hasDetails, restart } = this.props;
    const request = this.#request;
    const {
      recipient = state.visit.maskedEmail,
      text,
      illustration,
      heading,
      otherDetails,
    } = request?.words ?? {};
    const { minutesAgo } = this.clock;
    const failure = request ? request.failure : this.failure;
    return html`${illustration ?? mailIllustration}
      ${this.renderHeading(heading ?? terms.codeHeading)}
      ${this.renderText(text || (minutesAgo ? terms.codeTextAgo(recipient, minutesAgo) : terms.codeText(recipient)))}
      <div role="alert">${failure && (failure instanceof GangwayError ? renderFailure(failure, terms) : renderError(failure))}</div>
      ${request && !state.sent ? request.renderOffer() : this.#renderForm()}
      ${
        hasDetails
          ? html`<button type="button" part="link" @click=${restart}>
              ${otherDetails ?? terms.otherEmail}
            </button>`
          : nothing
      }
      ${this.#controls.render(null)}`;
  }

  #renderForm(): TemplateResult {
    const { terms } = this;
    const request = this.#request;
    const { secondsLeft, minutesLeft } = this.clock;
    const faultText = request?.faultText ?? "";
    const busy = this.#submission.pending;
    const sending = busy || request?.pending;
    const isLimited = request?.isLimited;
    const validity = minutesLeft ? terms.codeValid(minutesLeft) : "";
    return html`<form novalidate @submit=${this.#submitCode}>
        <div part="field">
          ${renderField({
            name: "code",
            label: terms.codeLabel,
            hint: `${terms.codeHint} ${validity}`,
            value: this.code,
            autocomplete: "one-time-code",
            numeric: true,
            errorId: faultText && "code-error",
            keep: (typed, input) => void this.#readField(typed, input),
          })}
          <span part="field-error" id="code-error" role="alert">${faultText}</span>
        </div>
        <button part="button ${request?.needsNewCode ? "button-secondary" : "button-primary"}" class=${busy ? "busy" : ""} aria-disabled=${busy || !!request?.refusesCodes}>
          ${busy ? terms.sending : terms.continue}
        </button>
      </form>
      <div class="resend">
        <button
          type="button"
          part=${request?.needsNewCode ? "button button-primary" : "link"}
          aria-disabled=${secondsLeft > 0 || !!request?.pending || !!isLimited}
          aria-describedby="resend-in"
          @click=${this.#resend}
        >${terms.resend}</button>
        <span part="hint" id="resend-in">${
          // One wait at a time: the failure counts the other.
          secondsLeft > 0 && !isLimited ? terms.resendIn(secondsLeft) : ""
        }</span>
        <span
          part="status"
          role="status"
          class=${request?.isResent && !sending ? "" : "visually-hidden"}
        >${sending ? terms.sending : request?.message}</span>
      </div>
      ${request?.renderOtherChannel()}
      ${request?.isSms ? nothing : html`<p part="hint">${terms.spamHint}</p>`}`;
  }

  /** Loads the requests for codes. Where they can't be loaded, the step says so. */
  async #loadRequest(): Promise<CodeRequest | undefined> {
    try {
      const { CodeRequest } = codeChunk ?? (await loadCodeRequest());
      this.#request ??= new CodeRequest(this);
    } catch (error) {
      this.failure = error as GangwayError;
    }
    this.requestUpdate();
    return this.#request;
  }

  async #resend(): Promise<void> {
    if (!this.clock.secondsLeft) void (await this.#loadRequest())?.send();
  }

  clear(): void {
    this.code = this.#last = "";
  }

  /** Finds the code in whatever is typed, pasted or filled in. */
  async #readField(typed: string, input: HTMLInputElement): Promise<void> {
    const pasted = this.#pasted;
    this.#pasted = "";
    this.code = typed;
    let code = plainCode(pasted) ?? plainCode(typed);
    // More than the beginning of a code.
    if (!code && !/^\d{0,5}$/.test(joined(typed))) {
      // Where the script can't be loaded, the customer can still type the digits alone.
      const chunk = await import("../corrections/corrections-chunk.js").catch(() => null);
      code = chunk?.findCode(pasted) ?? chunk?.findCode(typed) ?? "";
    }
    if (!code || this.code !== typed) return;
    // Lit leaves a value alone that is the one it has set last, and the customer has changed this one.
    input.value = code;
    this.take(code);
  }

  take(code: string): void {
    this.code = code;
    if (code !== this.#last) this.#submit();
  }

  #submitCode(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    if (this.#submission.pending || this.#request?.refusesCodes) return;
    this.#request?.forgetFault();
    this.failure = null;
    this.#last = this.code;
    const code = plainCode(this.code);
    if (code) void this.#submission.run(code);
    else void this.#loadRequest().then((request) => request?.noteIncomplete());
  }
}
