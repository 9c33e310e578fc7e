import { scriptError } from "../../flow/script-error.js";

type CodeChunk = typeof import("../code/code-chunk.js");

/** Undefined until it is loaded. */
export let codeChunk: CodeChunk | undefined;

/** Loads what few customers need of the code step. @throws GangwayError where it can't be loaded; the next call tries again. */
export async function loadCodeRequest(): Promise<CodeChunk> {
  try {
    codeChunk ??= await import("../code/code-chunk.js");
    return codeChunk;
  } catch (cause) {
    throw scriptError(cause);
  }
}
