/** Not asked of the browser (`customElements.getName`): Safari 16 can't tell. */
const registered = new WeakSet<object>();

/**
 * Makes a step from its class. The class is registered on first use, under the first free tag
 * (`gangway-code-step`, else `gangway-code-step-2`, …), so that two versions of the widget on one page never get
 * each other's steps.
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
