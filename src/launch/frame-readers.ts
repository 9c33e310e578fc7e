/** The frame readers by provider, each loaded when its frame is about to be shown. A provider without one has no frame. */
import type { ProviderId } from "../contract/status.js";
import type { FrameReader } from "./frame-reader.js";

const READERS: Partial<Record<ProviderId, () => Promise<FrameReader>>> = {
  veriff: () => import("./veriff.js").then((module) => module.veriffFrameReader),
  verifa: () => import("./verifa.js").then((module) => module.verifaFrameReader),
  vx: () => import("./vx.js").then((module) => module.vxFrameReader),
};

/** Null where the provider's screen can't be framed. Rejects where the script can't be loaded. */
export async function loadFrameReader(provider: ProviderId): Promise<FrameReader | null> {
  return (await READERS[provider]?.()) ?? null;
}
