import type { LitElement } from "lit";
import type { OrganisationCard } from "../../contract/answers.js";
import type { GangwayError } from "../../contract/errors.js";
import type { CustomerContext } from "../../contract/requests.js";
import type { LaunchWord } from "../../contract/status.js";
import { timeoutError } from "../../flow/connection-errors.js";
import type { FlowState, StepName } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { Progress } from "../../flow/progress.js";
import { GangwayReadyEvent, GangwayStepEvent, reportError } from "./events.js";
import type { PageLanguage } from "./page-language.js";
import { type LoadedStep, StepLoader } from "./step-loader.js";
import { dispatch, record } from "./stream-event.js";
import type { TypedTexts } from "./typed-texts.js";

export interface StepHost extends LitElement {
  readonly email?: string | null | undefined;
  readonly customerContext?: CustomerContext | null | undefined;
  readonly launch: LaunchWord;
  start(): void;
  restart(): void;
}

/** The wait for a step before outlines of a form are shown. Most answers are there before that. */
const OUTLINES_DELAY_MS = 250;
/** The longest wait for a step after that, before the customer is told. */
const LONGEST_LOAD_MS = 7750;
const LONGEST_DELAY_S = 10;
const NO_PROGRESS: Progress = { index: 0, count: 0, steps: [] };

/** Shows the step of the flow's state, loaded when it is needed, and announces it. */
export class CurrentStep {
  /** The step that is shown. */
  shown: LoadedStep | null = null;
  progress = NO_PROGRESS;
  /** The organisation, as far as it was read. It stays through errors. */
  organisation: OrganisationCard | null = null;
  /** Set where the step could not be loaded. */
  loadError: GangwayError | null = null;
  /** Set where a step takes long: outlines of a form are shown. */
  isSlow = false;
  /** A new step's heading, for people with a screen reader who are elsewhere on the page. */
  announcement = "";
  /** Set once the customer has done anything. Before that, nothing takes the focus. */
  interacted = false;

  readonly #host: StepHost;
  readonly #language: PageLanguage;
  readonly #loader: StepLoader;
  #flow: OnboardingFlow | undefined;
  #ready = false;
  /** Counts the tries since the last step. */
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The step of the last `gangway-step` event. */
  #announced: StepName | null = null;
  /** Kept through errors, restarts and removals. */
  #details: LoadedStep | null = null;
  #typed!: TypedTexts;

  constructor(host: StepHost, language: PageLanguage) {
    this.#host = host;
    this.#language = language;
    // The script may have been loaded by a press of "Try again", which goes away now.
    this.interacted = !!host.shadowRoot?.activeElement;
    this.#loader = new StepLoader(host, language);
  }

  get state(): FlowState {
    return this.#flow?.state ?? { step: null };
  }

  /** The failure that keeps the customer from the next step. */
  get failure(): GangwayError | null {
    const { state } = this;
    return state.step === "error" ? state.error : this.loadError;
  }

  /** Forgets the last visit, and shows the steps of another flow. */
  begin(flow: OnboardingFlow, typed: TypedTexts): void {
    this.#flow = flow;
    this.#typed = typed;
    this.progress = NO_PROGRESS;
    this.organisation = null;
    this.loadError = null;
    this.shown = this.#announced = this.#details = null;
    this.#ready = false;
  }

  /** Follows a change of the flow's state. `ended` and `error` have no progress, and keep the last one. */
  follow(state: FlowState, progress: Progress | null): void {
    this.progress = progress ?? (state.step ? this.progress : NO_PROGRESS);
    this.organisation = organisationOf(state) ?? this.organisation;
    this.#loader.announcer?.follow(state);
    if (state.step === "completed") this.#typed.forget();
    void this.show();
  }

  /** Ends timers and calls of the step. */
  stop(): void {
    this.#stopWatching();
    this.shown?.element.stop();
  }

  /**
   * Shows a failure where a step takes too long. After a failure that may go away by itself, tries again: after waits that
   * grow from 1 to 10 s, and at once when the connection is back.
   */
  watchLoad(): void {
    this.#stopWatching();
    if (!this.#host.isConnected) return;
    const { failure, shown } = this;
    // Another try with the same token would be refused again.
    if (failure ? !failure.retryable || failure.code === "token_invalid" : shown) return;
    const delayS = failure?.retryAfterSeconds || Math.min(++this.#tries, LONGEST_DELAY_S);
    this.#timer = failure
      ? setTimeout(this.#recover, delayS * 1000)
      : setTimeout(this.#showOutlines, OUTLINES_DELAY_MS);
    addEventListener("online", this.#recover);
  }

  #stopWatching(): void {
    clearTimeout(this.#timer);
    removeEventListener("online", this.#recover);
  }

  readonly #showOutlines = (): void => {
    this.isSlow = true;
    this.#host.requestUpdate();
    this.#timer = setTimeout(this.#recover, LONGEST_LOAD_MS);
  };

  readonly #recover = (): void => {
    // A hidden page makes no try.
    if (document.hidden) this.watchLoad();
    else if (this.failure) this.tryAgain();
    else this.#fail(timeoutError());
  };

  /** Tries again where the visit could not begin, or a step could not be loaded. */
  tryAgain(): void {
    const { state } = this;
    // The script may have been missing in the visit as well: then the visit starts again, too.
    if (state.step === "error" && state.error.retryable) this.#host.start();
    else void this.show();
  }

  /** Gives the step its properties. Call it in `willUpdate`. */
  update({ hasDetails }: { hasDetails: boolean }): void {
    const host = this.#host;
    const flow = this.#flow;
    if (!flow || !this.shown) return;
    const { email, customerContext } = flow.details;
    this.shown.assignProps(flow.state, {
      flow,
      locale: this.#language.tag || this.#language.lang,
      translate: this.#language.translate,
      withTerms: this.#language.withTerms,
      known: {
        email: host.email || email,
        customerContext: { ...customerContext, ...host.customerContext },
      },
      typed: this.#typed,
      launch: host.launch || "auto",
      hasDetails,
      start: () => host.start(),
      restart: () => host.restart(),
      failureChunk: this.#loader.failureChunk,
      record: (name, fields) => record(host, name, fields),
      report: async (error) => {
        reportError(host, error);
        await this.#loader.loadFailure().catch(() => {});
      },
      createSubmission: async (form, inputType) => {
        const { DetailsSubmission } = await this.#loader.loadSteps();
        form.submission ??= new DetailsSubmission(form, inputType);
      },
    });
  }

  /** Shows the step of the state. Call it again where the step could not be loaded. */
  async show(): Promise<void> {
    const host = this.#host;
    const name = this.state.step;
    // A failure stays until something takes its place.
    if (!name && this.shown?.name !== "error") this.shown = this.#announced = null;
    this.watchLoad();
    host.requestUpdate();
    if (!name || !this.#language.ready || (this.shown?.name === name && !this.loadError)) return;
    let step = name === "details" ? this.#details : null;
    try {
      if (name !== "details" || this.loadError) {
        const { prepareStep } = await this.#loader.loadSteps();
        this.#language.retry();
        await prepareStep(this.state, host.launch);
        // A step that begins with a failure waits for its text.
        if ("failure" in this.state) await this.#loader.loadFailure().catch(() => {});
      }
      step ??= await this.#loader.load(name);
    } catch (error) {
      if (this.state.step === name) this.#fail(error as GangwayError);
      return;
    }
    this.#loader.announcer?.follow(this.state);
    // The flow may have moved on while the step was loaded.
    if (this.state.step !== name) return;
    this.loadError = null;
    host.requestUpdate();
    if (this.shown?.name !== name) await this.#present(step);
    this.watchLoad();
  }

  /** A failure that repeats itself is reported once. */
  #fail(error: GangwayError): void {
    const { loadError } = this;
    this.loadError = error;
    if (loadError?.code !== error.code) reportError(this.#host, this.failure ?? error);
    this.watchLoad();
    this.#host.requestUpdate();
  }

  /** Notes that the customer has acted, and loads the next steps in advance. */
  readonly noteInteraction = (): void => {
    // A failure is reported when a step is needed.
    if (!this.interacted) this.#loader.loadSteps().catch(() => {});
    this.interacted = true;
  };

  async #present(step: LoadedStep): Promise<void> {
    const host = this.#host;
    const { name, element } = step;
    // A focus in the widget goes away with the last step, whether the customer has acted or not.
    const isLost = this.interacted && document.activeElement === document.body;
    const takesFocus = !!host.shadowRoot?.activeElement || isLost;
    if (name === "details") this.#details = step;
    this.shown = step;
    this.isSlow = false;
    if (name !== "error") this.#tries = 0;
    host.requestUpdate();
    await host.updateComplete;
    await element.updateComplete;
    if (this.shown !== step || !host.isConnected) return;
    const heading = element.querySelector("h2")?.textContent ?? "";
    const announcement = takesFocus || !this.#ready ? "" : heading;
    // The first step has none: rendering it twice would take longer.
    if (this.announcement !== announcement) host.requestUpdate();
    this.announcement = announcement;
    if (takesFocus) void element.focusOn("h2");
    if (this.#announced !== name) {
      this.#announced = name;
      dispatch(host, new GangwayStepEvent(name, this.progress.index, this.progress.count));
    }
    if (!this.#ready && name !== "error") {
      this.#ready = true;
      dispatch(host, new GangwayReadyEvent());
    }
  }
}

function organisationOf(state: FlowState): OrganisationCard | null {
  if ("visit" in state) return state.visit.organisation;
  return "details" in state ? state.organisation.organisation : null;
}
