import type { ReactiveControllerHost } from "lit";
import type { OrganisationAnswer } from "../../contract/answers.js";
import type { GangwayError } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { DetailsField } from "./form-field.js";
import type { Translate } from "./page-language.js";

/** The details step, as its submission sees it. */
export interface DetailsForm extends ReactiveControllerHost, HTMLElement {
  readonly props: {
    state: { organisation: Pick<OrganisationAnswer, "collect"> };
    flow: Pick<OnboardingFlow, "submitDetails">;
    known: Details;
    translate: Translate;
    report(error: GangwayError): Promise<void>;
  };
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
