import type { FlowState } from "../flow-state.js";
import type { SavedVisit, VisitMemory } from "../visit-memory.js";

/** The visit that this tab has entered: kept as long as the flow, and over a reload where there is a memory. */
export interface SavedVisitStore {
  /** The visit entered, or resumed, since the page was loaded; null before. */
  readonly entered: SavedVisit | null;
  /** Keeps a visit as entered, also in the memory. */
  save(visit: SavedVisit): void;
  /** Notes how far the customer is, so that a reload comes back there. */
  follow(state: FlowState): void;
  /** Forgets the visit, also in the memory. */
  clear(): void;
}

export function createSavedVisitStore(host: { memory?: VisitMemory | null | undefined }): SavedVisitStore {
  let entered: SavedVisit | null = null;
  let step: FlowState["step"] = null;

  function save(visit: SavedVisit): void {
    entered = visit;
    host.memory?.write(visit);
  }

  return {
    get entered() {
      return entered;
    },
    save,
    follow(state) {
      const isNew = state.step !== step;
      step = state.step;
      if (!("visit" in state)) return;
      const { trackingReference, action } = state.visit;
      const { visitToken = "", sent } = entered ?? {};
      if (state.step === "code" && state.sent && state.sent !== sent) {
        save({ trackingReference, visitToken: "", sent: state.sent });
      } else if (state.step === "waiting" && isNew) {
        const { returned, elsewhere } = state;
        const waiting = { ...(returned && { returned }), ...(elsewhere && { elsewhere }) };
        save({ trackingReference, visitToken, waiting, ...(action && { asked: action.reason }) });
      } else if (state.step === "launch" && isNew && entered)
        save({ trackingReference: entered.trackingReference, visitToken });
    },
    clear() {
      entered = null;
      host.memory?.clear();
    },
  };
}
