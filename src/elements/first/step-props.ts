import type { GangwayError } from "../../contract/errors.js";
import type { LaunchWord } from "../../contract/status.js";
import type { Details, FlowState, StepName } from "../../flow/flow-state.js";
import type { OnboardingFlow } from "../../flow/onboarding-flow.js";
import type { DetailsForm } from "./details-form.js";
import type { Translate, WithTerms } from "./page-language.js";
import type { Relief } from "./relief.js";
import type { StreamFields, StreamName } from "./stream-event.js";

/** The members of a step's properties that come from its host. */
export interface StepContext {
  flow: OnboardingFlow;
  /** The language that the page asks for, as BCP 47. Its words may be English. */
  locale: string;
  translate: Translate;
  withTerms: WithTerms;
  /** The details as the page or the customer gave them so far. */
  known: Details;
  /** The customer's own texts, by field of the details step. */
  typed: Map<string, string>;
  /** The way in which the page wants the provider's screen to open. */
  launch: LaunchWord;
  /** Set where there is a details step to go back to. */
  hasDetails: boolean;
  /** Starts again where the visit was. */
  start(): void;
  /** Starts a fresh visit. */
  restart(): void;
  /** Dispatches an entry of the stream. */
  record<Name extends StreamName>(name: Name, fields: StreamFields[Name]): void;
  /** Undefined until there is a failure. */
  failureChunk: Relief | undefined;
  /** Reports a failure to the page. Resolves when its words are loaded, or can't be loaded. */
  report(error: GangwayError): Promise<void>;
  /** Sets the submission of the details. Rejects where its script can't be loaded. */
  createSubmission(form: DetailsForm, inputType?: string): Promise<void>;
}

/** The members of the context that each step uses. */
interface UsedBy {
  details: "flow" | "locale" | "known" | "typed" | "report" | "failureChunk" | "createSubmission";
  code: "flow" | "failureChunk" | "hasDetails" | "restart" | "report" | "record";
  launch: "flow" | "hasDetails" | "restart" | "launch" | "report" | "record";
  waiting: "flow" | "hasDetails" | "restart" | "report" | "record";
  action: "flow" | "hasDetails" | "restart" | "report";
  completed: never;
  ended: "restart" | "hasDetails";
  error: "start" | "restart";
}

type StateOf<S extends StepName> = Extract<FlowState, { step: S }>;

/** The members that any step may use. */
export type AllProps<S extends StepName> = StepContext & { state: StateOf<S> };

/** The properties of a step: its own state, and only the members of the context that it uses. */
export type StepProps<S extends StepName> = Pick<
  AllProps<S>,
  "state" | "translate" | "withTerms" | UsedBy[S]
>;

/** Tells whether a state is that of a step. */
export function isStateOf<S extends StepName>(name: S, state: FlowState): state is StateOf<S> {
  return state.step === name;
}
