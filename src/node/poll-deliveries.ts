/** How often we look for webhooks that are due again, or that another process made due and didn't live to send. */
const INTERVAL_MS = 2000;

/** Looks at once and from then on, until the returned function is called. It keeps no process alive. */
export function pollDeliveries(deliver: () => Promise<void>): () => void {
  void deliver();
  const timer = setInterval(() => void deliver(), INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
