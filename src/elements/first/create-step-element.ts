/** The classes that are registered. (Safari 16 has no `customElements.getName`.) */
const registered = new WeakSet<object>();

/**
 * Creates an element from its class. The class is registered on first use, under the first free tag:
 * `gangway-code-step`, else `gangway-code-step-2`, and so on. Two versions of the widget on one page then never get each
 * other's steps.
 */
export function createStepElement<T extends HTMLElement>(base: string, step: new () => T): T {
  if (!registered.has(step)) {
    registered.add(step);
    let tag = base;
    for (let n = 2; customElements.get(tag); n++) tag = `${base}-${n}`;
    customElements.define(tag, step);
  }
  return new step();
}
