import type { LaunchWord } from "../../contract/status.js";
import type { LaunchView } from "../../flow/flow-state.js";
import { isPhone } from "./is-phone.js";
import { isDrawable } from "./qr-code.js";

/** Undefined until it is loaded. */
export let waysChunk: typeof import("../ways/ways-chunk.js") | undefined;

/** Tells whether a customer may need more than a QR code on a computer, and a link. */
const needsWays = (launch: LaunchView, wanted: LaunchWord): boolean =>
  isPhone() || /frame|redirect/.test(`${wanted} ${launch.launch[0]}`) || !isDrawable(launch);

/**
 * Loads the other ways, where they may be needed. Undefined where they aren't, or can't be loaded: the step then has the
 * QR code and the link.
 */
export async function loadWays(launch: LaunchView, wanted: LaunchWord): Promise<typeof waysChunk> {
  if (needsWays(launch, wanted)) waysChunk ??= await import("../ways/ways-chunk.js").catch(() => undefined);
  return waysChunk;
}
