/** Redacts an identity, here first and then at its providers. */
import type { Identity } from "../../records/identities/identity.js";
import type { Store } from "../../records/store.js";
import { errorTrace } from "../error-trace.js";
import type { Log } from "../host.js";
import type { EraseAtProviders, ErasureReport } from "./provider-erasures.js";

/** @returns the result, for people. Once it resolves, the database holds no personal data of the identity. */
export type RedactIdentity = (identity: Identity) => Promise<string>;

export function createRedactIdentity(
  store: Store,
  eraseAtProviders: EraseAtProviders,
  now: () => number,
  log: Log,
): RedactIdentity {
  return async (identity) => {
    await store.identities.redact(identity, now());
    const scrubbed = await store.scrub().catch((error: unknown) => {
      log("error", "internal_error", { trace: errorTrace(error) });
      return false;
    });
    const report = await eraseAtProviders(identity.id);
    return [
      "All personal data of this identity has been deleted.",
      ...(scrubbed ? [] : ["The database file is cleared of it within minutes."]),
      ...atProviders(report),
    ].join(" ");
  };
}

function atProviders({ postponed, unable }: ErasureReport): string[] {
  return [
    ...(postponed > 0 ? ["Its provider could not erase its part yet, and is asked again until it has."] : []),
    ...unable.map((name) => `${name} has no call for erasure: ask ${name} to erase its part.`),
  ];
}
