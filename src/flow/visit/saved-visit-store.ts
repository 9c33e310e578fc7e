import type { SavedVisit, VisitMemory } from "../visit-memory.js";

/** The visit that this tab has entered: kept as long as the flow, and over a reload where there is a memory. */
export interface SavedVisitStore {
  /** The visit entered since the page was loaded; null before. */
  readonly entered: SavedVisit | null;
  /** Returns the entered visit, else the one in the memory. */
  read(): SavedVisit | null;
  /** Keeps a visit as entered, also in the memory. */
  save(visit: SavedVisit): void;
  /** Forgets the visit, also in the memory. */
  clear(): void;
}

export function createSavedVisitStore(host: { memory?: VisitMemory | null | undefined }): SavedVisitStore {
  let entered: SavedVisit | null = null;

  return {
    get entered() {
      return entered;
    },
    read: () => entered ?? host.memory?.read() ?? null,
    save(visit) {
      entered = visit;
      host.memory?.write(visit);
    },
    clear() {
      entered = null;
      host.memory?.clear();
    },
  };
}
