/**
 * Mistakes on a partner's page that the compiler refuses. The comment above each line has the compiler's error code and the
 * reason. A line that compiles, or fails with another code, fails the test.
 */
import {
  GangwayErrorEvent,
  type GangwayOnboarding,
  type GangwayStepEvent,
  type TermsOverride,
} from "gangway-onboarding";
import {
  browserPage,
  createOnboardingFlow,
  createProxyClient,
  createStatusPoller,
  type FlowState,
  GangwayError,
  type OnboardingFlow,
  type ProxyClient,
} from "gangway-onboarding/flow";

declare const widget: GangwayOnboarding;
declare const event: GangwayStepEvent;
declare const failure: GangwayErrorEvent;
declare const client: ProxyClient;
declare const flow: OnboardingFlow;
declare const state: FlowState;

// The element.

// TS2322: no such theme
widget.theme = "blue";
// TS2322: no such way to open the provider's screen
widget.launch = "popup";
// TS2322: a flag, not a text
widget.modal = "true";
// TS2322: a text, not a number
widget.organisation = 42;
// TS2322: the reference of one visit
widget.trackingReference = ["7ea40290-44b7-424e-babb-31da7ca1dcd1"];
// TS2561: a misspelt member: `firstName`
widget.customerContext = { firstname: "Jane" };
// TS2322: a date as text
widget.customerContext = { dateOfBirth: new Date() };
// TS2322: a function that gets a token gives a text
widget.customerToken = async () => 42;
// TS2322: no theme is a theme of its own, `auto`
widget.theme = null;
// TS2540: only read
widget.status = "Completed";
// TS2540: only read
widget.step = "details";
// TS2551: a misspelt member: `organisation`
widget.organization = "ORGCODE123";
// TS2339: the proxy's business
widget.apiKey = "key";
// TS2554: takes nothing
widget.start("details");
// TS2339: resolves to nothing
widget.open().then((opened) => opened.status);
// TS2339: nothing comes back
widget.close().then();
// TS2445: Lit's own, for the class only
widget.willUpdate(new Map());
// TS2339: no such tag
document.createElement("gangway-widget").organisation = "ORGCODE123";
// TS2531: there may be none on the page
document.querySelector("gangway-onboarding").start();

// Its events.

// TS2540: only read
event.step = "details";
// TS2540: only read
event.index = 1;
// TS2540: only read
failure.code = "network";
// TS2339: a misspelt field: `step`
widget.addEventListener("gangway-step", ({ steps }) => steps);
// TS2339: fields are the event's own, not its `detail`
widget.addEventListener("gangway-step", (step) => step.detail);
// TS2339: progress is no verdict
widget.addEventListener("gangway-completed", (done) => done.outcome);
// TS2367: no such status
widget.addEventListener("gangway-status", ({ status }) => status === "completed");
// TS2367: no such reason
widget.addEventListener("gangway-ended", ({ reason }) => reason === "declined");
// TS2367: no such code
widget.addEventListener("gangway-error", ({ code }) => code === "unauthorized");
// TS18048: not every provider gives one
widget.addEventListener("gangway-error", ({ providerCode }) => providerCode.length);
// TS18047: null for the first status
widget.addEventListener("gangway-status", ({ previous }) => previous.length);
// TS2769: another event's listener
widget.addEventListener("gangway-ready", (ready: GangwayStepEvent) => ready.step);
// TS2554: a field is missing
new GangwayErrorEvent("network", "No answer.");
// TS2345: no such code
new GangwayErrorEvent("broken", "No answer.", true);

// The host's own wording.

// TS2353: no such term
export const unknownTerm: TermsOverride = { greeting: "Hello" };
// TS2322: what depends on a name is a function
export const noFunction: TermsOverride = { detailsText: "Your details" };
// TS2353: no such field
export const unknownLabel: TermsOverride = { labels: { surname: "Surname" } };
// TS2353: no such reason
export const unknownReason: TermsOverride = { ended: { declined: "Declined" } };
// TS2353: no such code
export const unknownCode: TermsOverride = { errors: { broken: "Broken" } };
// TS2307: no such language
import("gangway-onboarding/locales/tlh");

// The flow.

// TS2741: where is the proxy?
createProxyClient({});
// TS2741: without a page, nobody knows when to pause
createOnboardingFlow({ client });
// TS2561: a misspelt option: `organisation`
createOnboardingFlow({ client, environment: browserPage, organization: "ORGCODE123" });
// TS2322: a text, or a function that gets one
createOnboardingFlow({ client, environment: browserPage, customerToken: 42 });
// TS2339: not every step has a visit
state.visit;
// TS2339: a step without a visit
if (state.step === "details") state.visit;
// TS2339: only a step that ended has a reason
if (state.step === "completed") state.reason;
// TS2339: only those from which the provider's screen opens have it
if (state.step === "code") state.launch;
// TS18047: a mail may not have been sent yet
if (state.step === "code") state.sent.sentAt;
// TS2367: no such step
if (state.step === "done") flow.stop();
// TS2540: intentions move it on, nobody else
flow.state = { step: null };
// TS2741: both are needed
flow.submitDetails({ email: "jane@example.com" });
// TS2345: six digits, as text
flow.submitCode(123456);
// TS2339: what fails is thrown
flow.submitCode("123456").then((answer) => answer.status);
// TS2741: what if it fails for good?
createStatusPoller({
  read: async () => ({ status: "Active" }),
  environment: browserPage,
  onAnswer() {},
  onFailure() {},
});
// TS2741: a visit made twice is two visits: the key is needed
client.invite({ email: "jane@example.com", code: "ORGCODE123" }, {});
// TS2741: without the organisation's code
client.invite({ email: "jane@example.com" }, { idempotencyKey: "1" });
// TS2345: no such code
new GangwayError("broken", "It is broken.");
