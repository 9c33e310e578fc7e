import { GangwayError } from "../contract/errors.js";
import { errorTrace } from "./error-trace.js";
import type { Log } from "./host.js";
import { withinDeadline } from "./within-deadline.js";

/** Most writes take a few milliseconds. */
const WRITE_TIMEOUT_MS = 1000;

/**
 * Waits a short time for a write that a read makes. On a locked or full database, the read goes on without it. The
 * write itself may still succeed.
 * @returns the result of the write, or else `otherwise`.
 * @throws GangwayError as the write
 */
export async function bestEffortWrite<Result>(
  write: Promise<Result>,
  otherwise: Result,
  log: Log,
): Promise<Result> {
  let result = otherwise;
  const settled = write.then(
    (written) => {
      result = written;
    },
    (error: unknown) => {
      if (error instanceof GangwayError) throw error;
      log("error", "internal_error", { trace: errorTrace(error) });
    },
  );
  await withinDeadline(settled, WRITE_TIMEOUT_MS);
  return result;
}
