import type { LitElement } from "lit";
import type { GangwayError } from "../../contract/errors.js";
import type { LaunchView, VisitView } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { Translate, WithTerms } from "../first/page-language.js";

/** A control of the quiet row below a step. */
export type Control = "startOver" | "changeDetails" | "getHelp";

/** A step with that row. */
export interface ControlledStep extends LitElement {
  readonly props: {
    flow: Pick<OnboardingFlow, "changeDetails" | "mailLink">;
    state: { step: string; visit: VisitView; launch?: LaunchView };
    hasDetails: boolean;
    translate: Translate;
    withTerms: WithTerms;
    restart(): void;
    report(error: GangwayError): Promise<void>;
  };
  focusOn(selector: string): Promise<void>;
}
