import { describe, expect, it } from "vitest";
import { verifaFrameReader } from "../../../src/launch/verifa.js";

const read = (data: unknown) => verifaFrameReader.read(data)?.signal ?? null;

describe("Verifa's frame", () => {
  it("announces itself, as its SDK's onReady has a time-out", () => {
    expect(verifaFrameReader).toMatchObject({ announces: true });
  });

  const WORDS = {
    ready: "ready",
    step: "progress",
    submitted: "submitted",
    complete: "finished",
    completed: "finished",
    close: "closed",
    error: "failed",
  };
  for (const [word, signal] of Object.entries(WORDS)) {
    it(`means ${signal} by ${word}`, () => {
      expect(verifaFrameReader.read({ source: "verifa", type: word })).toEqual({ signal });
    });
  }

  it("is read in any of the forms that an SDK might use", () => {
    const forms: unknown[] = [
      { type: "complete", sessionId: "session_abc123", status: "completed" },
      { type: "verifa:complete" },
      { type: "verifa.onComplete" },
      { event: "onComplete", data: { sessionId: "session_abc123" } },
      { type: "message", event: "verifa-complete" },
      { name: "COMPLETE" },
      '{"type":"verifa:complete"}',
      "verifa:complete",
    ];
    expect(forms.map(read)).toEqual(forms.map(() => "finished"));
  });

  it("is not read where it speaks otherwise", () => {
    const others: unknown[] = [
      null,
      undefined,
      7,
      "",
      "complete",
      "{",
      "verifa:toString",
      [],
      ["complete"],
      {},
      { type: "constructor" },
      { type: "__proto__" },
      { type: 7, event: null },
      { type: "approved" },
      { status: "completed" },
    ];
    expect(others.map((data) => verifaFrameReader.read(data))).toEqual(others.map(() => null));
  });
});
