import type { AnyGangwayConfig } from "./config-schema.js";
import { ConfigError } from "./parse-config.js";

/** They decide how the store is opened, and the proxy opens it once. */
const MEMBERS = ["database", "encryptionKeys"] as const;

/** @throws ConfigError where a reloaded configuration needs another store than the running proxy has. */
export function refuseOtherDatabase(running: AnyGangwayConfig, next: AnyGangwayConfig): void {
  const changed = MEMBERS.filter((member) => String(running[member]) !== String(next[member]));
  const message = "can't change while the proxy runs: restart it instead";
  if (changed.length > 0) throw new ConfigError(changed.map((path) => ({ path, message })));
}
