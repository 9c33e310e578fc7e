import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CodeChannel } from "../../contract/code-channel.js";
import { type ErrorCode, GangwayError } from "../../contract/errors.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { failureText } from "../first/failure-text.js";
import { renderField } from "../first/form-field.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { CodeClock } from "./code-clock.js";
import { mailIllustration } from "./illustrations/mail.js";
import { messageIllustration } from "./illustrations/message.js";
import { receiveCode } from "./receive-code.js";
import { renderError, renderFailure } from "./render-failure.js";
import { reportFailure } from "./report-failure.js";
import { StepCall } from "./step-call.js";
import { VisitControls } from "./visit-controls.js";

/** Leaves out the spaces and hyphens between digits. */
const joined = (text: string): string => text.replace(/[\s-]/g, "");
/** Returns a code that is alone; undefined where it is not. */
const plainCode = (text: string): string | undefined => joined(text).match(/^\d{6}$/)?.[0];

/** The answers to a typed code that is not taken. */
const REFUSALS: readonly ErrorCode[] = ["code_incorrect", "code_expired", "too_many_attempts"];

/** Asks for the one-time code, and has it sent by mail or text message when the customer wants that. */
export class CodeStep extends OnboardingStep<"code"> {
  static override properties = {
    ...OnboardingStep.properties,
    code: { state: true },
    fault: { state: true },
    spent: { state: true },
    failure: { state: true },
    message: { state: true },
  };

  private code = "";
  /** The error beside the field: the code was refused, or is incomplete. */
  private fault: GangwayError | "incomplete" | null = null;
  /** Set when only a new code can help. */
  private spent = false;
  /** A failure that is not about the typed code. */
  private failure: GangwayError | null = null;
  /** Set where that failure is of sending a code. */
  #wasNotSent = false;
  #stopRelief: (() => void) | null | undefined;
  /** What is read out: a new code is on its way, or the customer can go on. */
  private message: "resent" | "goOn" | null = null;

  readonly #controls = new VisitControls(this);
  #pasted = "";
  /** The code that was sent last. By itself, it isn't sent again, so that a refused one costs one try only. */
  #last = "";
  readonly #clock = new CodeClock(this, () => this.props?.state.sent ?? null);
  /** The way that the last code should have taken. */
  #asked: CodeChannel | undefined;
  /** Ends the wait for a text message. */
  #receiving: AbortController | null = null;
  #receivingSince: number | undefined;
  /** The failure of the first mail, once it is shown. */
  #mailFailure: GangwayError | null = null;

  readonly #submission = new StepCall(
    this,
    (signal, code: string) => reportFailure(this.props.flow.submitCode(code, signal), this.props.report),
    (error) => {
      if (error instanceof GangwayError && REFUSALS.includes(error.code)) {
        const { code, attemptsLeft = null } = error;
        this.props.record("code_refused", { code, attemptsLeft });
      }
      // The code is the only member of this request that the customer has typed.
      const isFault = error instanceof GangwayError && error.code === "invalid_request";
      if (isFault) void this.#showFault("incomplete");
      else this.#showFailure(error);
    },
  );

  readonly #request = new StepCall(
    this,
    async (signal, resent: boolean, channel: CodeChannel) => {
      this.#asked = channel;
      await reportFailure(this.props.flow.requestCode(signal, this.#known(channel)), this.props.report);
      this.message = resent ? "resent" : null;
      this.code = this.#last = "";
      this.fault = null;
      this.spent = false;
      if (!resent) void this.focusOn("h2");
    },
    (error) => {
      if (error instanceof GangwayError) this.props.record("code_not_sent", { code: error.code });
      this.#wasNotSent = true;
      this.#showFailure(error);
    },
  );

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopReceiving();
  }

  constructor() {
    super();
    // The field takes the line breaks out, and so joins a code with the line after it.
    this.addEventListener("paste", ({ clipboardData }) => {
      this.#pasted = clipboardData?.getData("text/plain") ?? "";
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("props")) return;
    const { failure = null } = this.props.state;
    if (failure === this.#mailFailure) return;
    this.#mailFailure = failure;
    this.#wasNotSent = true;
    this.#show(failure);
    this.#asked = this.#channel;
    if (failure) this.props.record("code_not_sent", { code: failure.code });
  }

  protected override updated(): void {
    const { sent } = this.props.state;
    if (this.isConnected && sent?.channel === "sms" && sent.sentAt !== this.#receivingSince)
      void this.#receive(sent.sentAt);
  }

  override stop(): void {
    this.#stopReceiving();
    this.#submission.abort();
    this.#request.abort();
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { state, hasDetails, restart } = this.props;
    return html`${this.#channel === "sms" ? messageIllustration : mailIllustration}
      ${this.renderHeading(this.#channel === "sms" ? terms.codeHeadingSms : terms.codeHeading)}
      ${this.renderText(this.#text)}
      <div role="alert">${this.#renderFailure()}</div>
      ${state.sent ? this.#renderForm() : this.#renderOffer()}
      ${
        hasDetails
          ? html`<button type="button" part="link" @click=${restart}>
              ${this.#channel === "sms" ? terms.otherDetails : terms.otherEmail}
            </button>`
          : nothing
      }
      ${this.#controls.render(null)}`;
  }

  get #text(): string {
    const { terms } = this;
    const { minutesAgo } = this.#clock;
    const { sent } = this.props.state;
    const recipient = this.#recipientOf(this.#channel);
    if (!sent) return terms.codeOffer(recipient);
    if (sent.delayed) return terms.codeDelayed(recipient);
    return minutesAgo ? terms.codeTextAgo(recipient, minutesAgo) : terms.codeText(recipient);
  }

  #renderOffer(): TemplateResult {
    return html`<form @submit=${this.#requestCode}>
      ${this.renderSubmit(this.terms.sendCode, this.#request.pending, this.#isLimited, this.message ? this.terms[this.message] : "")}
    </form>
    ${this.#renderOtherChannel()}`;
  }

  #renderForm(): TemplateResult {
    const { terms, needsNewCode } = this;
    const faultText = this.#faultText;
    const { secondsLeft, minutesLeft } = this.#clock;
    const busy = this.#submission.pending;
    const message = busy || this.#request.pending ? "sending" : this.message;
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
        <button part="button ${needsNewCode ? "button-secondary" : "button-primary"}" class=${busy ? "busy" : ""} aria-disabled=${busy || (this.#isLimited && !this.#wasNotSent)}>
          ${busy ? terms.sending : terms.continue}
        </button>
      </form>
      <div class="resend">
        <button
          type="button"
          part=${needsNewCode ? "button button-primary" : "link"}
          aria-disabled=${secondsLeft > 0 || this.#request.pending || this.#isLimited}
          aria-describedby="resend-in"
          @click=${this.#requestCode}
        >${terms.resend}</button>
        <span part="hint" id="resend-in">${
          // One wait at a time: the failure counts the other.
          secondsLeft > 0 && !this.#isLimited ? terms.resendIn(secondsLeft) : ""
        }</span>
        <span
          part="status"
          role="status"
          class=${message === "resent" ? "" : "visually-hidden"}
        >${message && terms[message]}</span>
      </div>
      ${this.#renderOtherChannel()}
      ${this.#channel === "mail" ? html`<p part="hint">${terms.spamHint}</p>` : nothing}`;
  }

  /** True where the last code can't help any more. */
  private get needsNewCode(): boolean {
    return this.spent || !this.#clock.minutesLeft;
  }

  /** The button for the other way that a code can take, where there is one. */
  #renderOtherChannel(): TemplateResult | typeof nothing {
    const { terms } = this;
    const other = this.props.state.visit.codeChannels?.find((channel) => channel !== this.#channel);
    if (!other) return nothing;
    return html`<button type="button" part="link" @click=${() => this.#requestBy(other)}>
      ${other === "sms" ? terms.codeBySms : terms.codeByMail}
    </button>`;
  }

  #renderFailure(): TemplateResult | typeof nothing {
    const { failure, terms } = this;
    if (!failure) return nothing;
    // A refused address or number is the only fault that this call's request can have.
    const recipient = this.#recipientOf(this.#asked ?? this.#channel);
    if (failure.code === "invalid_request") return renderError(terms.codeRefused(recipient));
    const text = this.#wasNotSent && failure.code === "provider_unavailable" && terms.codeFailed?.(recipient);
    return text ? renderError(text) : renderFailure(failure, terms);
  }

  /** True while the server takes no more calls. */
  get #isLimited(): boolean {
    return this.failure?.code === "rate_limited";
  }

  /** The way that the last code took, or that the next one takes. */
  get #channel(): CodeChannel {
    const { sent, visit } = this.props.state;
    return (sent ? sent.channel : visit.codeChannels?.[0]) ?? "mail";
  }

  /** A proxy of an earlier build knows no channels. */
  #known(channel: CodeChannel): CodeChannel | undefined {
    return this.props.state.visit.codeChannels && channel;
  }

  #recipientOf(channel: CodeChannel): string {
    const { maskedEmail, maskedPhone = "" } = this.props.state.visit;
    return channel === "sms" ? maskedPhone : maskedEmail;
  }

  get #faultText(): string {
    const { fault, terms } = this;
    if (!fault) return this.#clock.minutesLeft ? "" : (terms.errors?.code_expired ?? terms.codeExpired);
    if (fault === "incomplete") return terms.invalidCode;
    const { code, attemptsLeft } = fault;
    const left =
      code === "code_incorrect" && attemptsLeft !== undefined && terms.attemptsLeft?.(attemptsLeft);
    return left ? `${failureText(fault, terms)} ${left}` : failureText(fault, terms);
  }

  #requestCode(event: Event): void {
    event.preventDefault();
    if (!this.#clock.secondsLeft) this.#requestBy(this.#channel);
  }

  #requestBy(channel: CodeChannel): void {
    if (this.#request.pending || this.#isLimited) return;
    this.#show(null);
    void this.#request.run(!!this.props.state.sent, channel);
  }

  /** Takes the code from a text message, where the browser can read one for this page. */
  async #receive(sentAt: number): Promise<void> {
    this.#stopReceiving();
    this.#receivingSince = sentAt;
    this.#receiving = new AbortController();
    const { signal } = this.#receiving;
    const code = await receiveCode(signal);
    if (code === null || signal.aborted) return;
    this.#take(code);
  }

  #stopReceiving(): void {
    this.#receiving?.abort();
    this.#receivingSince = undefined;
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
    this.#take(code);
  }

  /** Takes a code, and sends it at once. */
  #take(code: string): void {
    this.code = code;
    if (code !== this.#last) this.#submit();
  }

  #submitCode(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    if (this.#submission.pending || (this.#isLimited && !this.#wasNotSent)) return;
    this.#show(null);
    this.#wasNotSent = false;
    this.fault = null;
    this.#last = this.code;
    const code = plainCode(this.code);
    if (code) void this.#submission.run(code);
    else void this.#showFault("incomplete");
  }

  async #showFault(fault: GangwayError | "incomplete"): Promise<void> {
    // The error is taken away first: the same text once more would not be announced.
    await this.updateComplete;
    this.fault = fault;
    await this.focusOn("#code");
    this.querySelector<HTMLInputElement>("#code")?.select();
  }

  #show(failure: GangwayError | null): void {
    this.#stopRelief?.();
    this.failure = failure;
    this.message = null;
    this.#stopRelief =
      failure &&
      this.props.failureChunk?.relieve(this, failure, (now) => {
        this.failure = now;
        if (!now) this.message = "goOn";
      });
  }

  #showFailure(error: unknown): void {
    // Any other error ended the call because the step was left.
    if (!(error instanceof GangwayError)) return;
    const { code, attemptsLeft } = error;
    const refused = code === "code_incorrect";
    const spent = code === "code_expired" || code === "too_many_attempts" || attemptsLeft === 0;
    if ((refused || spent) && this.props.state.sent) {
      this.spent = spent;
      void this.#showFault(error);
    } else {
      this.#show(error);
    }
  }
}
