import { lookUp } from "../contract/look-up.js";
import type { AnyProviderId, ProviderId } from "../contract/providers.js";
import type { FrameReader } from "./frame-reader.js";
import { verifaFrameReader } from "./verifa.js";
import { veriffFrameReader } from "./veriff.js";
import { vxFrameReader } from "./vx.js";

/** The frame readers of the providers that come with Gangway. Null: the provider's screen can't be framed. */
export const FRAME_READERS: Record<ProviderId, FrameReader | null> = {
  verifime: null,
  veriff: veriffFrameReader,
  verifa: verifaFrameReader,
  vx: vxFrameReader,
};

/** The reader of a page that sends no messages. Polling does all the rest. */
const SILENT: FrameReader = { announces: false, read: () => null };

/** Returns a provider's reader, or null where its screen can't be framed. Providers from outside have the silent one. */
export function frameReaderOf(provider: AnyProviderId): FrameReader | null {
  const reader = lookUp(FRAME_READERS, provider);
  return reader === undefined ? SILENT : reader;
}
