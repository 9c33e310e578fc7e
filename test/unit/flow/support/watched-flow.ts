import type { GangwayError } from "../../../../src/contract/errors.js";
import { createOnboardingFlow } from "../../../../src/flow/create-onboarding-flow.js";
import type { OnboardingFlowOptions } from "../../../../src/flow/flow-options.js";
import type { FlowState } from "../../../../src/flow/flow-state.js";
import type { OnboardingFlow } from "../../../../src/flow/onboarding-flow.js";
import type { SavedVisit } from "../../../../src/flow/visit-memory.js";
import { FakeClient } from "./fake-client.js";
import { FakeClock } from "./fake-clock.js";
import { FakePage } from "./fake-page.js";

/** A tab's memory that the test can look into. */
export class FakeMemory {
  saved: SavedVisit | null = null;
  read = (): SavedVisit | null => this.saved;
  write = (visit: SavedVisit): void => {
    this.saved = visit;
  };
  clear = (): void => {
    this.saved = null;
  };
}

/** A flow with everything around it in the test's hands. */
export class WatchedFlow {
  readonly client = new FakeClient();
  readonly clock = new FakeClock();
  readonly page = new FakePage();
  readonly memory = new FakeMemory();
  readonly steps: (string | null)[] = [];
  readonly errors: string[] = [];
  readonly flow: OnboardingFlow;

  constructor(options: Partial<OnboardingFlowOptions> = { organisation: "HARBOUR" }) {
    this.flow = createOnboardingFlow({
      client: this.client,
      clock: this.clock,
      environment: this.page,
      memory: this.memory,
      random: () => 0,
      onError: (error: GangwayError) => this.errors.push(error.code),
      ...options,
    });
    this.flow.subscribe(({ step }) => this.steps.push(step));
  }

  get state(): FlowState {
    return this.flow.state;
  }

  /** The state, where it is the step that the test expects. */
  at<S extends FlowState["step"]>(step: S): Extract<FlowState, { step: S }> {
    const { state } = this.flow;
    if (state.step !== step) throw new Error(`Not in ${step}, but in ${JSON.stringify(state)}`);
    return state as Extract<FlowState, { step: S }>;
  }
}
