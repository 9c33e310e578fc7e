import { GangwayError } from "../../contract/errors.js";

/** Waits for a call. Rethrows its failure once it has been reported and its text is loaded. */
export async function reportFailure<T>(
  call: Promise<T>,
  report: (error: GangwayError) => Promise<unknown>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GangwayError) await report(error);
    throw error;
  }
}
