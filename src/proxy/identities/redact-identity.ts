/** Redacts an identity, here first and then at its providers. */
import type { Identity } from "../../records/identities/identity.js";
import type { Store } from "../../records/store.js";
import { errorTrace } from "../error-trace.js";
import type { Log } from "../host.js";
import { withinDeadline } from "../within-deadline.js";
import type { EraseAtProviders, ErasureReport } from "./provider-erasures.js";

/** The caller waits no longer for the scrub. It takes longer in a file of several GB, and continues. */
const SCRUB_WAIT_MS = 4000;

/** @returns the result, for people. Once it resolves, no row holds personal data of the identity. */
export type RedactIdentity = (identity: Identity) => Promise<string>;

export interface RedactIdentityParts {
  store: Store;
  eraseAtProviders: EraseAtProviders;
  now: () => number;
  log: Log;
  /** Keeps `close()` waiting for work that outlives its request. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

export function createRedactIdentity({
  store,
  eraseAtProviders,
  now,
  log,
  track,
}: RedactIdentityParts): RedactIdentity {
  return async (identity) => {
    await store.identities.redact(identity, now());
    const scrub = store.scrub().catch((error: unknown) => {
      log("error", "internal_error", { trace: errorTrace(error) });
      return false;
    });
    const scrubbed = await withinDeadline(track(scrub), SCRUB_WAIT_MS);
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
