import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A port that nothing listens on: an address has to be in the configuration before its server starts. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
