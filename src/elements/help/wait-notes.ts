import type { ReactiveController } from "lit";
import { helpTerms } from "../../locales/en/help-terms.js";
import { replyTerms } from "../../locales/en/reply-terms.js";
import type { NotedStep } from "../steps/noted-step.js";

/** The shortest time between two checks by the button. */
const CHECK_INTERVAL_MS = 1000;
/** The times after which the step says something else. */
const LONG_MS = 2 * 60_000;
const VERY_LONG_MS = 10 * 60_000;

/** Makes the customer's own checks in the waiting step, and finds the words about them, and about a long wait. */
export class WaitNotes implements ReactiveController {
  /** True after ten minutes. */
  isVeryLong = false;

  readonly #step: NotedStep;
  readonly #since: number;
  #isLong = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The customer's own check: being made, or without any news. */
  #check: "checking" | "nothingNew" | null = null;
  #checkedAt = 0;
  #previous: NotedStep["props"]["state"];

  /** @param since milliseconds since 1970 */
  constructor(step: NotedStep, since: number) {
    this.#step = step;
    this.#since = since;
    this.#previous = step.props.state;
    step.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.#keepTime);
    this.#keepTime();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.#keepTime);
    clearTimeout(this.#timer);
  }

  hostUpdate(): void {
    const { polling, visit } = this.#step.props.state;
    const previous = this.#previous;
    this.#previous = this.#step.props.state;
    const { checks, failure } = previous.polling;
    if (visit !== previous.visit || (polling.failure && polling.failure !== failure)) this.#check = null;
    else if (this.#check && polling.checks !== checks) this.#check = polling.failure ? null : "nothingNew";
  }

  /** The words about the customer's own check. */
  get checkText(): string | null {
    return this.#check && this.#step.props.translate(replyTerms)[this.#check];
  }

  /** The words for a long wait. */
  get text(): string {
    const { translate, state } = this.#step.props;
    const { waitingLong, waitingVeryLong } = translate(helpTerms);
    if (this.isVeryLong) return waitingVeryLong(state.visit.organisation.name);
    return this.#isLong ? waitingLong : "";
  }

  /** Reads at once, except where that was done in the last second. */
  check(): void {
    const now = Date.now();
    if (now - this.#checkedAt < CHECK_INTERVAL_MS) return;
    this.#checkedAt = now;
    this.#check = "checking";
    this.#step.requestUpdate();
    this.#step.props.flow.checkNow();
  }

  /** Notes that two, and then ten minutes are over. No timer runs while the page is hidden. */
  readonly #keepTime = (): void => {
    clearTimeout(this.#timer);
    const waitedMs = Date.now() - this.#since;
    this.#isLong = waitedMs >= LONG_MS;
    this.isVeryLong = waitedMs >= VERY_LONG_MS;
    const next = [LONG_MS, VERY_LONG_MS].find((mark) => mark > waitedMs);
    if (next && !document.hidden) this.#timer = setTimeout(this.#keepTime, next - waitedMs);
    this.#step.requestUpdate();
  };
}
