import type {} from "../../src/elements/first/define.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { FakeProxy, type FakeProxyOptions, ORGANISATION } from "./fake-proxy.js";
import { WidgetDriver } from "./widget-driver.js";
import type { WidgetState } from "./widget-state.js";

/** Waits of this length and more end soon, or never, where a state says so. */
const LONG_WAIT_MS = 5000;
const SOON_MS = 200;

export interface ShowOptions extends FakeProxyOptions {
  /** The element that the widget is added to. */
  container: Element;
  /** Further properties of the widget, such as `theme` and `locale`. */
  settings?: Partial<GangwayOnboarding>;
}

export interface ShownState {
  readonly element: GangwayOnboarding;
  readonly proxy: FakeProxy;
  /** Removes the widget, and everything that was replaced for it. */
  leave(): void;
}

/**
 * Brings a new widget to a state. The tag must be registered, or be registered soon.
 * @throws Error where the state can't be reached
 */
export async function showState(state: WidgetState, options: ShowOptions): Promise<ShownState> {
  const proxy = new FakeProxy(options);
  state.prepare?.(proxy);
  const element = document.createElement("gangway-onboarding");
  const restoreTimers = state.wait ? replaceLongWaits(state, element) : () => {};
  const visit = state.invited ? { trackingReference: proxy.reference } : { organisation: ORGANISATION };
  const settings = { ...visit, ...state.settings, ...options.settings };
  Object.assign(element, { endpoint: proxy.endpoint, ...settings });
  const key = `gangway:${proxy.endpoint} ${Object.values(visit)[0]}`;
  const forget = () => {
    for (const name of [key, `${key} details`]) sessionStorage.removeItem(name);
  };
  // A visit that something else on the page left half way would be gone on with.
  forget();
  if (state.saved) sessionStorage.setItem(key, JSON.stringify(state.saved(proxy.reference)));

  const driver = new WidgetDriver(element, proxy);
  const shown: ShownState = {
    element,
    proxy,
    leave() {
      element.remove();
      restoreTimers();
      driver.leave();
      proxy.leave();
      forget();
    },
  };
  try {
    options.container.append(element);
    await state.reach?.(driver);
    if (state.step) await driver.step(state.step);
    if (state.shows) await driver.find(state.shows);
    await settled(element);
  } catch (error) {
    shown.leave();
    throw error;
  }
  return shown;
}

/** Waits until the widget and its step have rendered. */
async function settled(element: GangwayOnboarding): Promise<void> {
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Replaces `setTimeout` for long waits. Returns the function that puts it back. */
function replaceLongWaits({ wait }: WidgetState, element: GangwayOnboarding): () => void {
  const original = globalThis.setTimeout;
  const replaced = (run: () => void, delayMs = 0): unknown => {
    const end = delayMs >= LONG_WAIT_MS ? wait?.(delayMs, element.step) : null;
    if (end === "never") return original(() => {});
    return original(run, end === "soon" ? SOON_MS : delayMs);
  };
  globalThis.setTimeout = replaced as typeof setTimeout;
  return () => {
    globalThis.setTimeout = original;
  };
}
