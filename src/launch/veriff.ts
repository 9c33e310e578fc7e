/**
 * What Veriff's framed page says: plain strings, as its InContext SDK 2.5.0 (npm) reads them, November 2026. The SDK is
 * not loaded: this is all that it does with a message.
 */
import { lookUp } from "../contract/look-up.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

/** The page waits for this answer before it renders. It fills the frame that it is given, whatever its size. */
const RENDER = {
  name: "VERIFF_RENDER",
  payload: {
    version: "2.5.0",
    isReloadHandled: false,
    isVeriffIframeMobile: false,
    embeddedConfigured: true,
    embedded: true,
  },
} as const;

const SIGNALS: Record<string, FrameSignal> = {
  VERIFF_STARTED: "progress",
  VERIFF_SUBMITTED: "progress",
  VERIFF_FINISHED: "finished",
  VERIFF_CANCELED: "closed",
  // Both ask for a fresh page, because the camera is lost: a tab of its own has no such trouble.
  VERIFF_RELOAD_REQUEST: "failed",
  VERIFF_FORCE_RELOAD: "failed",
};

export const veriffFrameReader = {
  announces: true,
  read(data) {
    if (data === "VERIFF_HANDSHAKE") return { signal: "ready", reply: RENDER };
    const signal = lookUp(SIGNALS, data);
    return signal ? { signal } : null;
  },
} satisfies FrameReader;
