import { Task, TaskStatus } from "@lit/task";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CodeChannel } from "../../contract/code-channel.js";
import { type ErrorCode, GangwayError } from "../../contract/errors.js";
import { stepsTerms } from "../../locales/en-steps.js";
import { failureText } from "../first/failure-text.js";
import { renderField } from "../first/form-field.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { receiveCode } from "./receive-code.js";
import { renderError, renderFailure } from "./render-failure.js";
import { reportFailure } from "./report-failure.js";
import { VisitControls } from "./visit-controls.js";

const TICK_MS = 1000;
const MINUTE_MS = 60_000;
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
    resent: { state: true },
    secondsLeft: { state: true },
    minutesAgo: { state: true },
  };

  private code = "";
  /** The error beside the field: the code was refused, or is incomplete. */
  private fault: GangwayError | "incomplete" | null = null;
  /** Set when only a new code can help. */
  private spent = false;
  /** A failure that is not about the typed code. */
  private failure: GangwayError | null = null;
  private resent = false;
  private secondsLeft = 0;
  /** Full minutes since the code was sent. */
  private minutesAgo = 0;

  readonly #controls = new VisitControls(this);
  #timer: ReturnType<typeof setInterval> | undefined;
  #minute: ReturnType<typeof setTimeout> | undefined;
  /** The way that the last code should have taken. */
  #asked: CodeChannel | undefined;
  /** Ends the wait for a text message. */
  #receiving: AbortController | null = null;
  #receivingSince: number | undefined;
  /** The failure of the first mail, once it is shown. */
  #mailFailure: GangwayError | null = null;

  readonly #submission = new Task(this, {
    autoRun: false,
    task: ([code]: [string], { signal }) =>
      reportFailure(this.props.flow.submitCode(code, signal), this.props.report),
    onError: (error) => {
      if (error instanceof GangwayError && REFUSALS.includes(error.code)) {
        const { code, attemptsLeft = null } = error;
        this.props.record("code_refused", { code, attemptsLeft });
      }
      // The code is the only member of this request that the customer has typed.
      const isFault = error instanceof GangwayError && error.code === "invalid_request";
      if (isFault) this.#showFault("incomplete");
      else this.#showFailure(error);
    },
  });

  readonly #request = new Task(this, {
    autoRun: false,
    task: async ([resent, channel]: [boolean, CodeChannel], { signal }) => {
      this.#asked = channel;
      await reportFailure(this.props.flow.requestCode(signal, this.#known(channel)), this.props.report);
      return resent;
    },
    onComplete: (resent) => {
      this.resent = resent;
      this.code = "";
      this.fault = null;
      this.spent = false;
      if (!resent) void this.focusOn("h2");
    },
    onError: (error) => {
      if (error instanceof GangwayError) this.props.record("code_not_sent", { code: error.code });
      this.#showFailure(error);
    },
  });

  protected override get terms() {
    return this.props.translate(stepsTerms);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#keepTime);
    this.#keepTime();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopReceiving();
    document.removeEventListener("visibilitychange", this.#keepTime);
    this.#keepTime();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("props")) return;
    this.#keepTime();
    const { failure = null } = this.props.state;
    if (failure === this.#mailFailure) return;
    this.#mailFailure = failure;
    this.failure = failure;
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
    return html`${this.renderHeading(this.#channel === "sms" ? terms.codeHeadingSms : terms.codeHeading)}
      ${this.renderText(this.#text)}
      ${this.#renderFailure()}
      ${state.sent ? this.#renderForm() : this.#renderOffer()}
      ${
        hasDetails
          ? html`<button type="button" part="link" @click=${restart}>${terms.otherEmail}</button>`
          : nothing
      }
      ${this.#controls.render(null)}`;
  }

  get #text(): string {
    const { terms, minutesAgo } = this;
    const { sent } = this.props.state;
    const recipient = this.#recipientOf(this.#channel);
    if (!sent) return terms.codeOffer(recipient);
    if (sent.delayed) return terms.codeDelayed(recipient);
    return minutesAgo ? terms.codeTextAgo(recipient, minutesAgo) : terms.codeText(recipient);
  }

  #renderOffer(): TemplateResult {
    return html`<form @submit=${this.#requestCode}>
      ${this.renderSubmit(this.terms.sendCode, this.#request.status === TaskStatus.PENDING)}
    </form>
    ${this.#renderOtherChannel()}`;
  }

  #renderForm(): TemplateResult {
    const { terms } = this;
    return html`<form novalidate @submit=${this.#submitCode}>
        ${renderField({
          name: "code",
          label: terms.codeLabel,
          hint: terms.codeHint,
          value: this.code,
          autocomplete: "one-time-code",
          numeric: true,
          error: this.#faultText,
          keep: (value) => {
            this.code = value;
          },
        })}
        ${this.renderSubmit(terms.continue, this.#submission.status === TaskStatus.PENDING)}
      </form>
      <div class="resend">
        ${
          this.secondsLeft > 0 && !this.spent
            ? nothing
            : html`<button
                type="button"
                part="link"
                aria-disabled=${this.secondsLeft > 0}
                @click=${this.#requestCode}
              >${terms.resend}</button>`
        }
        ${this.secondsLeft > 0 ? html`<span part="hint">${terms.resendIn(this.secondsLeft)}</span>` : nothing}
        <span part="status" role="status">${this.resent ? terms.resent : ""}</span>
      </div>
      ${this.#renderOtherChannel()}
      ${this.#channel === "mail" ? html`<p part="hint">${terms.spamHint}</p>` : nothing}`;
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
    if (failure.code !== "invalid_request") return renderFailure(failure, terms);
    return renderError(terms.codeRefused(this.#recipientOf(this.#asked ?? this.#channel)));
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
    const { fault } = this;
    const { terms } = this;
    if (!fault) return "";
    if (fault === "incomplete") return terms.invalidCode;
    const { code, attemptsLeft } = fault;
    const left =
      code === "code_incorrect" && attemptsLeft !== undefined && terms.attemptsLeft?.(attemptsLeft);
    return left ? `${failureText(fault, terms)} ${left}` : failureText(fault, terms);
  }

  /** Counts down to the moment when a new code may be asked for, and then minutes. No timer runs while the page is hidden. */
  #keepTime = (): void => {
    const sent = this.props?.state.sent;
    const ageMs = sent ? Date.now() - sent.sentAt : 0;
    this.secondsLeft = sent ? Math.ceil(sent.resendAfterSeconds - ageMs / 1000) : 0;
    this.minutesAgo = Math.max(Math.floor(ageMs / MINUTE_MS), 0);
    clearInterval(this.#timer);
    clearTimeout(this.#minute);
    if (!sent || !this.isConnected || document.hidden) return;
    if (this.secondsLeft > 0) this.#timer = setInterval(this.#keepTime, TICK_MS);
    else this.#minute = setTimeout(this.#keepTime, MINUTE_MS - (ageMs % MINUTE_MS));
  };

  #requestCode(event: Event): void {
    event.preventDefault();
    if (this.secondsLeft <= 0) this.#requestBy(this.#channel);
  }

  #requestBy(channel: CodeChannel): void {
    if (this.#request.status === TaskStatus.PENDING) return;
    this.failure = null;
    this.resent = false;
    void this.#request.run([!!this.props.state.sent, channel]);
  }

  /** Takes the code from a text message, where the browser can read one for this page. */
  async #receive(sentAt: number): Promise<void> {
    this.#stopReceiving();
    this.#receivingSince = sentAt;
    this.#receiving = new AbortController();
    const { signal } = this.#receiving;
    const code = await receiveCode(signal);
    if (code === null || signal.aborted) return;
    this.code = code;
    this.#submit();
  }

  #stopReceiving(): void {
    this.#receiving?.abort();
    this.#receivingSince = undefined;
  }

  #submitCode(event: Event): void {
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    if (this.#submission.status === TaskStatus.PENDING) return;
    const code = this.code.replace(/[\s-]/g, "");
    this.failure = null;
    this.resent = false;
    this.fault = null;
    if (/^\d{6}$/.test(code)) void this.#submission.run([code]);
    else this.#showFault("incomplete");
  }

  #showFault(fault: GangwayError | "incomplete"): void {
    this.fault = fault;
    void this.focusOn("#code");
  }

  #showFailure(error: unknown): void {
    // Any other error ended the call because the step was left.
    if (!(error instanceof GangwayError)) return;
    const { code, attemptsLeft } = error;
    const refused = code === "code_incorrect";
    const spent = code === "code_expired" || code === "too_many_attempts" || attemptsLeft === 0;
    if ((refused || spent) && this.props.state.sent) {
      this.spent = spent;
      this.#showFault(error);
    } else {
      this.failure = error;
    }
  }
}
