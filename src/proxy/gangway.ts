/** The proxy: a fetch handler over the parsed config and the host. */
import type { GangwayConfig } from "./config.js";
import type { GangwayHost } from "./host.js";

export interface Gangway {
  fetch(request: Request): Promise<Response>;
  /** Lets the requests under way finish, then closes the store. */
  close(): Promise<void>;
}

export function createGangway(_config: GangwayConfig, host: GangwayHost): Gangway {
  return {
    fetch: async () => new Response(null, { status: 503 }),
    close: () => host.store.close(),
  };
}
