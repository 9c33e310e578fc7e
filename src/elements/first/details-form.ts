import type { ReactiveControllerHost } from "lit";
import type { DetailsField } from "./form-field.js";
import type { StepProps } from "./step-props.js";

/** The details step, as its submission sees it. */
export interface DetailsForm extends ReactiveControllerHost, HTMLElement {
  readonly props: StepProps<"details">;
  /** The text in a field. */
  textOf(field: DetailsField): string;
  focusOn(selector: string): Promise<void>;
}

/** Checks and sends the details. Loaded when the customer sends them. */
export interface Submission {
  readonly busy: boolean;
  /** Sends the form's details, or shows what is wrong with them. */
  submit(): void;
  abort(): void;
  /** Renders everything that is wrong. */
  renderSummary(): unknown;
  /** The error beside a field, if it has one. */
  errorOf(field: DetailsField | "dateOfBirth"): string | undefined;
}
