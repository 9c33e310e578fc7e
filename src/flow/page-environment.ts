/** What happened to the page. `restored`: it came back from the page cache. */
export type PageChange = "hidden" | "visible" | "offline" | "online" | "restored";

/**
 * The page around the flow: whether anybody can see it, and whether it has a connection. The DOM half lives with
 * the elements; a headless host brings its own.
 */
export interface PageEnvironment {
  readonly hidden: boolean;
  readonly online: boolean;
  /**
   * Calls back after each change, when `hidden` and `online` already tell the new state. The returned function
   * removes every listener that this call added.
   */
  subscribe(listener: (change: PageChange) => void): () => void;
}
