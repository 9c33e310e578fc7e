import { randomInt } from "node:crypto";
import { createServer } from "node:http";

/** Below the ports that systems hand out by themselves: nothing takes one of these meanwhile, neither a connection nor a server. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/** A port that nothing listens on: an address has to be in the configuration before its server starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
