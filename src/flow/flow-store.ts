import { firstTransition, type Transition } from "./first-transition.js";
import type { FlowState } from "./flow-state.js";
import type { FlowEvent } from "./transition.js";

/** Called after a change. */
export type FlowListener = (state: FlowState, previous: FlowState) => void;

/** Holds the state of a flow, and notifies of its changes. */
export interface FlowStore {
  readonly state: FlowState;
  /** Returns false where the event changes nothing. */
  dispatch(event: FlowEvent): boolean;
  /** Adds the transitions of a visit, once they are loaded. */
  addTransitions(all: Transition): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: FlowListener): () => void;
}

/** Makes a store of a flow in no step yet. */
export function createFlowStore(): FlowStore {
  const listeners = new Set<FlowListener>();
  const changes: Parameters<FlowListener>[] = [];
  let transition = firstTransition;
  let state: FlowState = { step: null };

  function notify(): void {
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
  }

  return {
    get state() {
      return state;
    },

    dispatch(event) {
      const previous = state;
      state = transition(previous, event);
      if (state === previous) return false;
      changes.push([state, previous]);
      // A listener that causes the next change gets it after everybody has got this one.
      if (changes.length === 1) notify();
      return true;
    },

    addTransitions(all) {
      transition = all;
    },

    subscribe(listener) {
      // Wrapped, so that the same function may subscribe twice, and each end only its own.
      const own: FlowListener = (...change) => listener(...change);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
