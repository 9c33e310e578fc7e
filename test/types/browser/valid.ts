/** Code of a partner's page that compiles, with the types that it gets back. */
import {
  type CustomerToken,
  defineGangway,
  type EndedReason,
  type ErrorCode,
  GangwayErrorEvent,
  type GangwayEventMap,
  GangwayOnboarding,
  type GangwayTagProps,
  type LaunchWord,
  registerLocale,
  type Status,
  type StepName,
  type StreamName,
  type TermsOverride,
  type Theme,
} from "gangway-onboarding";
import {
  browserPage,
  type Clock,
  createOnboardingFlow,
  createProxyClient,
  createStatusPoller,
  type FlowState,
  GangwayError,
  type OnboardingFlow,
  type OnboardingFlowOptions,
  type PageEnvironment,
  type Progress,
  progressOf,
  systemClock,
  tabMemory,
} from "gangway-onboarding/flow";
import { terms as german } from "gangway-onboarding/locales/de";
import { terms as english } from "gangway-onboarding/locales/en";

/** Compiles only where two types are identical. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : ["not", A, "but", B];
const same = <A, B>(_same: Same<A, B>): void => {};

// The element.
defineGangway();
const widget = document.createElement("gangway-onboarding");
same<typeof widget, GangwayOnboarding>(true);
same<typeof widget, HTMLElementTagNameMap["gangway-onboarding"]>(true);
same<ReturnType<typeof find>, GangwayOnboarding | null>(true);
function find() {
  return document.querySelector("gangway-onboarding");
}
const element: HTMLElement = widget;
customElements.define("my-onboarding", class extends GangwayOnboarding {});
element.append(widget);

widget.endpoint = "https://onboarding.partner.example";
widget.organisation = "ORGCODE123";
widget.organisation = null;
widget.organisation = undefined;
widget.trackingReference = "7ea40290-44b7-424e-babb-31da7ca1dcd1";
widget.email = "jane@example.com";
widget.externalRef = "customer-42";
widget.referenceData = "branch 7";
widget.customerContext = { firstName: "Jane", dateOfBirth: "1990-01-31", callbackUrl: location.href };
widget.customerContext = { firstName: null, document: { type: "PASSPORT", number: null }, consents: null };
widget.customerToken = "eyJ";
widget.customerToken = async () => (await fetch("/token")).text();
widget.locale = "de-AT";
widget.theme = "dark";
widget.launch = "frame";
widget.modal = true;
widget.terms = { continue: "Go on" };
same<GangwayOnboarding["status"], Status | null>(true);
same<GangwayOnboarding["step"], StepName | null>(true);
same<GangwayOnboarding["trackingReference"], string | null>(true);
same<Theme, "auto" | "light" | "dark">(true);
same<LaunchWord, "auto" | "link" | "frame" | "redirect">(true);
same<Status, "Inactive" | "Active" | "Completed">(true);
same<ReturnType<GangwayOnboarding["start" | "restart" | "checkNow" | "close"]>, void>(true);
same<ReturnType<GangwayOnboarding["open"]>, Promise<void>>(true);
GangwayOnboarding.defaultEndpoint = "https://onboarding.partner.example";

// Its events.
widget.addEventListener("gangway-ready", ({ type, bubbles }) => [type, bubbles]);
widget.addEventListener("gangway-step", (event) => {
  same<typeof event.step, StepName>(true);
  same<typeof event.index | typeof event.count, number>(true);
});
widget.addEventListener("gangway-status", (event) => {
  same<typeof event.status, Status>(true);
  same<typeof event.previous, Status | null>(true);
  same<typeof event.trackingReference, string>(true);
});
widget.addEventListener("gangway-completed", ({ trackingReference }) => trackingReference.length, {
  once: true,
});
widget.addEventListener("gangway-ended", ({ reason }) => same<typeof reason, EndedReason>(true));
widget.addEventListener("gangway-error", (event) => {
  same<typeof event.code, ErrorCode>(true);
  same<typeof event.message, string>(true);
  same<typeof event.retryable, boolean>(true);
  same<typeof event.providerCode, string | undefined>(true);
});
widget.addEventListener("gangway-cancelled", (event) => event.preventDefault());
widget.addEventListener("gangway-event", (event) => {
  same<typeof event.name, StreamName>(true);
  if (event.name === "step") same<typeof event.fields.step, StepName>(true);
  if (event.name === "launch_opened")
    same<typeof event.fields.via, "link" | "frame" | "redirect" | "other_device">(true);
});
// They bubble: a listener on an ancestor gets the same types.
document.body.addEventListener("gangway-completed", (event) => event.trackingReference);
same<HTMLElementEventMap["gangway-error"], GangwayErrorEvent>(true);
same<Extract<keyof HTMLElementEventMap, `gangway-${string}`>, keyof GangwayEventMap>(true);
// The tag's props, for a library whose JSX isn't known here.
same<GangwayTagProps["theme"], Theme | undefined>(true);
same<GangwayTagProps<"on:", "prop:">["prop:modal"], boolean | undefined>(true);
export const props: GangwayTagProps = {
  "ongangway-ended": ({ reason }) => same<typeof reason, EndedReason>(true),
};
widget.dispatchEvent(new GangwayErrorEvent("network", "No answer.", true, "E42"));

// The host's own wording.
const own: TermsOverride = {
  ...german,
  continue: english.continue,
  labels: { email: "Your bank's address for you" },
  ended: { expired: "Too late" },
  errors: { network: "No connection" },
  progress: (step, count) => `${step}/${count}`,
};
widget.terms = own;
widget.terms = german;
registerLocale("cy", { ...german, direction: "ltr" });
registerLocale("cy", async () => ({ terms: { continue: "Ymlaen" } }));
registerLocale("cy", () => import("gangway-onboarding/locales/de"));

// The flow, without a user interface.
const options: OnboardingFlowOptions = {
  client: createProxyClient({ endpoint: "https://onboarding.partner.example", timeoutMs: 5000 }),
  environment: browserPage,
  memory: tabMemory("https://onboarding.partner.example"),
  organisation: "ORGCODE123",
  details: { email: "jane@example.com" },
  fault: new GangwayError("invalid_configuration", "The page has no organisation."),
  customerToken: () => "eyJ",
  onError: ({ code, retryAfterSeconds }) => [code, retryAfterSeconds],
};
const flow: OnboardingFlow = createOnboardingFlow(options);
same<typeof flow.state.step, StepName | null>(true);
const stop: () => void = flow.subscribe((state, previous) => {
  same<typeof previous, FlowState>(true);
  show(state);
});
stop();
flow.submitDetails({ email: "", customerContext: {} }, AbortSignal.timeout(1000)).catch((error) => {
  if (error instanceof GangwayError) same<typeof error.code, ErrorCode>(true);
});

/** Knows every step: a new one would not compile. */
function show(state: FlowState): unknown {
  switch (state.step) {
    case null:
      return null;
    case "details":
      return [state.details.email, state.organisation.collect.includes("address")];
    case "code":
      return [state.visit.maskedEmail, state.sent?.resendAfterSeconds, state.failure?.code];
    case "launch":
      return [state.launch.inviteUrl, state.launch.frame?.origin, state.polling.failure?.code];
    case "waiting":
      return [state.launch.qrCodeUrl, state.returned, state.elsewhere, state.visit.progress];
    case "action":
      return [state.visit.action?.reason, state.launch.inviteUrl];
    case "completed":
      return state.visit.trackingReference;
    case "ended":
      same<typeof state.reason, EndedReason>(true);
      return state.reason;
    case "error":
      return state.error.retryable;
    default:
      return state satisfies never;
  }
}
// Every state with a visit, whatever the step.
if ("visit" in flow.state) same<typeof flow.state.visit.status, Status>(true);
const progress = progressOf(flow.state, { hasDetails: true, hasCode: false });
same<typeof progress, Progress | null>(true);
same<Progress["steps"], readonly ("details" | "code" | "launch" | "completed")[]>(true);

const page: PageEnvironment = { hidden: false, online: true, subscribe: () => () => {} };
const clock: Clock = systemClock;
createStatusPoller({
  read: (signal) => options.client.readStatus("7ea40290-44b7-424e-babb-31da7ca1dcd1", signal),
  environment: page,
  clock,
  onAnswer: ({ status, ended, outcome }) => [status, ended, outcome],
  onFailure: ({ code }) => code,
  onError: ({ code }) => code,
}).start();
const token: CustomerToken = () => Promise.resolve("eyJ");
createOnboardingFlow({ ...options, customerToken: token, clock });
