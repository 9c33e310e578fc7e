import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import type { StepName } from "../../src/flow/flow-state.js";
import type { FakeProxy } from "./fake-proxy.js";

/** As long as a busy machine takes. */
const LONGEST_WAIT_MS = 25_000;
const POLL_MS = 20;

/** Acts on a widget as a customer does, by selectors: so it works in every language. */
export class WidgetDriver {
  readonly element: GangwayOnboarding;
  readonly proxy: FakeProxy;

  constructor(element: GangwayOnboarding, proxy: FakeProxy) {
    this.element = element;
    this.proxy = proxy;
  }

  /** Waits for a condition. @throws Error that names it, where it doesn't come true */
  async until(condition: () => unknown, what: string): Promise<void> {
    const start = performance.now();
    while (!condition()) {
      if (performance.now() - start > LONGEST_WAIT_MS) throw new Error(`No ${what} in time.`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    await this.element.updateComplete;
  }

  /** Waits until a step is shown. */
  async step(name: StepName): Promise<void> {
    await this.until(() => this.element.step === name, `step ${name}`);
  }

  /** Waits for an element in the widget. */
  async find<T extends HTMLElement>(selector: string): Promise<T> {
    const query = () => this.element.shadowRoot?.querySelector<T>(selector);
    await this.until(query, selector);
    return query() as T;
  }

  /** Types into a field, as far as the widget can tell. */
  async type(selector: string, text: string): Promise<void> {
    const field = await this.find<HTMLInputElement>(selector);
    field.focus({ preventScroll: true });
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }

  /** Presses a control. A link is not followed. */
  async press(selector: string): Promise<void> {
    const control = await this.find(selector);
    const staysHere = (event: Event) => event.preventDefault();
    if (control instanceof HTMLAnchorElement) {
      this.element.addEventListener("click", staysHere, { once: true });
    }
    control.click();
    await this.element.updateComplete;
  }

  /** Lets the widget believe that minutes have passed, until it shows an element. */
  async passMinutes(minutes: number, selector: string): Promise<void> {
    const { now } = Date;
    Date.now = () => now() + minutes * 60_000;
    try {
      document.dispatchEvent(new Event("visibilitychange"));
      await this.find(selector);
    } finally {
      Date.now = now;
    }
  }

  /** Takes the connection away. `leave()` brings it back. */
  async loseConnection(): Promise<void> {
    Object.defineProperty(navigator, "onLine", { configurable: true, value: false });
    this.proxy.isDown = true;
    window.dispatchEvent(new Event("offline"));
    await this.element.updateComplete;
  }

  /** Puts back what it has replaced in the page. */
  leave(): void {
    Reflect.deleteProperty(navigator, "onLine");
  }
}
