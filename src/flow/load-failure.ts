/** Loads the code that tells failures apart. Rejects where it can't be loaded. */
export const loadFailure = (): Promise<typeof import("./failure/failure.js")> =>
  import("./failure/failure.js");
