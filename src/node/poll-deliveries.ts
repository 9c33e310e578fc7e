/** Finds webhooks that are due again, and those of a process that ended before it sent them. */
const INTERVAL_MS = 2000;

/** Delivers now and at every interval until the returned function is called. The timer keeps no process alive. */
export function pollDeliveries(deliver: () => Promise<void>): () => void {
  void deliver();
  const timer = setInterval(() => void deliver(), INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
