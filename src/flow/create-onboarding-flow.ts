/**
 * The flow store: from the first step to the last. It keeps the state and tells its subscribers; what follows what is
 * decided in `transition.ts`, what is done about a visit in `visit.ts`, which is loaded when one is to be.
 */
import { asGangwayError, GangwayError } from "../contract/errors.js";
import { ask } from "./ask.js";
import type { OnboardingFlowOptions } from "./flow-options.js";
import type { Details, FlowState, StepName } from "./flow-state.js";
import { loadVisit } from "./load-visit.js";
import type { OnboardingFlow } from "./onboarding-flow.js";
import { requireProof } from "./require-proof.js";
import { succeed } from "./succession.js";
import type { Visit } from "./visit/visit.js";

const misconfigured = (message: string): GangwayError => new GangwayError("invalid_configuration", message);

/**
 * Makes a flow, in no step yet.
 *
 * Of its calls, a newer one overtakes an older one: that one then resolves without effect, as everything does that
 * `stop()` interrupts. A call whose own signal aborts rejects with that signal's reason. An intention that doesn't
 * belong to the step that is shown, or comes after `stop()`, has no effect.
 */
export function createOnboardingFlow(options: OnboardingFlowOptions): OnboardingFlow {
  const listeners = new Set<(state: FlowState, previous: FlowState) => void>();
  const changes: [state: FlowState, previous: FlowState][] = [];
  let state: FlowState = { step: null };
  let details: Details = { email: "", customerContext: {}, ...options.details };
  let running = false;
  let starting: Promise<void> = Promise.resolve();
  /** What the customer, or the start, is waiting for. */
  let action: AbortController | null = null;
  let visit: Visit | null = null;

  const store = {
    get state() {
      return state;
    },
    set(next: FlowState): void {
      const previous = state;
      state = next;
      if (state === previous) return;
      changes.push([state, previous]);
      // Whoever causes the next change gets it after everybody has got this one.
      const within = changes.length > 1;
      visit?.follow();
      if (within) return;
      for (const change of changes) {
        for (const listener of [...listeners]) {
          try {
            listener(...change);
          } catch (error) {
            // Reported as uncaught: one bad listener must not silence the others.
            queueMicrotask(() => {
              throw error;
            });
          }
        }
      }
      changes.length = 0;
    },
    show(next: FlowState): void {
      store.set(succeed(state, next));
    },
  };

  async function load(signal: AbortSignal): Promise<Visit> {
    const loading = loadVisit().catch((cause) => {
      throw new GangwayError("network", "A part of the widget could not be loaded.", { cause });
    });
    const { Visit } = await ask(loading, signal);
    visit ??= new Visit(options, store);
    return visit;
  }

  /** Runs the one thing that is being waited for. `refused` decides what a failure leads to. */
  async function act(
    work: (signal: AbortSignal) => Promise<void>,
    refused: (error: GangwayError, signal: AbortSignal) => void | Promise<void>,
    outer?: AbortSignal,
  ): Promise<void> {
    outer?.throwIfAborted();
    action?.abort();
    const mine = new AbortController();
    const { signal } = mine;
    const abort = () => mine.abort();
    action = mine;
    outer?.addEventListener("abort", abort);
    try {
      await work(signal).catch((error) => {
        signal.throwIfAborted();
        return refused(asGangwayError(error), signal);
      });
    } catch (error) {
      outer?.throwIfAborted();
      if (!signal.aborted) throw error;
    } finally {
      outer?.removeEventListener("abort", abort);
    }
  }

  async function intend(
    step: StepName,
    work: (visit: Visit, signal: AbortSignal) => Promise<void>,
    outer?: AbortSignal,
  ): Promise<void> {
    if (!running || state.step !== step) return;
    await act(
      async (signal) => work(await load(signal), signal),
      (error, signal) => {
        if (!visit) throw error;
        return visit.refuse(error, signal);
      },
      outer,
    );
  }

  async function showDetails(code: string, signal: AbortSignal): Promise<void> {
    const organisation = await ask(options.client.readOrganisation(code, signal), signal);
    if (!organisation.browserInvites) {
      throw misconfigured(
        "This organisation invites from its server only: tracking-reference must be given.",
      );
    }
    requireProof(organisation.authentication, options.customerToken);
    store.show({ step: "details", organisation, details });
  }

  function begin(fresh = false): Promise<void> {
    const work = async (signal: AbortSignal): Promise<void> => {
      const { fault, organisation, trackingReference, memory } = options;
      if (fault) throw fault;
      if (!organisation && !trackingReference) {
        throw misconfigured("organisation or tracking-reference must be given.");
      }
      // A given reference can't be had afresh; with an organisation, the customer can be invited anew.
      const reference = fresh && organisation ? null : trackingReference;
      if (reference || visit || memory?.read()) {
        const loaded = await load(signal);
        if (!fresh && (await loaded.resume(signal))) return;
        if (reference) return loaded.showReference(reference, signal);
      }
      if (organisation) await showDetails(organisation, signal);
    };
    starting = act(work, (error) => store.show({ step: "error", error }));
    return starting;
  }

  function halt(): void {
    action?.abort();
    visit?.pause();
  }

  return {
    get state() {
      return state;
    },
    get details() {
      return details;
    },

    subscribe(listener) {
      // Wrapped, so that the same function may subscribe twice, and each end only its own.
      const own: typeof listener = (...change) => listener(...change);
      listeners.add(own);
      return () => listeners.delete(own);
    },

    start() {
      const again = running;
      running = true;
      if (state.step === "error") store.show({ step: null });
      else if (again) return starting;
      if (state.step === null) return begin();
      visit?.follow();
      return Promise.resolve();
    },

    restart() {
      halt();
      running = true;
      visit = null;
      options.memory?.clear();
      store.show({ step: null });
      return begin(true);
    },

    async submitDetails(next, signal) {
      if (!running || state.step !== "details") return;
      const { organisation } = state;
      details = next;
      await intend("details", (visit, mine) => visit.submitDetails(organisation, next, mine), signal);
    },

    requestCode: (signal) => intend("code", (visit, mine) => visit.requestCode(mine), signal),

    submitCode: (code, signal) => intend("code", (visit, mine) => visit.submitCode(code, mine), signal),

    providerOpened() {
      if (running) visit?.opened();
    },

    frameOpened() {
      if (running) visit?.enter();
    },

    leavingPage() {
      if (running) visit?.leavePage();
    },

    customerReturned() {
      if (running) visit?.returned();
    },

    showLaunch() {
      if (running) visit?.showLaunch();
    },

    checkNow() {
      visit?.checkNow();
    },

    stop() {
      running = false;
      halt();
    },
  };
}
