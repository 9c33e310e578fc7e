import { html, nothing, type TemplateResult } from "lit";
import { CUSTOMER_PROGRESS } from "../../contract/customer-progress.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import type { WaitNotes } from "../help/wait-notes.js";
import { waitingIllustration } from "./illustrations/waiting.js";
import { isPhone } from "./is-phone.js";
import { loadHelp } from "./load-help.js";
import { isTold, loadWays, waysChunk } from "./load-ways.js";
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
  #isLoading = false;
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

  protected override updated(): void {
    // Loaded in advance, but for providers of whose progress nobody knew.
    if (isTold(this.props.state) && !waysChunk && !this.#isLoading) void this.#loadStages();
  }

  async #loadStages(): Promise<void> {
    this.#isLoading = true;
    await loadWays(true);
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { flow, state } = this.props;
    const organisation = state.visit.organisation.name;
    const { illustration = waitingIllustration, heading, text } = this.#words;
    const notes = this.#notes;
    return html`${illustration}
      ${this.renderHeading(heading)}
      ${this.renderText(text)}
      ${this.#told?.renderStages(this, CUSTOMER_PROGRESS)}
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

  /** What shows progress that the provider tells. */
  get #told(): typeof waysChunk {
    return isTold(this.props.state) ? waysChunk : undefined;
  }

  get #words(): { illustration?: TemplateResult; heading: string; text: string } {
    const { terms } = this;
    const { elsewhere, returned } = this.props.state;
    if (elsewhere && waysChunk) return waysChunk.elsewhereWords(isPhone(), this.props.translate);
    return returned
      ? { heading: terms.returnedHeading, text: terms.returnedText }
      : { heading: terms.waitingHeading, text: terms.waitingText };
  }

  /** Renders the news. A stage is read out only: the checklist shows it. */
  #renderStatus(): TemplateResult {
    const { terms } = this;
    const { state, translate } = this.props;
    const { polling, visit } = state;
    const spinner = html`<span class="spinner"></span>`;
    this.#wasOffline ||= this.#isOffline;
    if (this.#isOffline) return html`${terms.offline}`;
    const news = this.#notes?.checkText ?? (polling.failure && terms.reconnecting);
    if (news) return html`${spinner}${news}`;
    const told = this.#told;
    const stage = visit.progress && told?.stageName(visit.progress, translate);
    const hidden = html`<span class="visually-hidden">
      ${this.#wasOffline ? terms.goOn : ""} ${stage || (told && terms.nothingYet)}
    </span>`;
    return told ? hidden : html`${spinner}${hidden}${terms.nothingYet}`;
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
