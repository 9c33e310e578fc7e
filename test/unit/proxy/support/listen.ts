import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { onTestFinished } from "vitest";
import type { Gangway } from "../../../../src/proxy/gangway.js";

/** Serves a proxy on a real port. @returns its URL. */
export async function listen(gangway: Pick<Gangway, "fetch">): Promise<string> {
  const server = createServer(getRequestListener(gangway.fetch));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
