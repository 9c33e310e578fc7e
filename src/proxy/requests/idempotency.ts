/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key and body get the same answer for 24 h.
 * In one process a second call waits for the first; beside another process it is told to come back in a second.
 */
import { GangwayError } from "../../contract/errors.js";
import type { IdempotencyRecords } from "../../records/limits/idempotency.js";
import { fault } from "./validation.js";

export interface Idempotency {
  /**
   * Does the work once per key.
   * @param caller who calls, and for which organisation: two callers' keys never meet.
   * @param key the header; undefined: the work is simply done.
   * @throws GangwayError `idempotency_mismatch`, `conflict`, or what the work throws: a failure keeps no key.
   */
  once<T>(caller: string, key: string | undefined, body: unknown, work: () => Promise<T>): Promise<T>;
}

export function createIdempotency(records: IdempotencyRecords, now: () => number): Idempotency {
  const underWay = new Map<string, Promise<unknown>>();

  async function claimAndWork<T>(scope: string, body: unknown, work: () => Promise<T>): Promise<T> {
    const claim = await records.claim(scope, canonicalJson(body), now());
    switch (claim.state) {
      case "answered":
        // The answer of this very route, which we sealed ourselves.
        return claim.answer as T;
      case "mismatch":
        throw new GangwayError(
          "idempotency_mismatch",
          "This Idempotency-Key was used for another request. Use a fresh one.",
        );
      case "busy":
        throw new GangwayError("conflict", "The same request is under way. Try again in a second.", {
          retryAfterSeconds: 1,
        });
      case "claimed":
        try {
          const answer = await work();
          await records.answer(scope, claim.claim, answer);
          return answer;
        } catch (error) {
          await records.release(scope, claim.claim);
          throw error;
        }
    }
  }

  return {
    async once(caller, key, body, work) {
      if (key === undefined) return work();
      const scope = `${caller}:${checkKey(key)}`;
      while (underWay.has(scope)) await underWay.get(scope);
      const run = claimAndWork(scope, body, work);
      underWay.set(
        scope,
        run.catch(() => undefined),
      );
      try {
        return await run;
      } finally {
        underWay.delete(scope);
      }
    },
  };
}

function checkKey(key: string): string {
  if (key.length > 0 && key.length <= 255) return key;
  throw new GangwayError("invalid_request", "The Idempotency-Key header must have 1 to 255 characters.", {
    validationResults: [fault(["Idempotency-Key"], "InvalidLength", "must have 1 to 255 characters")],
  });
}

/** JSON with members in order, so that equal bodies are equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
