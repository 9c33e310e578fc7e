import type { ReactiveControllerHost } from "lit";
import type { OrganisationAnswer } from "../../contract/answers.js";
import type { GangwayError } from "../../contract/errors.js";
import type { Details } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { DatePart, DetailsField } from "./form-field.js";
import type { Translate, WithTerms } from "./page-language.js";
import type { Relief } from "./relief.js";

/** The details step, as its submission sees it. */
export interface DetailsForm extends ReactiveControllerHost, HTMLElement {
  readonly props: {
    state: { organisation: Pick<OrganisationAnswer, "collect" | "singleName" | "minimumAge" | "country"> };
    flow: Pick<OnboardingFlow, "submitDetails">;
    known: Details;
    typed: Map<string, string>;
    locale: string;
    translate: Translate;
    withTerms: WithTerms;
    report(error: GangwayError): Promise<void>;
    failureChunk: Relief | undefined;
  };
  /** The text in a field. */
  textOf(field: DetailsField): string;
  focusOn(selector: string): Promise<void>;
  submission: Submission | null;
}

/** Checks and sends the details. Loaded when the customer sends them. */
export interface Submission {
  readonly busy: boolean;
  /** True while the server takes no more calls. */
  readonly isLimited: boolean;
  /** Sends the form's details, or shows what is wrong with them. */
  submit(): Promise<void>;
  abort(): void;
  /** Read out, while nothing is being sent. */
  readonly message: string;
  /** Renders a failure that is not about a field. */
  renderFailure(): unknown;
  /** Loaded for what isn't typed in the plain way. */
  readonly corrector?: Corrector | undefined;
}

/** Says more about single fields. */
export interface Corrector {
  /** Renders everything that is wrong. */
  renderSummary(): unknown;
  /** The error beside a field, if it has one. */
  errorOf(field: DetailsField | "dateOfBirth"): unknown;
  /** A question beside a field, if there is one. */
  hintOf(field: DetailsField): unknown;
  /** Tells that a box is not the wrong one of a wrong date. */
  isRight(part: DatePart): boolean;
}
