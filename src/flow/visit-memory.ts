/** What a reload in the same tab needs to go on. It holds no personal data. */
export interface SavedVisit {
  trackingReference: string;
  /** From the activate call: proof that this tab has entered the visit. Empty where none is asked for. */
  visitToken: string;
  /** Whether the page gave way to the provider's screen. */
  left?: true;
}

/** Where the visit of a tab is kept, such as session storage. None of its calls may throw. */
export interface VisitMemory {
  /** Returns the saved visit, or null where there is none, or none that can be read. */
  read(): SavedVisit | null;
  write(visit: SavedVisit): void;
  clear(): void;
}
