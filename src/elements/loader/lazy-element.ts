/**
 * Registers `<gangway-onboarding>` at once, and loads the real class when the first element is there. Until then, each
 * element keeps its properties and calls. Then the lazy class gets the real one as its base. Every element runs the
 * real constructor on itself, as in a browser's own upgrade. (The scoped registry polyfill of web components upgrades
 * elements in the same way.)
 */
import type { EarlyHost } from "../first/early-call.js";
import type { GangwayOnboarding } from "../first/gangway-onboarding.js";
import { callEarly } from "./call-early.js";
import { showLoadFailure } from "./show-load-failure.js";

const TAG = "gangway-onboarding";

/** The observed attributes, which the browser reads when the tag is registered. A test compares them with the real class. */
const ATTRIBUTES =
  "endpoint,organisation,tracking-reference,email,external-ref,reference-data,locale,languages,theme,launch,modal";
/** The longest wait before the customer is told. */
const LONGEST_LOAD_MS = 8000;
/** The longest wait for the organisation before the real class shows an empty card. */
const LONGEST_CALL_MS = 100;
const METHODS = ["start", "restart", "checkNow", "open", "close"] as const;

/** An element with the callbacks that the real class has. */
interface CustomElement extends EarlyHost {
  connectedCallback?(): void;
  disconnectedCallback?(): void;
  attributeChangedCallback?(name: string, old: string | null, value: string | null): void;
}
const Base: new () => CustomElement = HTMLElement;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Registers the tag, unless this or another version has done so. */
export function defineLazyElement(): void {
  if (customElements.get(TAG)) return;
  /** The elements that wait for the real class. Null once it is there. */
  let waiting: Set<CustomElement> | null = new Set();
  let loading = false;
  /** Resolves when the last element's early call is answered, or has failed. */
  let answered: Promise<void> | undefined;
  let loaded: () => void;
  const whenLoaded = new Promise<void>((resolve) => {
    loaded = resolve;
  });

  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = (): void => {
    if (loading || !waiting) return;
    loading = true;
    timer = setTimeout(showFailure, LONGEST_LOAD_MS);
    import("../first/script-element.js").then(
      async (module) => {
        // The class renders the step at once where the answer is there. A task of its own keeps both tasks short.
        await after(0);
        await Promise.race([after(LONGEST_CALL_MS), answered]);
        upgradeAll(module.GangwayOnboarding);
      },
      () => {
        loading = false;
        showFailure();
      },
    );
  };

  /** Tries again after waits that grow from 1 to 10 s, and when the connection is back. A hidden page makes no try. */
  const showFailure = (): void => {
    clearTimeout(timer);
    const elements = [...(waiting ?? [])].filter((element) => element.isConnected);
    for (const element of elements) showLoadFailure(element, load);
    if (!elements.length) return;
    timer = setTimeout(document.hidden ? showFailure : load, Math.min(++tries, 10) * 1000);
    addEventListener("online", load, { once: true });
  };

  class LazyElement extends Base {
    static observedAttributes = ATTRIBUTES.split(",");

    constructor() {
      super();
      waiting?.add(this);
      load();
    }

    // The browser reads these functions once, when the tag is registered. `super` is the base at the time of the call.
    override connectedCallback(): void {
      super.connectedCallback?.();
      // The page's next script may set `endpoint`.
      setTimeout(() => {
        if (waiting) answered = callEarly(this);
      });
      load();
    }
    override disconnectedCallback(): void {
      super.disconnectedCallback?.();
    }
    override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
      super.attributeChangedCallback?.(name, old, value);
    }

    get status(): null {
      return null;
    }
    get step(): null {
      return null;
    }
  }

  const prototype: Record<string, unknown> & object = Object.assign(
    LazyElement.prototype,
    Object.fromEntries(
      METHODS.map((name) => [
        name,
        function (this: GangwayOnboarding) {
          load();
          return whenLoaded.then(() => this[name]());
        },
      ]),
    ),
  );

  function upgradeAll(real: typeof GangwayOnboarding): void {
    const attributes = real.observedAttributes;
    const elements = waiting ?? [];
    waiting = null;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (name !== "constructor") delete prototype[name];
    }
    Object.setPrototypeOf(LazyElement, real);
    Object.setPrototypeOf(prototype, real.prototype);
    let root: object = real;
    while (Object.getPrototypeOf(root) !== HTMLElement) root = Object.getPrototypeOf(root);
    for (const element of elements) {
      // biome-ignore lint/complexity/useArrowFunction: an arrow function can't be constructed
      Object.setPrototypeOf(root, function () {
        return element;
      });
      try {
        new real();
      } finally {
        Object.setPrototypeOf(root, HTMLElement);
      }
      element.shadowRoot?.replaceChildren();
      for (const name of attributes) {
        const value = element.getAttribute(name);
        if (value !== null) element.attributeChangedCallback?.(name, null, value);
      }
      if (element.isConnected) element.connectedCallback?.();
    }
    loaded();
  }

  customElements.define(TAG, LazyElement);
}
