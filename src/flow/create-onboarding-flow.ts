import { asGangwayError } from "../contract/errors.js";
import { configurationError } from "./configuration-error.js";
import type { OnboardingFlowOptions } from "./flow-options.js";
import type { Details, StepName } from "./flow-state.js";
import { createFlowStore } from "./flow-store.js";
import { createLatestTask } from "./latest-task.js";
import { loadFailure } from "./load-failure.js";
import { loadScript } from "./load-script.js";
import { loadVisit } from "./load-visit.js";
import type { OnboardingFlow } from "./onboarding-flow.js";
import { requireCustomerToken } from "./require-customer-token.js";
import { unlessAborted } from "./unless-aborted.js";
import type { Visit } from "./visit/visit.js";

/**
 * Makes a flow, in no step yet.
 *
 * A newer call aborts an older one, which then resolves without effect; `stop()` aborts likewise. A call whose own signal
 * aborts rejects with that signal's reason. A call that doesn't belong to the current step, or comes after `stop()`, has no
 * effect.
 */
export function createOnboardingFlow(options: OnboardingFlowOptions): OnboardingFlow {
  const store = createFlowStore();
  const task = createLatestTask();
  let details: Details = { email: "", customerContext: {}, ...options.details };
  let running = false;
  let starting: Promise<void> = Promise.resolve();
  let visit: Visit | null = null;

  // Subscribed first, so that polling has begun when the host is notified of the step.
  store.subscribe(() => visit?.followState());

  async function readyVisit(signal: AbortSignal): Promise<Visit> {
    const { createVisit } = await loadScript(loadVisit(), signal);
    visit ??= createVisit(options, store, restart);
    return visit;
  }

  async function readOrganisation(code: string, signal: AbortSignal): Promise<void> {
    const organisation = await unlessAborted(options.client.readOrganisation(code, signal), signal);
    if (!organisation.browserInvites) {
      throw configurationError("tracking-reference must be given.", "browserInvites");
    }
    requireCustomerToken(organisation.authentication, options.customerToken);
    store.dispatch({ type: "organisationRead", organisation, details });
  }

  async function readFirstStep(fresh: boolean, signal: AbortSignal): Promise<void> {
    const { fault, organisation, trackingReference, memory } = options;
    if (fault) throw fault;
    if (!organisation && !trackingReference) {
      throw configurationError("organisation or tracking-reference must be given.");
    }
    // A restart can't renew a given reference. With an organisation, it invites the customer again instead.
    const reference = fresh && organisation ? null : trackingReference;
    if (reference || visit || memory?.read()) {
      const current = await readyVisit(signal);
      if (!fresh && (await current.resume(signal))) return;
      if (reference) return current.readReference(reference, signal);
    }
    if (organisation) await readOrganisation(organisation, signal);
  }

  function begin(fresh = false): Promise<void> {
    starting = task.run(async (signal) => {
      try {
        await readFirstStep(fresh, signal);
      } catch (error) {
        signal.throwIfAborted();
        const plain = asGangwayError(error);
        // The error stays as it is where the code that explains it can't be loaded.
        const failure = await loadFailure().catch(() => null);
        signal.throwIfAborted();
        store.dispatch({ type: "failed", error: failure?.diagnose(plain, options) ?? plain });
      }
    });
    return starting;
  }

  async function runIn(
    step: StepName,
    call: (visit: Visit, signal: AbortSignal) => Promise<void>,
    callerSignal?: AbortSignal,
  ): Promise<void> {
    if (!running || store.state.step !== step) return;
    await task.run(async (signal) => call(await readyVisit(signal), signal), callerSignal);
  }

  function interrupt(): void {
    task.abort();
    visit?.pause();
  }

  function restart(): Promise<void> {
    interrupt();
    running = true;
    visit = null;
    options.memory?.clear();
    store.dispatch({ type: "restarted" });
    return begin(true);
  }

  return {
    get state() {
      return store.state;
    },
    get details() {
      return details;
    },

    subscribe: store.subscribe,

    start() {
      const wasRunning = running;
      running = true;
      if (store.state.step === "error") store.dispatch({ type: "restarted" });
      else if (wasRunning) return starting;
      if (store.state.step === null) return begin();
      visit?.followState();
      return Promise.resolve();
    },

    restart() {
      visit?.tellRestart();
      return restart();
    },

    submitDetails(next, signal) {
      if (running && store.state.step === "details") details = next;
      return runIn("details", (visit, own) => visit.submitDetails(next, own), signal);
    },

    requestCode: (signal, channel) => runIn("code", (visit, own) => visit.requestCode(own, channel), signal),

    submitCode: (code, signal) => runIn("code", (visit, own) => visit.submitCode(code, own), signal),

    providerOpened() {
      if (running) visit?.providerOpened();
    },

    frameOpened() {
      if (running) visit?.frameOpened();
    },

    openedElsewhere() {
      if (running) visit?.openedElsewhere();
    },

    leavingPage() {
      if (running) visit?.leavingPage();
    },

    customerReturned() {
      if (running) visit?.customerReturned();
    },

    async changeDetails(signal) {
      if (running) await task.run(async (own) => visit?.changeDetails(details, own), signal);
    },

    async mailLink(signal) {
      return (await visit?.mailLink(signal)) ?? false;
    },

    showLaunch() {
      if (running) store.dispatch({ type: "launchRequested" });
    },

    checkNow() {
      visit?.checkNow();
    },

    stop() {
      running = false;
      interrupt();
    },
  };
}
