import type { PageChange } from "../page-environment.js";
import type { OtherTabsParts } from "../resume/hear-other-tab.js";

/** Keeps tabs of the browser that show the same visit in agreement. The code for it is loaded when there is another tab. */
export interface TabWatch {
  /**
   * Starts or stops watching, as the flow's state requires, and tells the other tabs what this one has.
   * @param says `restarted`: the customer starts over
   */
  follow(says?: "restarted"): void;
  /** Stops watching, until `follow()`. */
  pause(): void;
}

export function createTabWatch(parts: OtherTabsParts): TabWatch {
  const { options, store, saved } = parts;
  let channel: BroadcastChannel | null = null;
  /** Ends everything that watching has caused. */
  let watching: AbortController | null = null;

  function watch(): void {
    const controller = new AbortController();
    watching = controller;
    const { signal } = controller;
    const hear = async (event: MessageEvent | PageChange): Promise<void> => {
      try {
        await (await import("../resume/resume-chunk.js")).hearOtherTab(event, parts, follow, signal);
      } catch {
        // The customer goes on as if there were no other tab.
      }
    };
    try {
      if (options.memory?.linksTabs) {
        channel = new BroadcastChannel(`gangway ${options.endpoint}`);
        channel.onmessage = hear;
      }
    } catch {
      // The browser has none for this page.
    }
    signal.onabort = options.environment.subscribe(hear);
  }

  function pause(): void {
    watching?.abort();
    channel?.close();
    watching = channel = null;
  }

  function follow(says?: "restarted"): void {
    const { state } = store;
    const { step } = state;
    const isOpen = step === "code" || "polling" in state;
    if (isOpen && !watching) watch();
    if ("visit" in state) {
      const { trackingReference } = state.visit;
      channel?.postMessage({ ...saved.entered, trackingReference, step, says });
    }
    if (!isOpen) pause();
  }

  return { follow, pause };
}
