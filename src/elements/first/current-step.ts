import type { LitElement } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import type { CustomerContext } from "../../contract/requests.js";
import type { LaunchWord } from "../../contract/status.js";
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

const NO_PROGRESS: Progress = { index: 0, count: 0 };

/** Shows the step of the flow's state, loaded when it is needed, and announces it. */
export class CurrentStep {
  /** The step that is shown. */
  shown: LoadedStep | null = null;
  progress = NO_PROGRESS;
  /** Set where the step could not be loaded. */
  loadError: GangwayError | null = null;
  /** A new step's heading, for people with a screen reader who are elsewhere on the page. */
  announcement = "";
  /** Set once the customer has done anything. Before that, nothing takes the focus. */
  interacted = false;

  readonly #host: StepHost;
  readonly #language: PageLanguage;
  readonly #loader: StepLoader;
  #flow: OnboardingFlow | undefined;
  #ready = false;
  /** The step of the last `gangway-step` event. */
  #announced: StepName | null = null;
  /** Kept through errors, restarts and removals. */
  #details: LoadedStep | null = null;
  #typed!: TypedTexts;

  constructor(host: StepHost, language: PageLanguage) {
    this.#host = host;
    this.#language = language;
    this.#loader = new StepLoader(host, language);
  }

  get state(): FlowState {
    return this.#flow?.state ?? { step: null };
  }

  /** Forgets the last visit, and shows the steps of another flow. */
  begin(flow: OnboardingFlow, typed: TypedTexts): void {
    this.#flow = flow;
    this.#typed = typed;
    this.progress = NO_PROGRESS;
    this.loadError = null;
    this.shown = this.#announced = this.#details = null;
    this.#ready = false;
  }

  /** Follows a change of the flow's state. `ended` and `error` have no progress, and keep the last one. */
  follow(state: FlowState, progress: Progress | null): void {
    this.progress = progress ?? (state.step ? this.progress : NO_PROGRESS);
    this.#loader.announcer?.follow(state);
    if (state.step === "completed") this.#typed.forget();
    void this.show();
  }

  /** Ends timers and calls of the step. */
  stop(): void {
    this.shown?.element.stop();
  }

  /** Gives the step its properties. Call it in `willUpdate`. */
  update({ hasDetails }: { hasDetails: boolean }): void {
    const host = this.#host;
    const flow = this.#flow;
    if (!flow || !this.shown) return;
    const { email, customerContext } = flow.details;
    this.shown.assignProps(flow.state, {
      flow,
      translate: this.#language.translate,
      known: {
        email: host.email || email,
        customerContext: { ...customerContext, ...host.customerContext },
      },
      typed: this.#typed,
      launch: host.launch || "auto",
      hasDetails,
      start: () => host.start(),
      restart: () => host.restart(),
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
    this.loadError = null;
    if (!name) this.shown = this.#announced = null;
    host.requestUpdate();
    if (!name || this.shown?.name === name || !this.#language.ready) return;
    let step = name === "details" ? this.#details : null;
    try {
      if (name !== "details") {
        await this.#loader.loadSteps();
        // A step that begins with a failure waits for its text.
        if ("failure" in this.state) await this.#loader.loadFailure().catch(() => {});
      }
      step ??= await this.#loader.load(name);
    } catch (error) {
      if (this.state.step !== name) return;
      this.loadError = error as GangwayError;
      host.requestUpdate();
      reportError(host, this.loadError);
      return;
    }
    this.#loader.announcer?.follow(this.state);
    // The flow may have moved on while the step was loaded.
    if (this.state.step === name && this.shown?.name !== name) await this.#present(step);
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
    const hasFocus = !!host.shadowRoot?.activeElement || document.activeElement === document.body;
    const takesFocus = this.interacted && hasFocus;
    if (name === "details") this.#details = step;
    this.shown = step;
    host.requestUpdate();
    await host.updateComplete;
    await element.updateComplete;
    if (this.shown !== step || !host.isConnected) return;
    const heading = element.querySelector("h2")?.textContent ?? "";
    this.announcement = takesFocus || !this.#ready ? "" : heading;
    host.requestUpdate();
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
