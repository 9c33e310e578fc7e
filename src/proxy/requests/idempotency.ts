/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key and body get the same answer for 24 h.
 * A repeat waits for the first call where it is in the same process, and is refused for a second where it is not.
 */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import {
  ClaimLostError,
  type IdempotencyRecords,
  type KeptAnswer,
} from "../../records/limits/idempotency.js";
import { fault } from "./validation-results.js";

export interface IdempotentCall {
  /** The caller, and the organisation that the call is about: two callers' keys never meet. */
  caller: string;
  /** The header's value. Undefined: the work is done without a key. */
  key: string | undefined;
  body: unknown;
}

/** Builds the answer as it is stored together with what the call does; undefined where the call has no key. */
export type KeepAnswer<Answer> = (answer: Answer) => KeptAnswer | undefined;

export interface Idempotency {
  /**
   * Does the work once per key.
   * @param schema of the answer, which the work stores in the transaction of its effect.
   * @throws GangwayError `idempotency_mismatch`, `conflict`, or as the work does: a failure keeps no key.
   */
  once<S extends z.ZodType>(
    schema: S,
    call: IdempotentCall,
    work: (keep: KeepAnswer<z.output<S>>) => Promise<z.output<S>>,
  ): Promise<z.output<S>>;
}

export function createIdempotency(records: IdempotencyRecords, now: () => number): Idempotency {
  const inFlight = new Map<string, Promise<unknown>>();

  async function claimAndWork<S extends z.ZodType>(
    schema: S,
    scope: string,
    body: unknown,
    work: (keep: KeepAnswer<z.output<S>>) => Promise<z.output<S>>,
  ): Promise<z.output<S>> {
    const claim = await records.claim(scope, canonicalJson(body), now());
    switch (claim.state) {
      case "answered":
        return z.parse(schema, claim.answer);
      case "mismatch":
        throw new GangwayError(
          "idempotency_mismatch",
          "This Idempotency-Key was used for another request. Use a fresh one.",
        );
      case "busy":
        throw inProgress();
      case "claimed":
        try {
          return await work((answer) => ({ key: scope, claim: claim.claim, answer }));
        } catch (error) {
          if (error instanceof ClaimLostError) throw inProgress();
          await records.release(scope, claim.claim);
          throw error;
        }
    }
  }

  return {
    async once(schema, { caller, key, body }, work) {
      if (key === undefined) return work(() => undefined);
      const scope = `${caller}:${validKey(key)}`;
      while (inFlight.has(scope)) await inFlight.get(scope);
      const run = claimAndWork(schema, scope, body, work);
      inFlight.set(
        scope,
        run.catch(() => undefined),
      );
      try {
        return await run;
      } finally {
        inFlight.delete(scope);
      }
    },
  };
}

function inProgress(): GangwayError {
  return new GangwayError("conflict", "The same request is in progress. Try again in a second.", {
    retryAfterSeconds: 1,
  });
}

function validKey(key: string): string {
  if (key.length > 0 && key.length <= 255) return key;
  throw new GangwayError("invalid_request", "The Idempotency-Key header must have 1 to 255 characters.", {
    validationResults: [fault(["Idempotency-Key"], "InvalidLength", "must have 1 to 255 characters")],
  });
}

/** Writes JSON with sorted members, so that equal bodies are equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
