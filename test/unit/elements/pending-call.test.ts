import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../src/contract/errors.js";
import { PendingCall } from "../../../src/elements/steps/pending-call.js";

/** A call with the log of everything that it does to its host and its handlers. */
function watchedCall() {
  const log: string[] = [];
  const host = {
    addController: () => {},
    removeController: () => {},
    requestUpdate: () => log.push(call.pending ? "pending" : "idle"),
    updateComplete: Promise.resolve(true),
  };
  const call: PendingCall = new PendingCall(host, {
    report: async ({ code }) => void log.push(`report ${code}`),
    onFailure: ({ code }) => log.push(`${code}, ${call.pending ? "pending" : "idle"}`),
  });
  return { call, log };
}

describe("a pending call", () => {
  it("updates its host when it starts and when it ends", async () => {
    const { call, log } = watchedCall();
    expect(await call.run(async () => {})).toBe(true);
    expect(log).toEqual(["pending", "idle"]);
  });

  it("reports a failure before it is shown, and is pending until then", async () => {
    const { call, log } = watchedCall();
    expect(await call.run(() => Promise.reject(new GangwayError("network", "")))).toBe(false);
    expect(log).toEqual(["pending", "report network", "network, pending", "idle"]);
  });

  it("ends without effect when it is aborted", async () => {
    const { call, log } = watchedCall();
    const ended = call.run(
      (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    );
    call.abort();
    expect(await ended).toBe(false);
    expect(log).toEqual(["pending", "idle"]);
  });

  it("hides no mistake of the program", async () => {
    const { call, log } = watchedCall();
    await expect(call.run(() => Promise.reject(new TypeError("a mistake")))).rejects.toThrow("a mistake");
    expect(log).toEqual(["pending", "idle"]);
  });

  it("has nothing to abort before its first run", () => {
    const { call, log } = watchedCall();
    call.abort();
    expect(log).toEqual([]);
  });
});
