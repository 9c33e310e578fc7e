import { pino, stdTimeFunctions } from "pino";
import type { Log } from "../proxy/host.js";
import { standardError } from "./standard-error.js";

/**
 * Writes one JSON object per line to standard error. Standard output is kept for the line that says "ready". Lines that
 * can't be written are dropped and counted.
 */
export function jsonLog(level: string = process.env.LOG_LEVEL ?? "info"): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = pino(options, standardError);
  return (severity, event, fields) => logger[severity]({ ...fields, event });
}
