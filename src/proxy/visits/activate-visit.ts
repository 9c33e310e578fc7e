/** Lets the customer in, records how they authenticated, and tells a provider that wants to know. */
import { GangwayError } from "../../contract/errors.js";
import type { CustomerProof } from "../../records/reports/apply-proof.js";
import type { ReportRecords } from "../../records/reports/report-records.js";
import type { Visit } from "../../records/visits/visit.js";
import type { Log } from "../host.js";
import { type FoundVisit, unknownReference } from "./find-visit.js";
import type { NoteEvent } from "./note-event.js";
import { tokenInvalid } from "./verify-customer-token.js";

/**
 * Repeating it is harmless.
 * @param proof null: none was needed, because the organisation asks for none, or the customer has given it before.
 * @throws GangwayError `token_invalid` where the visit has become another customer's since the token was verified.
 */
export type ActivateVisit = (found: FoundVisit, proof: CustomerProof | null) => Promise<Visit>;

export interface ActivateVisitTools {
  reports: ReportRecords;
  now: () => number;
  log: Log;
  noteEvent: NoteEvent;
  /** Time that the customer waits for the call to the provider. The call itself may take longer. */
  timeoutMs: number;
  /** Keeps the proxy from closing before the call is over. */
  track: <T>(work: Promise<T>) => Promise<T>;
}

export function createActivateVisit({
  reports,
  now,
  log,
  noteEvent,
  timeoutMs,
  track,
}: ActivateVisitTools): ActivateVisit {
  /** Never rejects: we have let the customer in, even if the provider refuses. */
  async function tellProvider({ visit, organisation: { provider, config } }: FoundVisit): Promise<void> {
    if (!provider.activate) return;
    const calledAt = now();
    let result: string = "ok";
    try {
      await provider.activate(visit.providerReference, visit.state);
    } catch (error) {
      result = error instanceof GangwayError ? error.code : "internal";
      log("warn", "provider_activate_failed", {
        organisation: config.code,
        reference: visit.reference,
        provider: provider.id,
        code: result,
      });
    }
    const durationMs = now() - calledAt;
    const call = { kind: "provider-called", by: "proxy", call: "activate", durationMs, result } as const;
    await noteEvent(visit.reference, call);
  }

  return async (found, proof) => {
    const { visit, organisation } = found;
    const change = await reports.activate(visit.reference, proof, now());
    if (!change) throw unknownReference();
    if (change === "conflict") throw tokenInvalid();
    if (change.after.status !== "Completed" && organisation.provider.id === visit.provider) {
      await atMost(timeoutMs, track(tellProvider(found)));
    }
    return change.after;
  };
}

/** Resolves with the work, or without it once the time is over. */
async function atMost(timeoutMs: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
