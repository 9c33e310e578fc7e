import type { FrameSource } from "../contract/answers.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

/** Elapsed time, passed in so that tests can control it. */
export interface MonotonicClock {
  /** Milliseconds, counted from any moment. */
  now(): number;
  setTimeout(run: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

export interface FrameWatch {
  frame: HTMLIFrameElement;
  source: FrameSource;
  reader: FrameReader;
  /** Called for each message that the reader knows. */
  onSignal: (signal: FrameSignal) => void;
  /** Called once at most: no message has come in time. The watch goes on, for a page that is only slow. */
  onSilence: () => void;
  /** Called once at most: the host page's own policy refused the frame. */
  onRefusal: () => void;
  /** The time limit of the first message, in milliseconds. Only time in which the page is visible counts. Default: 10 000. */
  silenceMs?: number;
  clock?: MonotonicClock;
}

const SILENCE_MS = 10_000;

const monotonicClock: MonotonicClock = {
  now: () => performance.now(),
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * Watches a provider's frame. It reads messages of the frame's own window and origin only, and replies to that origin only.
 * Messages cause reads of the status, and never decide anything.
 *
 * Call it in the task in which the frame gets its `src`, so that no message or `load` can come before. `stop()` removes
 * every listener and timer. Calling it again does nothing.
 */
export function watchFrame(watch: FrameWatch): { stop(): void } {
  const { frame, source, reader, silenceMs = SILENCE_MS, clock = monotonicClock } = watch;
  const page = frame.ownerDocument;
  const stopped = new AbortController();
  const { signal } = stopped;
  let refused = false;

  const silence = visibleTimer(page, clock, silenceMs, watch.onSilence, signal);

  const handleMessage = ({ origin, source: sender, data }: MessageEvent) => {
    const framed = frame.contentWindow;
    // Both, for every message: a window that has navigated away is still the same, and another frame may have the origin.
    if (framed === null || sender !== framed || origin !== source.origin) return;
    const message = reader.read(data);
    if (!message) return;
    silence.end();
    if (message.reply !== undefined) framed.postMessage(message.reply, source.origin);
    watch.onSignal(message.signal);
  };

  const handleViolation = (violation: SecurityPolicyViolationEvent) => {
    const { disposition, effectiveDirective, blockedURI } = violation;
    const isRefusal = disposition === "enforce" && effectiveDirective === "frame-src";
    if (refused || !isRefusal || !URL.canParse(blockedURI)) return;
    if (new URL(blockedURI).origin !== source.origin) return;
    refused = true;
    silence.end();
    watch.onRefusal();
  };

  page.defaultView?.addEventListener("message", handleMessage, { signal });
  page.addEventListener("securitypolicyviolation", handleViolation, { signal });

  return {
    stop() {
      stopped.abort();
      silence.end();
    },
  };
}

/** Calls `run` once the page was visible for a time. `end()` cancels that. */
function visibleTimer(
  page: Document,
  clock: MonotonicClock,
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
