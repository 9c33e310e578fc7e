import type { StepName } from "../flow/flow-state.js";
import { DetailsStep } from "./details-step.js";
import type { AnyStep } from "./onboarding-step.js";

type StepClass = new () => AnyStep;

/** Where each step's class comes from. The first step comes with the element, the others when they are needed. */
export const STEP_LOADERS: Record<StepName, () => StepClass | Promise<StepClass>> = {
  details: () => DetailsStep,
  code: async () => (await import("./code-step.js")).CodeStep,
  launch: async () => (await import("./launch-step.js")).LaunchStep,
  waiting: async () => (await import("./waiting-step.js")).WaitingStep,
  completed: async () => (await import("./completed-step.js")).CompletedStep,
  ended: async () => (await import("./ended-step.js")).EndedStep,
  error: async () => (await import("./error-step.js")).ErrorStep,
};

/** Fetches the steps that come after the first, so that going on doesn't wait for the network. */
export function prefetchSteps(): void {
  for (const step of ["code", "launch", "waiting", "completed"] as const) {
    // A failure shows, and is told, when the step is needed.
    Promise.resolve(STEP_LOADERS[step]()).catch(() => {});
  }
}
