import { LOAD_FAILED, TRY_AGAIN } from "../../locales/en-loader.js";

/** Shows that the widget could not be loaded, and dispatches `gangway-error`. The content of the default slot stays. */
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
  // The events' own classes could not be loaded either.
  const dispatch = (type: string, fields: object): void => {
    element.dispatchEvent(Object.assign(new Event(type, { bubbles: true, composed: true }), fields));
  };
  const fields = { code: "network", retryable: true };
  dispatch("gangway-error", { ...fields, message: LOAD_FAILED });
  dispatch("gangway-event", { name: "error", fields });
}
