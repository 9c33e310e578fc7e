/**
 * Our log of JSON lines. Only the fields of a line need `JSON.stringify`: with all of it, a line took twice as long. pino took
 * three times as long as that, and needs ten more packages.
 */
import type { Log, LogLevel } from "../proxy/host.js";
import { logTime } from "./log-time.js";
import { standardError } from "./standard-error.js";

const LEVELS: readonly LogLevel[] = ["debug", "info", "warn", "error"];

/**
 * Writes one JSON object per line to standard error. Standard output is kept for the line that says "ready". Lines that
 * can't be written are dropped and counted.
 * @param level the lowest that is written.
 * @throws Error for an unknown level.
 */
export function jsonLog(level: string = process.env.LOG_LEVEL ?? "info"): Log {
  const lowest = (LEVELS as readonly string[]).indexOf(level);
  if (lowest === -1 && level !== "silent") {
    throw new Error(`LOG_LEVEL must be one of ${[...LEVELS, "silent"].join(", ")}`);
  }
  const isWritten = Object.fromEntries(LEVELS.map((known, rank) => [known, lowest !== -1 && rank >= lowest]));
  return (severity, event, fields) => {
    if (!isWritten[severity]) return;
    const members = JSON.stringify(fields).slice(1, -1);
    standardError.write(
      `{"level":"${severity}","time":"${logTime()}",${members}${members && ","}"event":"${event}"}\n`,
    );
  };
}
