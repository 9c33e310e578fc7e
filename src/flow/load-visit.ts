type VisitModule = typeof import("./visit/visit.js");

let loaded: VisitModule | undefined;

/** Loads the code that a visit needs. Rejects where it can't be loaded; the next call tries again. */
export async function loadVisit(): Promise<VisitModule> {
  // An import takes a task of its own even when the module is there: later calls must not wait for that.
  loaded ??= await import("./visit/visit.js");
  return loaded;
}
