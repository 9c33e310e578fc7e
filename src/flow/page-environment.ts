/** A change of the page. `restored`: it came back from the page cache. */
export type PageChange = "hidden" | "visible" | "offline" | "online" | "restored";

/** The visibility and the connection of the page around a flow. In a browser, `browserPage` provides them. */
export interface PageEnvironment {
  readonly hidden: boolean;
  readonly online: boolean;
  /**
   * Calls back after each change, with `hidden` and `online` already up to date. Returns the function that removes every
   * listener that this call added.
   */
  subscribe(listener: (change: PageChange) => void): () => void;
}
