/** Sends many identities in requests of a size that the proxy takes, one after the other. */
import type { ImportAnswer, ImportedIdentity, ImportResult } from "../contract/identity-import-schemas.js";
import type { CallProxy } from "./call-proxy.js";

export type IdentitySource = Iterable<ImportedIdentity> | AsyncIterable<ImportedIdentity>;

/** Of one request: few enough that it is answered within a second or two. */
const MOST_LINES = 250;
const MOST_BYTES = 512 * 1024;

/** @param path with its query. */
export async function* importLines(
  call: CallProxy,
  path: string,
  query: { webhooks: boolean | undefined },
  identities: IdentitySource,
): AsyncGenerator<ImportResult, void, undefined> {
  let sent = 0;
  let waiting: ImportedIdentity[] = [];
  let bytes = 0;

  async function* send(): AsyncGenerator<ImportResult, void, undefined> {
    if (waiting.length === 0) return;
    const body = waiting;
    // Equal lines change nothing the second time.
    const { results } = await call<ImportAnswer>({ method: "POST", path, query, body, isRepeatable: true });
    for (const result of results) yield { ...result, line: result.line + sent };
    sent += body.length;
    waiting = [];
    bytes = 0;
  }

  for await (const identity of identities) {
    const size = new TextEncoder().encode(JSON.stringify(identity)).length + 1;
    if (waiting.length === MOST_LINES || bytes + size > MOST_BYTES) yield* send();
    waiting.push(identity);
    bytes += size;
  }
  yield* send();
}
