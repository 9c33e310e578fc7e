/**
 * Reads a visit's status until it is final, by the rules of CONTRACT.md §3 "Polling". (VerifiMe's widget does the
 * same: "exponential backoff (starting at one second, capping at ten seconds)", paused on hidden tabs.)
 */
import type { StatusAnswer } from "../../contract/answers.js";
import { GangwayError } from "../../contract/errors.js";
import { furthest, type Status } from "../../contract/status.js";
import { type Clock, systemClock } from "../clock.js";
import type { PageChange, PageEnvironment } from "../page-environment.js";
import { isFinal } from "./is-final.js";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;
const READ_LIMIT_MS = 10_000;
/** Timers take 32 bits; a longer delay would run at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface StatusPollerOptions {
  /** Reads the status once. Its signal aborts when the answer is no longer wanted, or ten seconds have passed. */
  read: (signal: AbortSignal) => Promise<StatusAnswer>;
  environment: PageEnvironment;
  clock?: Clock | undefined;
  /** From 0 to 1: how much of the 20 % a wait is shortened by. Default: `Math.random`. */
  random?: (() => number) | undefined;
  /** The status as known so far. Default: `Inactive`. */
  status?: Status | undefined;
  /** Called with each answer, changed or not. Any trouble is over. The last one is `Completed` or has `ended`. */
  onAnswer: (answer: StatusAnswer) => void;
  /** Called when a read has failed and will be tried again, and, as `offline`, when none can be made. */
  onFailure: (error: GangwayError) => void;
  /** Called when there is a connection again: the trouble `offline` is over. A read follows at once. */
  onOnline?: (() => void) | undefined;
  /** Called when a read has failed for good (see `isFinal`): polling has stopped. */
  onError: (error: GangwayError) => void;
}

/** Polls one visit. At most one read is under way; none while the page is hidden or offline. */
export interface StatusPoller {
  /** Starts: the first read comes in 1 s, or on return to a page that is hidden or offline. Again: no effect. */
  start(): void;
  /**
   * Reads at once and starts again from 1 s: something was heard elsewhere. While a read is under way, another one
   * follows it at once. No effect when stopped; when paused, the return reads anyway.
   */
  readNow(): void;
  /** Stops, aborts the read under way, leaves no timer and no listener. May be started again. */
  stop(): void;
}

/** Makes a poller, stopped. */
export function createStatusPoller(options: StatusPollerOptions): StatusPoller {
  const { environment, clock = systemClock, random = Math.random } = options;
  let status: Status = options.status ?? "Inactive";
  let unsubscribe: (() => void) | null = null;
  /** Of the next read, or of the limit of the one under way: there is never a use for both. */
  let timer: unknown;
  let reading: AbortController | null = null;
  let readingSince = 0;
  let again = false;
  let nextWaitMs = FIRST_WAIT_MS;

  const paused = () => environment.hidden || !environment.online;

  /** Leaves neither a timer nor a read. Returns whether another read had been asked for. */
  function drop(reason?: unknown): boolean {
    clock.clearTimeout(timer);
    const dropped = reading;
    const wasAgain = again;
    // Let go of before it is aborted: whatever that read still says, it is no longer the current call.
    reading = null;
    again = false;
    dropped?.abort(reason);
    return wasAgain;
  }

  function wait(retryAfterSeconds?: number): void {
    // A fifth less of the first wait would be too soon: the lower bound below takes it back.
    const own = nextWaitMs * (1 - 0.2 * random());
    const asked = retryAfterSeconds === undefined ? own : retryAfterSeconds * 1000;
    nextWaitMs = Math.min(nextWaitMs * 2, LONGEST_WAIT_MS);
    timer = clock.setTimeout(read, Math.min(Math.max(asked, FIRST_WAIT_MS), LONGEST_TIMER_MS));
  }

  function readAtOnce(): void {
    drop();
    nextWaitMs = FIRST_WAIT_MS;
    read();
  }

  function read(): void {
    const call = new AbortController();
    reading = call;
    readingSince = clock.now();
    timer = clock.setTimeout(
      () => failed(new GangwayError("timeout", "The server took too long to answer.")),
      READ_LIMIT_MS,
    );
    // An async function, so that a `read` that throws at once is a failed read like any other.
    (async () => options.read(call.signal))().then(
      (answer) => {
        if (reading === call) answered(answer);
      },
      (cause) => {
        if (reading !== call) return;
        failed(
          cause instanceof GangwayError
            ? cause
            : new GangwayError("network", "The status could not be read.", { cause }),
        );
      },
    );
  }

  // Both go on before they call back: a callback that throws, or that calls this poller, finds it in order.
  function answered(answer: StatusAnswer): void {
    const wasAgain = drop();
    const highest = furthest(status, answer.status);
    if (highest !== status) nextWaitMs = FIRST_WAIT_MS;
    status = highest;
    if (status === "Completed" || answer.ended) stop();
    else if (wasAgain) readAtOnce();
    else wait();
    options.onAnswer(answer);
  }

  function failed(error: GangwayError): void {
    const wasAgain = drop(error);
    if (isFinal(error)) {
      stop();
      options.onError(error);
      return;
    }
    // The server has just asked for patience: what was heard before that can wait as well.
    if (wasAgain && error.retryAfterSeconds === undefined) readAtOnce();
    else wait(error.retryAfterSeconds);
    options.onFailure(error);
  }

  function tellOffline(): void {
    if (!environment.online)
      options.onFailure(new GangwayError("offline", "There is no internet connection."));
  }

  function pageChanged(change: PageChange): void {
    if (paused()) drop();
    else if (change !== "hidden" && change !== "offline") {
      // One return can be told twice (visible and restored, visible and online): the read just begun answers both.
      // An older one may hang on a connection that is gone.
      if (!reading || clock.now() - readingSince >= FIRST_WAIT_MS) readAtOnce();
    }
    if (change === "online") options.onOnline?.();
    else tellOffline();
  }

  function stop(): void {
    unsubscribe?.();
    unsubscribe = null;
    drop();
  }

  return {
    start() {
      if (unsubscribe) return;
      unsubscribe = environment.subscribe(pageChanged);
      nextWaitMs = FIRST_WAIT_MS;
      if (!paused()) wait();
      tellOffline();
    },
    readNow() {
      if (!unsubscribe || paused()) return;
      if (reading) again = true;
      else readAtOnce();
    },
    stop,
  };
}
