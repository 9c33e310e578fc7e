import { describe, expect, it } from "vitest";
import { veriffFrameReader } from "../../../src/launch/veriff.js";

describe("Veriff's frame", () => {
  it("is answered its handshake as Veriff's own SDK answers it", () => {
    expect(veriffFrameReader.announces).toBe(true);
    expect(veriffFrameReader.read("VERIFF_HANDSHAKE")).toEqual({
      signal: "ready",
      reply: {
        name: "VERIFF_RENDER",
        payload: {
          version: "2.5.0",
          isReloadHandled: true,
          isVeriffIframeMobile: false,
          embeddedConfigured: true,
          embedded: true,
        },
      },
    });
  });

  const WORDS = {
    VERIFF_STARTED: "progress",
    VERIFF_SUBMITTED: "submitted",
    VERIFF_FINISHED: "finished",
    VERIFF_CANCELED: "closed",
    VERIFF_RELOAD_REQUEST: "reload",
    VERIFF_FORCE_RELOAD: "reload",
  };
  for (const [word, signal] of Object.entries(WORDS)) {
    it(`means ${signal} by ${word}`, () => {
      expect(veriffFrameReader.read(word)).toEqual({ signal });
    });
  }

  it("is not read where it speaks otherwise", () => {
    for (const data of [null, "", "FINISHED", "toString", { name: "VERIFF_FINISHED" }, ["VERIFF_FINISHED"]]) {
      expect(veriffFrameReader.read(data)).toBeNull();
    }
  });
});
