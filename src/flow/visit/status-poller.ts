/**
 * Reads a visit's status until it is final: after 1 s, then 2, 4, 8, 10, 10 … s, and never on a hidden page. VerifiMe's own
 * widget does the same ("exponential backoff (starting at one second, capping at ten seconds)").
 */
import type { StatusAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import { furthest, type Status } from "../../contract/status.js";
import { type Clock, systemClock } from "../clock.js";
import { offlineError, timeoutError } from "../connection-errors.js";
import type { PageChange, PageEnvironment } from "../page-environment.js";
import { isTransient } from "./is-transient.js";

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 10_000;
const READ_TIMEOUT_MS = 10_000;
/** Between reads of a visit that nobody is busy with any more. */
const SLOW_DELAY_MS = 60_000;
const SLOW_POLLING_MS = 60 * 60_000;
/** A timer takes 32 bits. One with a longer delay would run at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface StatusPollerOptions {
  /** Reads the status once. Its signal aborts after ten seconds, or when the answer is no longer needed. */
  read: (signal: AbortSignal) => Promise<StatusAnswer>;
  environment: PageEnvironment;
  clock?: Clock | undefined;
  /** Returns a number from 0 to 1: the part of 20 % that shortens a delay. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** The status known so far. Default: `Inactive`. */
  status?: Status | undefined;
  /**
   * Returns true where the customer is handing in what this answer asks for. Reads after completion are slow otherwise:
   * every 60 s for an hour, and at once on return to the page. Default: never.
   */
  isBusy?: ((answer: StatusAnswer) => boolean) | undefined;
  /**
   * Called with each answer, changed or not. It ends a failure. The last answer has `ended`, or is `Completed` without
   * `action` and `mayAskForMore`.
   */
  onAnswer: (answer: StatusAnswer) => void;
  /** Called when a read has failed and will be tried again, and with `offline` when none can be made. */
  onFailure: (error: GangwayError) => void;
  /** Called when there is a connection again. It ends the failure `offline`. A read follows at once. */
  onOnline?: (() => void) | undefined;
  /** Called when a read has failed and is not tried again (see `isTransient`). Polling has stopped. */
  onError: (error: GangwayError) => void;
}

/** Polls one visit. At most one read is in flight, and none while the page is hidden or offline. */
export interface StatusPoller {
  /** Starts polling: the first read comes in 1 s, or on return to a hidden or offline page. No effect when started. */
  start(): void;
  /**
   * Reads at once, and begins the delays at 1 s again. With a read in flight, another one follows it at once. No effect when
   * stopped; on a hidden or offline page, the return reads anyway.
   */
  readNow(): void;
  /** Stops polling and aborts the read in flight. Leaves no timer and no listener. May be started again. */
  stop(): void;
}

/** Makes a poller that is not started yet. */
export function createStatusPoller(options: StatusPollerOptions): StatusPoller {
  const { environment, clock = systemClock, random = Math.random } = options;
  let status: Status = options.status ?? "Inactive";
  let unsubscribe: (() => void) | null = null;
  /** The timer of the next read, or of the timeout of the one in flight: never both. */
  let timer: unknown;
  let inFlight: AbortController | null = null;
  let inFlightSince = 0;
  /** Another read was asked for while one was in flight. */
  let readAgain = false;
  let nextDelayMs = FIRST_DELAY_MS;
  /** The end of slow polling; null while polling is not slow. */
  let slowUntil: number | null = null;

  /** True once slow polling has gone on for long enough. */
  const isOver = () => slowUntil !== null && clock.now() >= slowUntil;
  const paused = () => environment.hidden || !environment.online;

  /** Ends the timer and the read in flight. Returns true where another read had been asked for. */
  function cancel(reason?: unknown): boolean {
    clock.clearTimeout(timer);
    const cancelled = inFlight;
    const wasAsked = readAgain;
    // Cleared before the abort: an answer that comes all the same is no longer the current one's.
    inFlight = null;
    readAgain = false;
    cancelled?.abort(reason);
    return wasAsked;
  }

  function schedule(retryAfterSeconds?: number): void {
    // The lower bound below keeps the first delay at 1 s: a fifth less would be too soon.
    const ownMs = slowUntil === null ? nextDelayMs * (1 - 0.2 * random()) : SLOW_DELAY_MS;
    const delayMs = retryAfterSeconds === undefined ? ownMs : retryAfterSeconds * 1000;
    nextDelayMs = Math.min(nextDelayMs * 2, MAX_DELAY_MS);
    timer = clock.setTimeout(read, Math.min(Math.max(delayMs, FIRST_DELAY_MS), MAX_TIMER_MS));
  }

  function readAtOnce(): void {
    cancel();
    nextDelayMs = FIRST_DELAY_MS;
    read();
  }

  function read(): void {
    const call = new AbortController();
    inFlight = call;
    inFlightSince = clock.now();
    timer = clock.setTimeout(() => handleFailure(timeoutError()), READ_TIMEOUT_MS);
    // An async function: a `read` that throws at once is a failed read like any other.
    (async () => options.read(call.signal))().then(
      (answer) => {
        if (inFlight === call) handleAnswer(answer);
      },
      (cause) => {
        if (inFlight !== call) return;
        handleFailure(
          cause instanceof GangwayError
            ? cause
            : new GangwayError("network", "The status could not be read.", { cause }),
        );
      },
    );
  }

  // Both update the poller before they call back: a callback may throw, or call this poller.
  function handleAnswer(answer: StatusAnswer): void {
    const wasAsked = cancel();
    const highest = furthest(status, answer.status);
    if (highest !== status) nextDelayMs = FIRST_DELAY_MS;
    status = highest;
    const isOpen = status !== "Completed" || answer.action || answer.mayAskForMore;
    if (status !== "Completed" || options.isBusy?.(answer)) slowUntil = null;
    else slowUntil ??= clock.now() + SLOW_POLLING_MS;
    if (!isOpen || answer.ended || isOver()) stop();
    else if (wasAsked) readAtOnce();
    else schedule();
    options.onAnswer(answer);
  }

  function handleFailure(error: GangwayError): void {
    const wasAsked = cancel(error);
    if (!isTransient(error)) {
      stop();
      options.onError(error);
      return;
    }
    // A server that names a delay wins over an earlier request to read.
    if (wasAsked && error.retryAfterSeconds === undefined) readAtOnce();
    else schedule(error.retryAfterSeconds);
    options.onFailure(error);
  }

  function reportOffline(): void {
    if (!environment.online) options.onFailure(offlineError());
  }

  function pageChanged(change: PageChange): void {
    if (isOver()) stop();
    else if (paused()) cancel();
    else if (change !== "hidden" && change !== "offline") {
      // One return can cause two changes (visible and restored, visible and online): one read serves both. An older read
      // may hang on a connection that is gone.
      if (!inFlight || clock.now() - inFlightSince >= FIRST_DELAY_MS) readAtOnce();
    }
    if (!unsubscribe) return;
    if (change === "online") options.onOnline?.();
    else reportOffline();
  }

  function stop(): void {
    unsubscribe?.();
    unsubscribe = null;
    cancel();
  }

  return {
    start() {
      if (unsubscribe) return;
      unsubscribe = environment.subscribe(pageChanged);
      nextDelayMs = FIRST_DELAY_MS;
      slowUntil = null;
      if (!paused()) schedule();
      reportOffline();
    },
    readNow() {
      if (!unsubscribe || paused()) return;
      if (inFlight) readAgain = true;
      else readAtOnce();
    },
    stop,
  };
}
