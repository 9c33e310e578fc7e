import type { LitElement } from "lit";
import type { StepProps } from "../first/step-props.js";

/** The waiting step, as its notes see it. */
export interface NotedStep extends LitElement {
  readonly props: StepProps<"waiting">;
}
