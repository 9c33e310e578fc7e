import type { PageChange, PageEnvironment } from "../../flow/page-environment.js";

/** The page around the widget. */
export const browserPage: PageEnvironment = {
  get hidden() {
    return document.hidden;
  },
  get online() {
    return navigator.onLine;
  },
  subscribe(listener) {
    const listeners = new AbortController();
    const on = (target: EventTarget, type: string, change: (event: Event) => PageChange | null): void =>
      target.addEventListener(
        type,
        (event) => {
          const changed = change(event);
          if (changed) listener(changed);
        },
        listeners,
      );
    on(document, "visibilitychange", () => (document.hidden ? "hidden" : "visible"));
    on(window, "online", () => "online");
    on(window, "offline", () => "offline");
    on(window, "pageshow", (event) => ((event as PageTransitionEvent).persisted ? "restored" : null));
    return () => listeners.abort();
  },
};
