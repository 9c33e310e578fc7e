import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { CUSTOMER_PROGRESS, tellsProgress } from "../../contract/customer-progress.js";
import { stepsTerms } from "../../locales/en/steps-terms.js";
import { OnboardingStep } from "../first/onboarding-step.js";
import { ContinueLater } from "./continue-later.js";
import { phoneIllustration } from "./illustrations/phone.js";
import { waitingIllustration } from "./illustrations/waiting.js";
import { isPhone } from "./is-phone.js";
import { loadHelp } from "./load-help.js";
import { VisitControls } from "./visit-controls.js";

type HelpChunk = Awaited<ReturnType<typeof loadHelp>>;

/** The shortest time between two checks by the button. */
const CHECK_INTERVAL_MS = 1000;
/** The times after which the step says something else. */
const LONG_MS = 2 * 60_000;
const VERY_LONG_MS = 10 * 60_000;

/** Says what is going on while the customer is with the provider, and claims no more than the provider tells. */
export class WaitingStep extends OnboardingStep<"waiting"> {
  readonly #later = new ContinueLater(this);
  readonly #controls = new VisitControls(this);
  static override properties = {
    ...OnboardingStep.properties,
    waitedMs: { state: true },
    check: { state: true },
    waitedText: { state: true },
  };

  /** As far as it changes the words. */
  private waitedMs = 0;
  /** The customer's own check: being made, or without any news. */
  private check: "checking" | "nothing new" | null = null;

  /** Loaded once it is needed. Without it, the step says nothing of the time. */
  private waitedText: HelpChunk["waitedText"] | null = null;

  #wasOffline = false;
  #since = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checkedAt = 0;

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

  protected override willUpdate(changed: PropertyValues<this>): void {
    const previous = changed.get("props");
    if (!previous || !this.check) return;
    const { polling, visit } = this.props.state;
    const told = visit !== previous.state.visit;
    const { checks, failure } = previous.state.polling;
    const answered = polling.checks !== checks;
    if (told || (polling.failure && polling.failure !== failure)) this.check = null;
    else if (answered) this.check = polling.failure ? null : "nothing new";
  }

  protected override updated(): void {
    if (!this.waitedMs || this.waitedText) return;
    this.props.withTerms(loadHelp()).then(
      ({ waitedText }) => {
        this.waitedText = waitedText;
      },
      () => {},
    );
  }

  override render(): TemplateResult {
    const { terms } = this;
    const { flow, state } = this.props;
    const organisation = state.visit.organisation.name;
    const [heading, text] = this.#words;
    return html`${state.elsewhere ? phoneIllustration : waitingIllustration}
      ${this.renderHeading(heading)}
      ${this.renderText(text)}
      ${this.#renderStages()}
      <p part="status" role="status">${this.#renderStatus()}</p>
      ${this.waitedText && this.waitedMs >= VERY_LONG_MS ? nothing : this.renderText(terms.waitingNext(organisation))}
      <div role="status">${this.#waitedText && this.renderText(this.#waitedText)}</div>
      <button type="button" part="button button-secondary" aria-disabled=${this.#isOffline} @click=${this.#checkNow}>
        ${terms.checkNow}
      </button>
      <button type="button" part="link" @click=${() => flow.showLaunch()}>
        ${terms.openAgain}
      </button>
      ${this.#later.render(terms)}
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
    if (this.check === "checking") return html`${spinner}${terms.checking}`;
    if (polling.failure) return html`${spinner}${terms.reconnecting}`;
    if (this.check) return html`${spinner}${terms.nothingNew}`;
    const { progress } = visit;
    const hidden = html`<span class="visually-hidden">
      ${this.#wasOffline ? terms.goOn : ""} ${progress ? terms.stages[progress] : this.#hasStages ? terms.nothingYet : ""}
    </span>`;
    return this.#hasStages ? hidden : html`${spinner}${hidden}${terms.nothingYet}`;
  }

  get #isOffline(): boolean {
    return this.props.state.polling.failure?.code === "offline";
  }

  /** The words for a long wait. */
  get #waitedText(): string {
    const { translate, state } = this.props;
    const { name } = state.visit.organisation;
    return (this.waitedMs && this.waitedText?.(this.waitedMs >= VERY_LONG_MS, name, translate)) || "";
  }

  /** Reads at once, except where that was done in the last second. */
  #checkNow(): void {
    const now = Date.now();
    if (this.#isOffline || now - this.#checkedAt < CHECK_INTERVAL_MS) return;
    this.#checkedAt = now;
    this.check = "checking";
    this.props.flow.checkNow();
  }

  /** Notes that two, and then ten minutes are over. No timer runs while the page is hidden. */
  readonly #keepTime = (): void => {
    clearTimeout(this.#timer);
    const waitedMs = Date.now() - this.#since;
    const next = [LONG_MS, VERY_LONG_MS].find((mark) => mark > waitedMs);
    this.waitedMs = waitedMs >= VERY_LONG_MS ? VERY_LONG_MS : waitedMs >= LONG_MS ? LONG_MS : 0;
    if (next && !document.hidden && this.isConnected)
      this.#timer = setTimeout(this.#keepTime, next - waitedMs);
  };
}
