import { LOAD_FAILED, TRY_AGAIN } from "../../locales/en-loader.js";

/** Says in the page, and to the page, that the widget could not be loaded. What stands in the default slot stays. */
export function showLoadFailure(element: HTMLElement, retry: () => void): void {
  const text = document.createElement("p");
  text.role = "alert";
  text.textContent = LOAD_FAILED;
  text.part.add("error");
  const button = document.createElement("button");
  button.textContent = TRY_AGAIN;
  button.part.add("button", "button-primary");
  button.onclick = retry;
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  root.replaceChildren(text, button, document.createElement("slot"));
  // The event's own class is part of what is missing.
  const event = new Event("gangway-error", { bubbles: true, composed: true });
  element.dispatchEvent(Object.assign(event, { code: "network", message: LOAD_FAILED, retryable: true }));
}
