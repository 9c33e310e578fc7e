/** Works off a queue in the database. It runs when it is called, and stops when nothing is due. */

export interface QueueWorker {
  /** Resolves when nothing is due and nothing is in flight. A call while it runs makes it look for due work again. */
  run(): Promise<void>;
  /** Starts nothing more. Resolves when everything in flight is over. */
  stop(): Promise<void>;
}

/** The worker's side of a search for due work. */
export interface WorkStart {
  /** Adds work that has begun. */
  add(work: Promise<void>): void;
  /** The number of works that are in flight. */
  inFlight(): number;
  isStopped(): boolean;
}

/** @param startDue claims what is due and begins it. Resolves with the number of works that it has begun. */
export function createQueueWorker(startDue: (start: WorkStart) => Promise<number>): QueueWorker {
  const inFlight = new Set<Promise<void>>();
  let running: Promise<void> | undefined;
  let calledAgain = false;
  let stopped = false;
  let interrupt = () => {};

  const start: WorkStart = {
    add(work) {
      const tracked = work.finally(() => inFlight.delete(tracked));
      inFlight.add(tracked);
      // `run` passes a failure on; without this line, one that nobody awaits yet would end the process.
      tracked.catch(() => {});
    },
    inFlight: () => inFlight.size,
    isStopped: () => stopped,
  };

  async function work(): Promise<void> {
    try {
      for (;;) {
        calledAgain = false;
        const interrupted = new Promise<void>((resolve) => {
          interrupt = resolve;
        });
        const started = stopped ? 0 : await startDue(start);
        if (inFlight.size > 0) await Promise.race([...inFlight, interrupted]);
        else if (started === 0 && (!calledAgain || stopped)) return;
      }
    } finally {
      // In the same task as the decision to end: a later call starts anew.
      running = undefined;
    }
  }

  return {
    run() {
      calledAgain = true;
      interrupt();
      running ??= work();
      return running;
    },
    async stop() {
      stopped = true;
      await Promise.allSettled([running, ...inFlight]);
    },
  };
}
