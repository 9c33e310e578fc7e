import type { ProviderId } from "../contract/providers.js";
import type { FrameReader } from "./frame-reader.js";
import { verifaFrameReader } from "./verifa.js";
import { veriffFrameReader } from "./veriff.js";
import { vxFrameReader } from "./vx.js";

/** The frame readers by provider. A provider without one has no frame. */
export const FRAME_READERS: Partial<Record<ProviderId, FrameReader>> = {
  veriff: veriffFrameReader,
  verifa: verifaFrameReader,
  vx: vxFrameReader,
};
