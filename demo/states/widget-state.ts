import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import type { StepName } from "../../src/flow/flow-state.js";
import type { SavedVisit } from "../../src/flow/visit-memory.js";
import type { FakeProxy } from "./fake-proxy.js";
import type { WidgetDriver } from "./widget-driver.js";

/** The parts of a visit by which the states are grouped, in this order. */
export const STATE_GROUPS = [
  "Details",
  "Code",
  "Launch",
  "Frame",
  "Waiting",
  "One more photo",
  "Completed",
  "Ended",
  "Errors",
  "Loading",
  "Dialog",
] as const;

export type StateGroup = (typeof STATE_GROUPS)[number];

/** The properties of the widget that a state may set. The rest is chosen by whoever shows it. */
export type StateSettings = Partial<
  Pick<GangwayOnboarding, "trackingReference" | "email" | "customerContext" | "launch" | "modal">
>;

/** One state in which a customer can see the widget, with a way to bring the real widget there. */
export interface WidgetState {
  /** Short and unique, e.g. `code-wrong`. */
  name: string;
  /** A few words for people. */
  title: string;
  group: StateGroup;
  /** The step of the widget then. Null where there is none yet. */
  step: StepName | null;
  /** Selects an element of the widget that only this state has, where the step alone doesn't tell. */
  shows?: string;
  /** True where the partner's server has invited the customer. Default: the page sets `organisation`. */
  invited?: true;
  settings?: StateSettings;
  /** Sets the answers of the proxy. */
  prepare?(proxy: FakeProxy): void;
  /** Returns the visit that this tab has saved before. */
  saved?(reference: string): SavedVisit;
  /** Does what a customer would do. Default: nothing. */
  reach?(driver: WidgetDriver): Promise<void>;
  /** True where the state exists on phones only: in a window of at most 400 px. */
  phone?: true;
  /** True where the widget fills the window, so that its own height says nothing. */
  fillsWindow?: true;
  /**
   * Says how a wait of five seconds or more ends: `"never"`, so that the state lasts, or `"soon"`, so that nobody has to
   * wait for the state. Null, as by default: after its time.
   * @param shown The step of the widget when the wait begins.
   */
  wait?(delayMs: number, shown: StepName | null): LongWait | null;
}

export type LongWait = "never" | "soon";
