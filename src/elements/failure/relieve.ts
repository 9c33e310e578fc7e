import type { ReactiveController } from "lit";
import { type ErrorCode, GangwayError } from "../../contract/errors.js";
import type { FailedStep } from "../first/relief.js";

const TICK_MS = 1000;
/** The wait after too many calls where the server names none. */
const USUAL_WAIT_SECONDS = 60;
/** Failures that a connection mends. */
export const UNREACHED: readonly ErrorCode[] = ["offline", "network", "timeout"];

/**
 * Takes a failure away once nothing keeps the customer from going on: the connection is back, or the wait after too many
 * calls is over. Until then, the failure names the seconds that are left. They are counted by the clock, and no timer runs
 * while the page is hidden or the step is removed.
 * @param show called with the failure as it is now, or null.
 * @returns the function that ends this without a call back.
 */
export function relieve(
  host: FailedStep,
  error: GangwayError,
  show: (error: GangwayError | null) => void,
): () => void {
  const { code, message, retryAfterSeconds = USUAL_WAIT_SECONDS } = error;
  const end = Date.now() + retryAfterSeconds * 1000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listening = new AbortController();

  function free(): void {
    // The focus must not get lost together with the message.
    if (host.querySelector("[part=error]:focus")) void host.focusOn("[part~=button-primary]");
    stop();
    show(null);
  }

  function keepTime(): void {
    clearTimeout(timer);
    if (document.hidden) return;
    const secondsLeft = Math.ceil((end - Date.now()) / 1000);
    if (secondsLeft <= 0) free();
    else {
      timer = setTimeout(keepTime, TICK_MS);
      show(new GangwayError(code, message, { retryAfterSeconds: secondsLeft }));
    }
  }

  const controller: ReactiveController = {
    hostConnected() {
      listening = new AbortController();
      if (code === "rate_limited") {
        document.addEventListener("visibilitychange", keepTime, listening);
        keepTime();
      } else if (UNREACHED.includes(code)) addEventListener("online", free, listening);
    },
    hostDisconnected() {
      listening.abort();
      clearTimeout(timer);
    },
  };

  function stop(): void {
    controller.hostDisconnected?.();
    host.removeController(controller);
  }

  host.addController(controller);
  return stop;
}
