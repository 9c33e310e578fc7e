/**
 * Veratad VX's framed page: it posts plain strings, each the whole message. From "iFrame Integration", November 2026.
 * It doesn't say when it is ready, and names no session: origin and source have told it apart before we read.
 */
import { lookUp } from "../contract/look-up.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

const SIGNALS: Readonly<Record<string, FrameSignal>> = {
  // PASS and FAIL alike say that the journey is through. What came of it, the proxy hears from VX itself.
  PASS: "finished",
  FAIL: "finished",
  "ALREADY VERIFIED": "finished",
  CLOSE: "closed",
  // On a device of their own the customer may get on.
  ERROR: "failed",
  "BOT DETECTED": "failed",
  // The link and its QR code lead nowhere either: the page in the frame says so, and the next read ends the visit.
  "LINK EXPIRED": "progress",
};

export const vxFrameReader = {
  announces: false,
  read(data) {
    const signal = lookUp(SIGNALS, data);
    return signal ? { signal } : null;
  },
} satisfies FrameReader;
