import { getRequestListener } from "@hono/node-server";

/**
 * The adapter's own `Response`, which keeps text and headers as they are given. The adapter writes it at once, and any
 * other through a stream.
 */
export const AdapterResponse = takeResponse();

/** The adapter offers its class only in place of the global one, which is the host's: that is put back at once. */
function takeResponse(): typeof Response {
  const names = ["Request", "Response"] as const;
  const given = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name) ?? {});
  getRequestListener(() => new Response());
  const taken = Response;
  for (const [index, name] of names.entries()) Object.defineProperty(globalThis, name, given[index] ?? {});
  return taken;
}
