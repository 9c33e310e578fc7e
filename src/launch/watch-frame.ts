/**
 * Watches a provider's frame: hears only its own window from its own origin, answers to that origin only, and says
 * when the frame can't be shown. What it hears hurries the next read of the status; it never decides anything.
 */
import type { FrameSource } from "../contract/answers.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

/** Time, passed in so that tests can hold it. */
export interface FrameClock {
  /** Milliseconds, from any beginning. */
  now(): number;
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface FrameWatch {
  frame: HTMLIFrameElement;
  source: FrameSource;
  reader: FrameReader;
  /** Called for each message of the frame that its reader knows. */
  onSignal: (signal: FrameSignal) => void;
  /**
   * Called once at most: nothing came in time, or the host page's own policy refused the frame. Show link and QR code.
   * The watch goes on: a frame that was merely slow is still heard, should it have been kept.
   */
  onBlocked: () => void;
  /** How long (ms) the frame may take until it answers; only time in which the page is visible counts. */
  handshakeMs?: number;
  clock?: FrameClock;
}

const HANDSHAKE_MS = 10_000;

const systemClock: FrameClock = {
  now: () => performance.now(),
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * Begins to watch. Call it in the same task in which the frame gets its `src`, so that neither message nor `load` can
 * come before. `stop()` removes every listener and timer; a second time does nothing.
 */
export function watchFrame(watch: FrameWatch): { stop(): void } {
  const { frame, source, reader, handshakeMs = HANDSHAKE_MS, clock = systemClock } = watch;
  const page = frame.ownerDocument;
  const stopped = new AbortController();
  const { signal } = stopped;
  let blocked = false;

  const block = () => {
    handshake.end();
    if (blocked) return;
    blocked = true;
    watch.onBlocked();
  };
  const handshake = visibleTimer(page, clock, handshakeMs, block, signal);

  const hear = ({ origin, source: sender, data }: MessageEvent) => {
    const framed = frame.contentWindow;
    // Checked for every message: a window that has navigated away keeps its identity, another frame its origin.
    if (framed === null || sender !== framed || origin !== source.origin) return;
    const heard = reader.read(data);
    if (!heard) return;
    handshake.end();
    if (heard.reply !== undefined) framed.postMessage(heard.reply, source.origin);
    watch.onSignal(heard.signal);
  };

  const seeViolation = (violation: SecurityPolicyViolationEvent) => {
    const { disposition, effectiveDirective, blockedURI } = violation;
    const refused = disposition === "enforce" && effectiveDirective === "frame-src";
    if (refused && URL.canParse(blockedURI) && new URL(blockedURI).origin === source.origin) block();
  };

  page.defaultView?.addEventListener("message", hear, { signal });
  page.addEventListener("securitypolicyviolation", seeViolation, { signal });
  if (!reader.announces) frame.addEventListener("load", handshake.end, { signal });

  return {
    stop() {
      stopped.abort();
      handshake.end();
    },
  };
}

/** Runs something after so much time in which the page was visible, unless it is ended before. */
function visibleTimer(
  page: Document,
  clock: FrameClock,
  durationMs: number,
  run: () => void,
  signal: AbortSignal,
): { end: () => void } {
  let left = durationMs;
  let since: number | null = null;
  let timer: unknown;
  let ended = false;

  const pause = () => {
    if (since === null) return;
    clock.clearTimeout(timer);
    left -= clock.now() - since;
    since = null;
  };
  const follow = () => {
    if (ended) return;
    if (page.visibilityState === "hidden") pause();
    else if (since === null) {
      since = clock.now();
      timer = clock.setTimeout(run, Math.max(0, left));
    }
  };
  page.addEventListener("visibilitychange", follow, { signal });
  follow();
  return {
    end() {
      pause();
      ended = true;
    },
  };
}
