import { html, nothing, type TemplateResult } from "lit";
import type { CodeChannel } from "../../contract/code-channel.js";
import { type ErrorCode, GangwayError } from "../../contract/errors.js";
import { codeTerms } from "../../locales/en/code-terms.js";
import { failureText } from "../first/failure-text.js";
import type { RequestingStep } from "../steps/requesting-step.js";
import { messageIllustration } from "./illustrations/message.js";
import { receiveCode } from "./receive-code.js";

/** The answers to a typed code that is not taken. */
const REFUSALS: readonly ErrorCode[] = ["code_incorrect", "code_expired", "too_many_attempts"];

/** Has a code sent by mail or text message when the customer wants that, and says why one was not sent, or not taken. */
export class CodeRequest {
  readonly #step: RequestingStep;
  /** The error beside the field: the code was refused, or is incomplete. */
  #fault: GangwayError | "incomplete" | null = null;
  /** Set when only a new code can help. */
  #spent = false;
  /** A failure that is not about the typed code. */
  #failure: GangwayError | null = null;
  /** Set where that failure is of sending a code. */
  #wasNotSent = false;
  #stopRelief: (() => void) | null | undefined;
  /** The name of what is read out: a new code is on its way, or the customer can go on. */
  #message: "resent" | "goOn" | null = null;
  /** Ends the call that is in flight. */
  #sending: AbortController | null = null;
  /** The way that the last code should have taken. */
  #asked: CodeChannel | undefined;
  /** Ends the wait for a text message. */
  #receiving: AbortController | null = null;
  #receivingSince: number | undefined;
  /** The failure of the first mail, once it is shown. */
  #mailFailure: GangwayError | null = null;

  constructor(step: RequestingStep) {
    this.#step = step;
  }

  /** The words and the picture of the step, as far as they aren't those of a mailed code. */
  get words() {
    const { sent } = this.#step.props.state;
    const terms = this.#terms;
    const recipient = this.#recipientOf(this.#channel);
    const text = sent ? sent.delayed && terms.codeDelayed(recipient) : terms.codeOffer(recipient);
    const bySms = this.#channel === "sms" && {
      illustration: messageIllustration,
      heading: terms.codeHeadingSms,
      otherDetails: terms.otherDetails,
    };
    return { recipient, text, ...bySms };
  }

  /** True for a code by text message. */
  get isSms(): boolean {
    return this.#channel === "sms";
  }

  /** True while a code is being sent. */
  get pending(): boolean {
    return !!this.#sending;
  }

  /** True while the server takes no more calls. */
  get isLimited(): boolean {
    return this.#failure?.code === "rate_limited";
  }

  /** True while the server takes no typed code. */
  get refusesCodes(): boolean {
    return this.isLimited && !this.#wasNotSent;
  }

  /** True where the last code can't help any more. */
  get needsNewCode(): boolean {
    return this.#spent || !this.#step.clock.minutesLeft;
  }

  /** True where the message is shown, not only read out. */
  get isResent(): boolean {
    return this.#message === "resent";
  }

  /** The message that is read out while nothing is being sent. */
  get message(): string {
    return (this.#message && this.#terms[this.#message]) ?? "";
  }

  /** The text of the error beside the field. */
  get faultText(): string {
    const fault = this.#fault;
    const terms = this.#terms;
    if (!fault) return this.#step.clock.minutesLeft ? "" : (terms.errors?.code_expired ?? terms.codeExpired);
    if (fault === "incomplete") return terms.invalidCode;
    const { code, attemptsLeft } = fault;
    const left =
      code === "code_incorrect" && attemptsLeft !== undefined && terms.attemptsLeft?.(attemptsLeft);
    return left ? `${failureText(fault, terms)} ${left}` : failureText(fault, terms);
  }

  /** A failure that is not about the typed code: an error that has words of its own, or its text. */
  get failure(): GangwayError | string | null {
    const failure = this.#failure;
    const terms = this.#terms;
    // A refused address or number is the only fault that this call's request can have.
    const recipient = this.#recipientOf(this.#asked ?? this.#channel);
    if (failure?.code === "invalid_request") return terms.codeRefused(recipient);
    const text =
      this.#wasNotSent && failure?.code === "provider_unavailable" && terms.codeFailed?.(recipient);
    return text || failure;
  }

  /** Renders what stands in place of the field until a code was sent. */
  renderOffer(): TemplateResult {
    const terms = this.#terms;
    const { pending } = this;
    return html`<form @submit=${this.#requestFirst}>
      <button part="button button-primary" class=${pending ? "busy" : ""} aria-disabled=${pending || this.isLimited}>
        ${pending ? terms.sending : terms.sendCode}
      </button>
      <p class="visually-hidden" role="status">${pending ? terms.sending : this.message}</p>
    </form>
    ${this.renderOtherChannel()}`;
  }

  /** Renders the button for the other way that a code can take, where there is one. */
  renderOtherChannel(): TemplateResult | typeof nothing {
    const terms = this.#terms;
    const other = this.#step.props.state.visit.codeChannels?.find((channel) => channel !== this.#channel);
    if (!other) return nothing;
    return html`<button type="button" part="link" @click=${() => this.send(other)}>
      ${other === "sms" ? terms.codeBySms : terms.codeByMail}
    </button>`;
  }

  /** Follows the state: shows the failure of the first mail, and waits for a text message. */
  follow(): void {
    const { failure = null, sent } = this.#step.props.state;
    if (failure !== this.#mailFailure) {
      this.#mailFailure = failure;
      this.#wasNotSent = true;
      this.#show(failure);
      this.#asked = this.#channel;
      if (failure) this.#step.props.record("code_not_sent", { code: failure.code });
    }
    if (this.#step.isConnected && sent?.channel === "sms" && sent.sentAt !== this.#receivingSince)
      void this.#receive(sent.sentAt);
  }

  /** Has a code sent, by the way of the last one where none is named. */
  async send(channel = this.#channel): Promise<void> {
    const step = this.#step;
    const { flow, record, report, state } = step.props;
    if (this.#sending || this.isLimited) return;
    this.#show(null);
    this.#sending = new AbortController();
    this.#asked = channel;
    step.requestUpdate();
    try {
      // A proxy of an earlier build knows no channels.
      await flow.requestCode(this.#sending.signal, state.visit.codeChannels && channel);
      this.#message = state.sent ? "resent" : null;
      this.#fault = null;
      this.#spent = false;
      step.clear();
      if (!state.sent) void step.focusOn("h2");
    } catch (error) {
      // Any other error ended the call because the step was left.
      if (error instanceof GangwayError) {
        await report(error);
        record("code_not_sent", { code: error.code });
        this.#wasNotSent = true;
        this.#showFailure(error);
      }
    }
    this.#sending = null;
    step.requestUpdate();
  }

  /** Forgets what was said about the last code: another one is being sent to the server. */
  forgetFault(): void {
    this.#show(null);
    this.#wasNotSent = false;
    this.#fault = null;
  }

  /** Says at the field what a code looks like. */
  noteIncomplete(): void {
    void this.#showFault("incomplete");
  }

  /** Says why a code was not taken. */
  noteRefused(error: GangwayError): void {
    const { code, attemptsLeft = null } = error;
    if (REFUSALS.includes(code)) this.#step.props.record("code_refused", { code, attemptsLeft });
    // The code is the only member of this request that the customer has typed.
    if (code === "invalid_request") this.noteIncomplete();
    else this.#showFailure(error);
  }

  /** Ends calls and waits. */
  stop(): void {
    this.#receiving?.abort();
    this.#receivingSince = undefined;
    this.#sending?.abort();
  }

  get #terms() {
    return this.#step.props.translate(codeTerms);
  }

  /** The way that the last code took, or that the next one takes. */
  get #channel(): CodeChannel {
    const { sent, visit } = this.#step.props.state;
    return (sent ? sent.channel : visit.codeChannels?.[0]) ?? "mail";
  }

  #recipientOf(channel: CodeChannel): string {
    const { maskedEmail, maskedPhone = "" } = this.#step.props.state.visit;
    return channel === "sms" ? maskedPhone : maskedEmail;
  }

  readonly #requestFirst = (event: Event): void => {
    event.preventDefault();
    void this.send();
  };

  /** Takes the code from a text message, where the browser can read one for this page. */
  async #receive(sentAt: number): Promise<void> {
    this.#receiving?.abort();
    this.#receivingSince = sentAt;
    this.#receiving = new AbortController();
    const { signal } = this.#receiving;
    const code = await receiveCode(signal);
    if (code !== null && !signal.aborted) this.#step.take(code);
  }

  async #showFault(fault: GangwayError | "incomplete"): Promise<void> {
    const step = this.#step;
    // The error is taken away first: the same text once more would not be announced.
    await step.updateComplete;
    this.#fault = fault;
    step.requestUpdate();
    await step.focusOn("#code");
    step.querySelector<HTMLInputElement>("#code")?.select();
  }

  #show(failure: GangwayError | null): void {
    const step = this.#step;
    this.#stopRelief?.();
    this.#failure = failure;
    this.#message = null;
    this.#stopRelief =
      failure &&
      step.props.failureChunk?.relieve(step, failure, (now) => {
        this.#failure = now;
        if (!now) this.#message = "goOn";
        step.requestUpdate();
      });
    step.requestUpdate();
  }

  #showFailure(error: GangwayError): void {
    const { code, attemptsLeft } = error;
    const refused = code === "code_incorrect";
    const spent = code === "code_expired" || code === "too_many_attempts" || attemptsLeft === 0;
    if ((refused || spent) && this.#step.props.state.sent) {
      this.#spent = spent;
      void this.#showFault(error);
    } else {
      this.#show(error);
    }
  }
}
