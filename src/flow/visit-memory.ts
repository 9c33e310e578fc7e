/** The data that a reload in the same tab needs to go on. It is not personal. */
export interface SavedVisit {
  trackingReference: string;
  /** The proof, from the activate call, that this tab has entered the visit. Empty where none was needed yet. */
  visitToken: string;
  /** Set when the provider's screen has replaced the page. */
  left?: true;
}

/** A place for the visit of a tab, such as session storage. None of its calls may throw. */
export interface VisitMemory {
  /** Returns the saved visit, or null where none can be read. */
  read(): SavedVisit | null;
  write(visit: SavedVisit): void;
  clear(): void;
}
