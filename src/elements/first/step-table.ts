import type { StepName } from "../../flow/flow-state.js";
import { DetailsStep } from "./details-step.js";
import type { OnboardingStep } from "./onboarding-step.js";
import type { WithTerms } from "./page-language.js";

/** Loads the chunks that come after the first. */
export interface ChunkLoader {
  loadSteps(): Promise<typeof import("../steps/steps-chunk.js")>;
  loadFailure(): Promise<typeof import("../failure/failure-chunk.js")>;
  withTerms: WithTerms;
}

/** Loads the class of each step. */
export const STEPS: {
  [S in StepName]: (loader: ChunkLoader) => Promise<new () => OnboardingStep<S>>;
} = {
  details: async () => DetailsStep,
  code: async (loader) => (await loader.loadSteps()).CodeStep,
  launch: async (loader) => (await loader.loadSteps()).LaunchStep,
  waiting: async (loader) => (await loader.loadSteps()).WaitingStep,
  action: async (loader) => (await loader.withTerms((await loader.loadSteps()).loadAction())).ActionStep,
  completed: async (loader) => (await loader.loadSteps()).CompletedStep,
  ended: async (loader) => (await loader.loadFailure()).EndedStep,
  error: async (loader) => (await loader.loadFailure()).ErrorStep,
};
