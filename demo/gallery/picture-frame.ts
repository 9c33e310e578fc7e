/** A picture of the gallery: a frame with the real widget, there only while it is near the screen. */
import type { Picture } from "./gallery-choice.js";

/** Frames that load at the same time. More would make the page slow to scroll. */
const LOADING_AT_ONCE = 3;
/** The height of a frame before its content is known, and of states that fill the window. */
const WINDOW_HEIGHT = 720;
const LONGEST_LOAD_MS = 20_000;

const queue: (() => Promise<void>)[] = [];
let loading = 0;

function loadNext(): void {
  if (loading >= LOADING_AT_ONCE) return;
  const load = queue.shift();
  if (!load) return;
  loading += 1;
  void load().finally(() => {
    loading -= 1;
    loadNext();
  });
  loadNext();
}

/** Frames of this far around the screen are kept. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) pictures.get(target)?.(isIntersecting);
  },
  { rootMargin: "600px 200px" },
);
const pictures = new WeakMap<Element, (isNear: boolean) => void>();

/** Forgets the frames of pictures that were shown before. */
export function forgetPictures(): void {
  near.disconnect();
  queue.length = 0;
}

/** @param scale 1 for the real size. */
export function createPictureFrame(picture: Picture, scale: number): HTMLElement {
  const { state, width } = picture;
  const box = document.createElement("div");
  box.className = `picture look-${picture.look}`;
  let height = WINDOW_HEIGHT;
  let frame: HTMLIFrameElement | null = null;

  function resize(): void {
    box.style.width = `${width * scale}px`;
    box.style.height = `${height * scale}px`;
    if (frame) frame.style.height = `${height}px`;
  }

  async function load(): Promise<void> {
    if (!box.isConnected || !isNear || frame) return;
    const created = document.createElement("iframe");
    frame = created;
    // A picture: neither the keyboard nor a screen reader stops in it. Its caption has a link to the real page.
    created.inert = true;
    created.title = state.title;
    created.src = pageOf(picture);
    created.style.width = `${width}px`;
    created.style.transform = `scale(${scale})`;
    resize();
    await new Promise<void>((resolve) => {
      created.addEventListener("gallery-shown", () => resolve(), { once: true });
      setTimeout(resolve, LONGEST_LOAD_MS);
      box.replaceChildren(created);
    });
    const content = created.contentDocument?.querySelector("main");
    if (!content || state.fillsWindow) return;
    const fit = () => {
      // The frame may have gone meanwhile.
      if (frame !== created) return;
      height = Math.max(Math.ceil(content.getBoundingClientRect().height), 1);
      resize();
    };
    new ResizeObserver(fit).observe(content);
  }

  let isNear = false;
  pictures.set(box, (now) => {
    isNear = now;
    if (now && !frame) {
      queue.push(load);
      loadNext();
    } else if (!now && frame) {
      frame = null;
      box.replaceChildren();
    }
  });
  resize();
  near.observe(box);
  return box;
}

/** Returns the address of the page with the state alone. */
export function pageOf({ state, look, language }: Picture): string {
  return `/gallery/state?${new URLSearchParams({ name: state.name, look, language })}`;
}
