import { lookUp } from "../contract/look-up.js";
import type { AnyProviderId, ProviderId } from "../contract/providers.js";
import type { FrameReader } from "./frame-reader.js";
import { verifaFrameReader } from "./verifa.js";
import { veriffFrameReader } from "./veriff.js";
import { vxFrameReader } from "./vx.js";

/** The frame readers of the providers that come with Gangway. Null: its screen can't be framed. */
export const FRAME_READERS: Record<ProviderId, FrameReader | null> = {
  verifime: null,
  veriff: veriffFrameReader,
  verifa: verifaFrameReader,
  vx: vxFrameReader,
};

/** A page that says nothing to us: its `load` ends the handshake, and polling tells the rest. */
const SILENT: FrameReader = { announces: false, read: () => null };

/** Returns the provider's reader, or null where its screen can't be framed. A provider from outside has none of its own. */
export function frameReaderOf(provider: AnyProviderId): FrameReader | null {
  const reader = lookUp(FRAME_READERS, provider);
  return reader === undefined ? SILENT : reader;
}
