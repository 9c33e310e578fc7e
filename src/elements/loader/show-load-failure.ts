import { LOAD_FAILED, TRY_AGAIN } from "../../locales/en/loader-terms.js";

/** The look of the card, as far as a message and a button need it. */
const CARD = "max-width:30rem;padding:2rem;border:1px solid;border-radius:1rem;font:1rem/1.5 system-ui";
const BUTTON =
  "padding:.75rem;border:0;border-radius:1rem;font:inherit;color:#fff;background:var(--gangway-color-primary,#1d4ed8)";

/**
 * Shows that the widget could not be loaded, in place of the content of the default slot, and dispatches `gangway-error`.
 * A repeated failure changes nothing.
 */
export function showLoadFailure(element: HTMLElement, retry: () => void): void {
  if (element.shadowRoot) return;
  const add = (parent: Node, name: string, part: string, style: string): HTMLElement => {
    const added = document.createElement(name);
    added.part.value = part;
    added.style.cssText = style;
    parent.appendChild(added);
    return added;
  };
  const card = add(element.attachShadow({ mode: "open" }), "section", "container", CARD);
  card.lang = "en";
  const text = add(card, "p", "error", "");
  text.role = "alert";
  text.textContent = LOAD_FAILED;
  const button = add(card, "button", "button button-primary", BUTTON);
  button.textContent = TRY_AGAIN;
  button.onclick = retry;
  // The events' own classes could not be loaded either.
  const dispatch = (type: string, fields: object): void => {
    element.dispatchEvent(Object.assign(new Event(type, { bubbles: true, composed: true }), fields));
  };
  const fields = { code: "network", retryable: true };
  dispatch("gangway-error", { ...fields, message: LOAD_FAILED });
  dispatch("gangway-event", { name: "error", fields });
}
