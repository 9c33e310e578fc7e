import type { LitElement } from "lit";
import { GangwayError } from "../../contract/errors.js";
import type { FlowState, StepName } from "../../flow/flow-state.js";
import type { Progress } from "../../flow/progress.js";
import { firstTerms } from "../../locales/en-first.js";
import type { Terms } from "../../locales/terms.js";
import type { VisitAnnouncer } from "../steps/visit-announcer.js";
import { createStepElement } from "./create-step-element.js";
import { DetailsStep } from "./details-step.js";
import { GangwayReadyEvent, GangwayStepEvent } from "./events.js";
import type { AnyStep } from "./onboarding-step.js";

type Later = typeof import("../steps/steps-chunk.js");
type Trouble = typeof import("../failure/failure-chunk.js");

const NONE: Progress = { index: 0, count: 0 };

/** Brings the step of the flow's state on the screen, each loaded when it is needed, and tells the page of it. */
export class Stage {
  state: FlowState = { step: null };
  progress = NONE;
  /** The step on the screen. */
  shown: { name: StepName; step: AnyStep } | null = null;
  /** Whether the step to be shown could not be loaded. */
  missing = false;
  /** English, as far as it has been needed. */
  words: Partial<Terms> = firstTerms;
  /** A new step's heading, for those who are elsewhere on the page with a screen reader. */
  news = "";
  /** Whether the customer has done anything yet: before that, nothing takes the focus. */
  acted = false;

  readonly #host: LitElement;
  readonly #report: (error: GangwayError) => void;
  #announcer: VisitAnnouncer | undefined;
  #ready = false;
  /** The step that the page was told of last. */
  #told: StepName | null = null;
  /** Kept through errors, restarts and removals, with what was typed in it. */
  #details: AnyStep | null = null;

  /** @param report Tells the page of a failure. */
  constructor(host: LitElement, report: (error: GangwayError) => void) {
    this.#host = host;
    this.#report = report;
  }

  /** Forgets the visit, with what was typed. */
  clear(): void {
    this.state = { step: null };
    this.progress = NONE;
    this.missing = false;
    this.shown = this.#told = this.#details = null;
    this.#ready = false;
  }

  follow(state: FlowState, progress: Progress | null): void {
    this.state = state;
    this.progress = progress ?? (state.step ? this.progress : NONE);
    this.#announcer?.follow(state);
    void this.show();
  }

  /** Shows the step of the state, loading it first where it isn't there yet. Again, where it could not be loaded. */
  async show(): Promise<void> {
    const host = this.#host;
    const name = this.state.step;
    this.missing = false;
    if (!name) this.shown = this.#told = null;
    host.requestUpdate();
    if (!name || this.shown?.name === name) return;
    let Step: new () => AnyStep = DetailsStep;
    if (name !== "details") {
      try {
        const { STEPS } = await this.loadSteps();
        // A step that begins with a failure waits for the words.
        if ("failure" in this.state) await this.loadFailure().catch(() => {});
        Step =
          name === "ended" || name === "error" ? (await this.loadFailure()).FAILURE_STEPS[name] : STEPS[name];
      } catch (cause) {
        if (this.state.step !== name) return;
        this.missing = true;
        host.requestUpdate();
        this.#report(new GangwayError("network", `The step "${name}" could not be loaded.`, { cause }));
        return;
      }
      this.#announcer?.follow(this.state);
    }
    // Meanwhile the customer may be elsewhere.
    if (this.state.step !== name || this.shown?.name === name) return;
    const step = (name === "details" && this.#details) || createStepElement(`gangway-${name}-step`, Step);
    if (name === "details") this.#details = step;
    const takesFocus =
      this.acted && !!(host.shadowRoot?.activeElement || document.activeElement === document.body);
    this.shown = { name, step };
    host.requestUpdate();
    await host.updateComplete;
    await step.updateComplete;
    if (this.shown?.step !== step || !host.isConnected) return;
    this.news = takesFocus || !this.#ready ? "" : (step.querySelector("h2")?.textContent ?? "");
    host.requestUpdate();
    if (takesFocus) void step.focusOn("h2");
    if (this.#told !== name) {
      this.#told = name;
      host.dispatchEvent(new GangwayStepEvent(name, this.progress.index, this.progress.count));
    }
    if (!this.#ready && name !== "error") {
      this.#ready = true;
      host.dispatchEvent(new GangwayReadyEvent());
    }
  }

  /** Takes note that the customer is there, and loads ahead what comes next. */
  noteAction(): void {
    // A failure shows, and is told, when a step is needed.
    if (!this.acted) this.loadSteps().catch(() => {});
    this.acted = true;
  }

  /** Loads what comes after the first step. */
  async loadSteps(): Promise<Later> {
    const later = await import("../steps/steps-chunk.js");
    if (!this.#announcer) {
      this.#announcer = new later.VisitAnnouncer(this.#host, this.#report);
      const { styleSheet } = later.stepsStyles;
      if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      await this.#learn(later.terms);
    }
    return later;
  }

  /** Loads what most customers never see. */
  async loadFailure(): Promise<Trouble> {
    const trouble = await import("../failure/failure-chunk.js");
    await this.#learn(trouble.terms);
    return trouble;
  }

  #learn(words: Partial<Terms>): Promise<boolean> {
    this.words = { ...this.words, ...words };
    this.#host.requestUpdate();
    return this.#host.updateComplete;
  }
}
