import type { StatusAnswer } from "../../../../src/contract/answers.js";
import type { GangwayError } from "../../../../src/contract/errors.js";
import { createStatusPoller, type StatusPoller } from "../../../../src/flow/visit/status-poller.js";
import { FakeClock, settle } from "./fake-clock.js";
import { FakePage } from "./fake-page.js";

interface Read {
  startedAt: number;
  /** Null while the read is in flight. */
  endedAt: number | null;
  signal: AbortSignal;
  resolve(answer: StatusAnswer): void;
  reject(error: unknown): void;
}

/** A poller with its clock, its page and every read that it made, which the test answers. */
export class WatchedPoller {
  readonly clock = new FakeClock();
  readonly page = new FakePage();
  readonly reads: Read[] = [];
  readonly answers: StatusAnswer[] = [];
  readonly failures: string[] = [];
  readonly errors: string[] = [];
  readonly poller: StatusPoller;
  /** Answers each read by itself, where it is set. */
  reply: (() => StatusAnswer | Promise<StatusAnswer>) | null = null;
  /** Makes reads ignore their signal, so that they may answer late. */
  ignoresAbort = false;
  /** The answer to whether the customer is handing in what is asked for. */
  isBusy: () => boolean = () => false;
  /** Called when a read begins, before it is among `reads`. */
  onRead: () => void = () => {};
  readonly #createdAt = this.clock.now();

  constructor(random: () => number = () => 0) {
    this.poller = createStatusPoller({
      read: (signal) => this.#read(signal),
      environment: this.page,
      clock: this.clock,
      random,
      isBusy: () => this.isBusy(),
      onAnswer: (answer) => this.answers.push(answer),
      onFailure: (error: GangwayError) => this.failures.push(error.code),
      onError: (error: GangwayError) => this.errors.push(error.code),
    });
  }

  #read(signal: AbortSignal): Promise<StatusAnswer> {
    return new Promise((resolve, reject) => {
      const end = () => {
        read.endedAt ??= this.clock.now();
      };
      const read: Read = {
        startedAt: this.clock.now(),
        endedAt: null,
        signal,
        resolve: (answer) => {
          end();
          resolve(answer);
        },
        reject: (error) => {
          end();
          reject(error);
        },
      };
      signal.addEventListener("abort", () => {
        end();
        // Like `fetch`: what is aborted rejects with the reason.
        if (!this.ignoresAbort) reject(signal.reason);
      });
      this.onRead();
      this.reads.push(read);
      if (this.reply)
        new Promise<StatusAnswer>((go) => go(this.reply?.() as StatusAnswer)).then(read.resolve, read.reject);
    });
  }

  get inFlight(): Read[] {
    return this.reads.filter(({ endedAt }) => endedAt === null);
  }

  get last(): Read {
    const read = this.reads.at(-1);
    if (!read) throw new Error("Nothing was read yet.");
    return read;
  }

  /** When reads began, in milliseconds from the beginning. */
  get times(): number[] {
    return this.reads.map(({ startedAt }) => startedAt - this.#createdAt);
  }

  async answer(answer: StatusAnswer): Promise<void> {
    this.last.resolve(answer);
    await settle();
  }

  async fail(error: unknown): Promise<void> {
    this.last.reject(error);
    await settle();
  }
}
