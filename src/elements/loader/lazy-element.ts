/**
 * Registers `<gangway-onboarding>` at once and loads it when there is one. Until then, each element on the page is
 * a stand-in that keeps its properties and calls; then the stand-in's class gets the real one as its base, and
 * every element runs the real constructor on itself, as it would when the browser upgrades it. (The scoped registry
 * polyfill of web components upgrades elements in the same way.)
 */
import type { GangwayOnboarding } from "../first/gangway-onboarding.js";
import { showLoadFailure } from "./load-failure.js";

const TAG = "gangway-onboarding";

/** What the browser notes when the tag is registered. A test holds them against the real class. */
const ATTRIBUTES =
  "endpoint,organisation,tracking-reference,email,external-ref,reference-data,locale,theme,launch,modal";
const METHODS = ["start", "restart", "checkNow", "open", "close"] as const;

/** What the real class brings. */
interface Element extends HTMLElement {
  connectedCallback?(): void;
  disconnectedCallback?(): void;
  attributeChangedCallback?(name: string, old: string | null, value: string | null): void;
}
const Base: new () => Element = HTMLElement;

/** Registers the tag, unless this or another version has done so. */
export function defineLazyElement(): void {
  if (customElements.get(TAG)) return;
  /** The elements that are still stand-ins. */
  let waiting: Set<Element> | null = new Set();
  let loading = false;
  let loaded: () => void;
  const whenLoaded = new Promise<void>((resolve) => {
    loaded = resolve;
  });

  const load = (): void => {
    if (loading || !waiting) return;
    loading = true;
    import("../first/gangway-onboarding.js")
      .then(
        (module) => become(module.GangwayOnboarding),
        () => {
          for (const element of waiting ?? []) if (element.isConnected) showLoadFailure(element, load);
        },
      )
      .finally(() => {
        loading = false;
      });
  };

  class StandIn extends Base {
    static observedAttributes = ATTRIBUTES.split(",");

    constructor() {
      super();
      waiting?.add(this);
      load();
    }

    // The browser keeps these functions from the first moment on; `super` is whatever the base is by then.
    override connectedCallback(): void {
      super.connectedCallback?.();
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
    StandIn.prototype,
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

  function become(real: typeof GangwayOnboarding): void {
    const attributes = real.observedAttributes;
    const elements = waiting ?? [];
    waiting = null;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (name !== "constructor") delete prototype[name];
    }
    Object.setPrototypeOf(StandIn, real);
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

  customElements.define(TAG, StandIn);
}
