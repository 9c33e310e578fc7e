import { GangwayError } from "../../contract/errors.js";

/** Waits for a call. Its failure is passed on once it has been reported, and there are words for it. */
export async function reportFailure<T>(
  call: Promise<T>,
  report: (error: GangwayError) => Promise<void>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GangwayError) await report(error);
    throw error;
  }
}
