import type { LitElement } from "lit";
import type { FlowState, StepName } from "../../flow/flow-state.js";
import { scriptError } from "../../flow/script-error.js";
import type { VisitAnnouncer } from "../steps/visit-announcer.js";
import { adoptStyles } from "./adopt-styles.js";
import { createStepElement } from "./create-step-element.js";
import type { OnboardingStep } from "./onboarding-step.js";
import type { PageLanguage, WithTerms } from "./page-language.js";
import { type AllProps, isStateOf, type StepContext } from "./step-props.js";
import { type ChunkLoader, STEPS } from "./step-table.js";

type StepsChunk = typeof import("../steps/steps-chunk.js");
type FailureChunk = typeof import("../failure/failure-chunk.js");

/** A step, ready to be shown. */
export interface LoadedStep {
  readonly name: StepName;
  readonly element: LitElement & Pick<OnboardingStep<StepName>, "focusOn" | "stop">;
  /** Gives the step its properties, where the state is its own. */
  assignProps(state: FlowState, context: StepContext): void;
}

/** Loads the steps, and what comes with them: words, styles, and the announcer of the visit's progress. */
export class StepLoader implements ChunkLoader {
  /** Loaded with the later steps. */
  announcer: VisitAnnouncer | undefined;
  /** Loaded with the first failure. */
  failureChunk: FailureChunk | undefined;

  readonly #host: LitElement;
  readonly #language: PageLanguage;

  constructor(host: LitElement, language: PageLanguage) {
    this.#host = host;
    this.#language = language;
  }

  /** Loads a step and creates its element. Rejects where its script can't be loaded. */
  async load<S extends StepName>(name: S): Promise<LoadedStep> {
    const element = createStepElement(`gangway-${name}-step`, await STEPS[name](this));
    return {
      name,
      element,
      assignProps(state, context) {
        if (!isStateOf(name, state)) return;
        const props: AllProps<S> = { ...context, state };
        element.props = props;
      },
    };
  }

  get withTerms(): WithTerms {
    return this.#language.withTerms;
  }

  /** @throws GangwayError */
  async loadSteps(): Promise<StepsChunk> {
    const chunk = await import("../steps/steps-chunk.js").catch(async (cause) => {
      throw (await this.loadFailure()).loadError(cause);
    });
    if (!this.announcer) {
      this.announcer = new chunk.VisitAnnouncer(this.#host);
      new chunk.Motion(this.#host);
      adoptStyles(this.#host.renderRoot as ShadowRoot, chunk.stepsStyles);
      await this.#language.addEnglish(chunk.stepsTerms);
    }
    return chunk;
  }

  /** @throws GangwayError */
  async loadFailure(): Promise<FailureChunk> {
    const chunk = await this.withTerms(import("../failure/failure-chunk.js")).catch((cause) => {
      throw scriptError(cause);
    });
    this.failureChunk = chunk;
    await this.#language.addEnglish(chunk.failureTerms);
    return chunk;
  }
}
