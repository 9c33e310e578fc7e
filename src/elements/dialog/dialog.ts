import { html, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { dialogStyles } from "../../styles/dialog-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { dispatch } from "../first/stream-event.js";
import { GangwayCancelledEvent } from "./cancelled-event.js";

export interface DialogCallbacks {
  onOpen(): void;
  /** Returns true where the visit was neither completed nor stopped before. */
  onClose(): boolean;
}

/** The dialog around the card. */
export class Dialog implements ReactiveController {
  readonly #host: LitElement;
  readonly #callbacks: DialogCallbacks;
  /** Set by `open()`, until `close()`. */
  #opening = false;
  /** The last element in the dialog that had the focus. */
  #focused: HTMLElement | undefined;

  constructor(host: LitElement, callbacks: DialogCallbacks) {
    this.#host = host;
    this.#callbacks = callbacks;
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#host.renderRoot as ShadowRoot, dialogStyles);
    const dialog = this.#dialog;
    if (dialog?.open && !dialog.matches(":modal")) {
      // Moved within the page: the browser has taken the dialog out of the top layer.
      dialog.open = false;
      dialog.showModal();
    }
  }

  /** Opens the dialog once the host has rendered it. Resolves when it is open, or was closed meanwhile. */
  async open(): Promise<void> {
    this.#opening = true;
    if (this.#host.isUpdatePending) await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open || !this.#opening) return;
    const focused = this.#focused;
    dialog.showModal();
    // Where the focus was, or the heading where that is gone. The first opening has neither.
    dialog.querySelector("h2")?.focus();
    focused?.focus();
    this.#callbacks.onOpen();
  }

  /** Closes the dialog. An `open()` that still waits has no effect. */
  close(): void {
    this.#opening = false;
    this.hide();
  }

  /** Closes the dialog, if there is one. An `open()` that still waits opens it again. */
  hide(): void {
    this.#dialog?.close();
  }

  render(card: TemplateResult): TemplateResult {
    return html`<dialog aria-labelledby="heading" @close=${this.#noteClose} @focusin=${this.#noteFocus}>${card}</dialog>`;
  }

  /** The button that closes the dialog is no place to go on. */
  readonly #noteFocus = ({ target }: Event): void => {
    const element = target as HTMLElement;
    if (!element.matches(".close")) this.#focused = element;
  };

  readonly #noteClose = (): void => {
    // The event comes in a task of its own: the dialog may be open again.
    if (this.#dialog?.open || !this.#callbacks.onClose()) return;
    dispatch(this.#host, new GangwayCancelledEvent());
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot?.querySelector("dialog") ?? null;
  }
}
