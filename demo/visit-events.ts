/** The visit events that the bank has received, streamed to the demo's side panel. A real bank keeps them to itself. */
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { VisitEvent } from "./partner-server.js";

export function createVisitEvents() {
  const received = new Map<string, VisitEvent[]>();
  const listeners = new Set<(reference: string) => void>();
  const app = new Hono();

  app.get("/api/visit-events/:reference", (context) =>
    streamSSE(context, async (stream) => {
      const { reference } = context.req.param();
      let sent = 0;
      const aborted = new Promise<void>((resolve) => stream.onAbort(resolve));
      const send = async () => {
        for (const event of (received.get(reference) ?? []).slice(sent)) {
          sent += 1;
          await stream.writeSSE({ data: JSON.stringify(event) });
        }
      };
      const listener = (changed: string) => {
        if (changed === reference) void send();
      };
      listeners.add(listener);
      await send();
      await aborted;
      listeners.delete(listener);
    }),
  );

  function add(reference: string, event: VisitEvent): void {
    received.set(reference, [...(received.get(reference) ?? []), event]);
    for (const listener of listeners) listener(reference);
  }

  return { app, add };
}
