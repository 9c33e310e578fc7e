import type { LitElement, ReactiveController } from "lit";

const EASE: KeyframeAnimationOptions = { duration: 200, easing: "cubic-bezier(.2, 0, 0, 1)" };
/** The way that a step slides, in pixels. */
const SLIDE = 8;

/**
 * Eases the card from one step to the next: the steps cross-fade and slide in reading direction, and the height follows.
 * Nothing moves where the customer wants less motion, nor around a provider's frame.
 */
export class Motion implements ReactiveController {
  readonly #host: LitElement;
  /**
   * Tells of most changes before the next frame. A height that is laid out once, and eased afterwards, moves what stands below the
   * card there and back: browsers count that as a layout shift.
   */
  readonly #mutations = new MutationObserver(() => this.#easeHeight());
  readonly #sizes = new ResizeObserver(() => this.#easeHeight());
  #body: HTMLElement | null = null;
  /** The step that is shown. */
  #step: HTMLElement | null = null;
  /** The last height of the body, in pixels. */
  #height = 0;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#mutations.observe(this.#host.renderRoot, { childList: true, subtree: true });
    void this.hostUpdate();
  }

  hostDisconnected(): void {
    this.#mutations.disconnect();
    this.#sizes.disconnect();
    this.#body = this.#step = null;
  }

  async hostUpdate(): Promise<void> {
    await this.#host.updateComplete;
    const { renderRoot, isConnected } = this.#host;
    if (!isConnected) return;
    const left = this.#step;
    const body = renderRoot.querySelector<HTMLElement>(".body");
    const step = renderRoot.querySelector<HTMLElement>(".step:not([inert])");
    this.#step = step;
    if (body !== this.#body) {
      this.#sizes.disconnect();
      this.#body = body;
      this.#height = body?.offsetHeight ?? 0;
      if (body) this.#sizes.observe(body);
    } else if (left && step && left !== step && this.#isEased) changeSteps(left, step);
  }

  get #isEased(): boolean {
    const isFrame = this.#body?.parentElement?.dataset.frame;
    return !isFrame && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  #easeHeight(): void {
    const card = this.#body?.parentElement;
    if (!card || !this.#body) return;
    const { offsetHeight } = this.#body;
    if (offsetHeight === this.#height) return;
    const borders = card.offsetHeight - card.clientHeight;
    const [running] = card.getAnimations();
    const heights = [running ? card.offsetHeight : this.#height + borders, offsetHeight + borders];
    running?.cancel();
    if (this.#isEased)
      card.animate({ height: heights.map((height) => `${height}px`), overflow: ["clip", "clip"] }, EASE);
    this.#height = offsetHeight;
  }
}

function changeSteps(left: HTMLElement, entered: HTMLElement): void {
  const slide = getComputedStyle(entered).direction === "rtl" ? -SLIDE : SLIDE;
  fadeOut(left, entered, -slide);
  entered.animate({ opacity: [0, 1], translate: [`${slide}px`, "0"] }, EASE);
}

/** Shows a copy of a step that has left while it fades. It has a shadow tree of its own, so that nobody finds its parts. */
function fadeOut(left: HTMLElement, entered: HTMLElement, slide: number): void {
  if (left.querySelector("iframe")) return;
  const copy = document.createElement("div");
  copy.inert = true;
  // As the step itself, so that it looks alike.
  copy.className = "step";
  copy.style.cssText = `position:absolute;top:0;left:0;width:${entered.offsetWidth}px`;
  const tree = copy.attachShadow({ mode: "closed" });
  tree.adoptedStyleSheets = (entered.getRootNode() as ShadowRoot).adoptedStyleSheets;
  for (const part of left.children) tree.append(part.cloneNode(true));
  entered.after(copy);
  const place = entered.getBoundingClientRect();
  const own = copy.getBoundingClientRect();
  const at = [0, slide].map((by) => `${place.left - own.left + by}px ${place.top - own.top}px`);
  const fading = copy.animate({ opacity: [1, 0], translate: at }, EASE);
  fading.onfinish = fading.oncancel = () => copy.remove();
}
