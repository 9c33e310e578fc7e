/**
 * Messages of Veratad VX's framed page: plain strings, each the whole message. From "iFrame Integration", November 2026.
 * The page doesn't announce itself, and its messages name no session: origin and source are checked before.
 */
import { lookUp } from "../contract/look-up.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

const SIGNALS: Readonly<Record<string, FrameSignal>> = {
  // PASS and FAIL both end the journey. The proxy gets the result from VX itself.
  PASS: "finished",
  FAIL: "finished",
  "ALREADY VERIFIED": "finished",
  CLOSE: "closed",
  // On another device the customer may be able to go on.
  ERROR: "failed",
  "BOT DETECTED": "failed",
  // The link and its QR code have expired too. The page in the frame says so, and the next read ends the visit.
  "LINK EXPIRED": "progress",
};

export const vxFrameReader = {
  announces: false,
  read(data) {
    const signal = lookUp(SIGNALS, data);
    return signal ? { signal } : null;
  },
} satisfies FrameReader;
