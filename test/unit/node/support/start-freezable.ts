import { onTestFinished } from "vitest";
import { type EmbeddedServer, startServer } from "../../../databases/embedded-server.js";

/** A server that no other test would miss. */
export async function startFreezable(): Promise<EmbeddedServer> {
  const server = await startServer();
  onTestFinished(async () => {
    server.thaw();
    await server.stop();
  });
  return server;
}
