/** The media query of a screen that the provider's page needs for itself. */
const SMALL = "(max-width: 40rem), (max-height: 36rem)";

export interface FrameCardCallbacks {
  /** Called when the customer wants to close the card by a key or a gesture. */
  onClose(): void;
  /** Tells if the browser may close it at once. */
  canClose(): boolean;
}

/**
 * The card around a provider's frame. On a small screen it fills the whole of it, above everything else on the page. It
 * also catches the keys and gestures by which a customer closes it.
 */
export class FrameCard {
  readonly #section: HTMLElement | null;
  readonly #dialog: HTMLDialogElement | null;
  readonly #released = new AbortController();
  readonly #small = matchMedia(SMALL);

  /** @param frame in the page */
  constructor(frame: HTMLElement, { onClose, canClose }: FrameCardCallbacks) {
    const { signal } = this.#released;
    this.#section = frame.closest("section");
    this.#dialog = frame.closest("dialog");
    this.#fit();
    this.#small.addEventListener("change", () => this.#fit(), { signal });

    const catchEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || canClose()) return;
      const isOurs = this.#dialog?.open || (this.#section && event.composedPath().includes(this.#section));
      if (!isOurs) return;
      // The browser then leaves the dialog open.
      event.preventDefault();
      onClose();
    };
    document.addEventListener("keydown", catchEscape, { capture: true, signal });
    // A gesture to go back, on Android.
    this.#dialog?.addEventListener(
      "cancel",
      (event) => {
        if (event.target !== this.#dialog || canClose()) return;
        event.preventDefault();
        onClose();
      },
      { signal },
    );
  }

  get isSmall(): boolean {
    return this.#small.matches;
  }

  /** Closes the dialog, where there is one. */
  close(): void {
    this.#dialog?.close();
  }

  /** Gives the card its usual place again. */
  release(): void {
    this.#released.abort();
    this.#section?.removeAttribute("data-frame");
    this.#section?.removeAttribute("popover");
  }

  /** Scrolls the card into view, where it isn't. */
  scrollIntoView(): void {
    const section = this.#section;
    if (!section || this.isSmall) return;
    const { top, bottom, height } = section.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    section.scrollIntoView({
      block: height > innerHeight ? "start" : "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
    });
  }

  #fit(): void {
    const section = this.#section;
    if (!section) return;
    const { isSmall } = this;
    section.dataset.frame = isSmall ? "full" : "page";
    if (!isSmall) section.removeAttribute("popover");
    else if (section.isConnected && !section.hasAttribute("popover")) {
      // The top layer, above a page's own fixed header. Without it (before 2024), the highest layer has to do.
      section.setAttribute("popover", "manual");
      section.showPopover?.();
    }
  }
}
