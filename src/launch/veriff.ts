/**
 * Messages of Veriff's framed page: plain strings, as its InContext SDK 2.5.0 (npm) reads them, November 2026. The SDK is
 * not loaded, since it does no more with a message than this.
 */
import { lookUp } from "../contract/look-up.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

/** The answer that the page waits for before it renders. The page then fills the frame, whatever its size. */
const RENDER = {
  name: "VERIFF_RENDER",
  payload: {
    version: "2.5.0",
    isReloadHandled: true,
    isVeriffIframeMobile: false,
    embeddedConfigured: true,
    embedded: true,
  },
} as const;

const SIGNALS: Record<string, FrameSignal> = {
  VERIFF_STARTED: "progress",
  VERIFF_SUBMITTED: "submitted",
  VERIFF_FINISHED: "finished",
  VERIFF_CANCELED: "closed",
  // The second asks for the page around the frame to be loaded anew. A new frame has the camera, too.
  VERIFF_RELOAD_REQUEST: "reload",
  VERIFF_FORCE_RELOAD: "reload",
};

export const veriffFrameReader = {
  announces: true,
  read(data) {
    if (data === "VERIFF_HANDSHAKE") return { signal: "ready", reply: RENDER };
    const signal = lookUp(SIGNALS, data);
    return signal ? { signal } : null;
  },
} satisfies FrameReader;
