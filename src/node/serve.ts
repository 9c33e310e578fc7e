/** `gangway serve`: the proxy as a process, which reads its configuration again on SIGHUP. */
import { GangwayError } from "../contract/errors.js";
import { errorTrace } from "../proxy/error-trace.js";
import type { Log } from "../proxy/host.js";
import { ConfigError, type ConfigFault, type ParsedConfig } from "../proxy/parse-config.js";
import { jsonLog } from "./json-log.js";
import { type StartedGangway, startGangway } from "./start-gangway.js";

export interface ServeOptions {
  /** Reads the configuration anew at each call. */
  readConfig: () => Promise<ParsedConfig>;
  /** Called at the start. Later warnings are logged. */
  onWarning: (warning: ConfigFault) => void;
  port: number;
  hostname: string | undefined;
}

export async function serve({
  readConfig,
  onWarning,
  port,
  hostname,
}: ServeOptions): Promise<StartedGangway> {
  const starting = (async () => {
    const { config, warnings } = await readConfig();
    for (const warning of warnings) onWarning(warning);
    // After the configuration: its environment may hold the level.
    const log = jsonLog();
    return { log, gangway: await startGangway({ config, port, hostname, log }) };
  })();
  // Before it has started: the signal would end the process.
  onHangUp(async () => {
    const { gangway, log } = await starting;
    await reload(readConfig, gangway, log);
  });
  return (await starting).gangway;
}

/** Calls on SIGHUP, one call at a time. Signals that arrive during a call are answered by one more. */
function onHangUp(call: () => Promise<void>): void {
  let running = false;
  let again = false;
  process.on("SIGHUP", async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      // Where the start has failed, the process ends with that error.
      await call().catch(() => undefined);
    }
    running = false;
  });
}

/** Never rejects: a configuration with faults is logged, and the old one stays. */
async function reload(readConfig: ServeOptions["readConfig"], gangway: StartedGangway, log: Log) {
  try {
    const { config, warnings } = await readConfig();
    await gangway.reload(config);
    for (const { path, message: fault } of warnings) log("warn", "config_warning", { path, fault });
    log("info", "config_reloaded", {});
  } catch (error) {
    for (const { path, message: fault } of faultsOf(error)) log("error", "config_fault", { path, fault });
    log("error", "config_refused", error instanceof ConfigError ? {} : { trace: errorTrace(error) });
  }
}

function faultsOf(error: unknown): readonly ConfigFault[] {
  if (error instanceof ConfigError) return error.faults;
  return error instanceof GangwayError ? [{ path: "organisations", message: error.message }] : [];
}
