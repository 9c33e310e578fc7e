import { html, nothing, type TemplateResult } from "lit";
import { CUSTOMER_PROGRESS, tellsProgress } from "../../contract/customer-progress.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { WaitNotes } from "../help/wait-notes.js";
import { phoneIllustration } from "./illustrations/phone.js";
import { waitingIllustration } from "./illustrations/waiting.js";
import { isPhone } from "./is-phone.js";
import { loadHelp } from "./load-help.js";
import type { NotedStep } from "./noted-step.js";
import { VisitControls } from "./visit-controls.js";

/** The time after which the step says something else, in milliseconds. */
const LONG_MS = 2 * 60_000;

/** Says what is going on while the customer is with the provider, and claims no more than the provider tells. */
export class WaitingStep extends OnboardingStep<"waiting"> implements NotedStep {
  readonly #controls = new VisitControls(this);
  /** Loaded with the first check, or after two minutes. Without it, the step says nothing of either. */
  #notes: WaitNotes | undefined;
  #wasOffline = false;
  readonly #since = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    document.removeEventListener("visibilitychange", this.#keepTime);
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { flow, state } = this.props;
    const organisation = state.visit.organisation.name;
    const [heading, text] = this.#words;
    const notes = this.#notes;
    return html`${state.elsewhere ? phoneIllustration : waitingIllustration}
      ${this.renderHeading(heading)}
      ${this.renderText(text)}
      ${this.#renderStages()}
      <p part="status" role="status">${this.#renderStatus()}</p>
      ${notes?.isVeryLong ? nothing : this.renderText(terms.waitingNext(organisation))}
      <div role="status">${notes?.text && this.renderText(notes.text)}</div>
      <button type="button" part="button button-secondary" aria-disabled=${this.#isOffline} @click=${this.#checkNow}>
        ${terms.checkNow}
      </button>
      <button type="button" part="link" @click=${() => flow.showLaunch()}>
        ${terms.openAgain}
      </button>
      ${this.#controls.renderLater(state.launch)}
      ${this.#controls.render(true)}`;
  }

  get #words(): [heading: string, text: string] {
    const { terms } = this;
    const { elsewhere, returned } = this.props.state;
    if (elsewhere) return [isPhone() ? terms.connectedDevice : terms.connectedPhone, terms.connectedText];
    if (returned) return [terms.returnedHeading, terms.returnedText];
    return [terms.waitingHeading, terms.waitingText];
  }

  /** The provider tells of the customer's progress, now or later. */
  get #hasStages(): boolean {
    const { progress, provider } = this.props.state.visit;
    return !!progress || tellsProgress(provider);
  }

  /** The checklist. It stands there before the provider has told anything, so that nothing jumps then. */
  #renderStages(): TemplateResult | typeof nothing {
    if (!this.#hasStages) return nothing;
    const { terms } = this;
    const { progress } = this.props.state.visit;
    const reached = progress ? CUSTOMER_PROGRESS.indexOf(progress) : -1;
    return html`<ol class="stages">
      ${CUSTOMER_PROGRESS.map((stage, at) => {
        // Being in progress is the only stage that lasts.
        const isDone = at < reached || (at === reached && stage !== "in_progress");
        const done = isDone ? html` <span class="visually-hidden">${terms.stageDone}</span>` : nothing;
        return html`<li
          class=${isDone ? "done" : at === reached ? "current" : "open"}
          aria-current=${at === reached ? "step" : nothing}
        >${terms.stages[stage]}${done}</li>`;
      })}
    </ol>`;
  }

  /** Renders the news. A stage is read out only: the checklist shows it. */
  #renderStatus(): TemplateResult {
    const { terms } = this;
    const { polling, visit } = this.props.state;
    const spinner = html`<span class="spinner"></span>`;
    this.#wasOffline ||= this.#isOffline;
    if (this.#isOffline) return html`${terms.offline}`;
    const news = this.#notes?.checkText ?? (polling.failure && terms.reconnecting);
    if (news) return html`${spinner}${news}`;
    const { progress } = visit;
    const hidden = html`<span class="visually-hidden">
      ${this.#wasOffline ? terms.goOn : ""} ${progress ? terms.stages[progress] : this.#hasStages ? terms.nothingYet : ""}
    </span>`;
    return this.#hasStages ? hidden : html`${spinner}${hidden}${terms.nothingYet}`;
  }

  get #isOffline(): boolean {
    return this.props.state.polling.failure?.code === "offline";
  }

  async #loadNotes(): Promise<void> {
    const { WaitNotes } = await this.props.withTerms(loadHelp());
    this.#notes ??= new WaitNotes(this, this.#since);
  }

  async #checkNow(): Promise<void> {
    if (this.#isOffline) return;
    await this.#loadNotes().catch(() => {});
    if (this.#notes) this.#notes.check();
    else this.props.flow.checkNow();
  }

  /** Loads the words for a long wait once it is one. No timer runs while the page is hidden. */
  readonly #keepTime = (): void => {
    clearTimeout(this.#timer);
    const leftMs = this.#since + LONG_MS - Date.now();
    if (leftMs <= 0) this.#loadNotes().catch(() => {});
    else if (!document.hidden) this.#timer = setTimeout(this.#keepTime, leftMs);
  };
}
