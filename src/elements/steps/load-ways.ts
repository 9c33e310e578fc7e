import { tellsProgress } from "../../contract/customer-progress.js";
import type { LaunchWord } from "../../contract/status.js";
import type { FlowState, LaunchView } from "../../flow/flow-state.js";
import { isPhone } from "./is-phone.js";
import { isDrawable } from "./qr-code.js";

/** Undefined until it is loaded. */
export let waysChunk: typeof import("../ways/ways-chunk.js") | undefined;

/** Tells whether a customer may need more than a QR code on a computer, and a link. */
export const needsWays = (launch: LaunchView, wanted: LaunchWord): boolean =>
  isPhone() || /frame|redirect/.test(`${wanted} ${launch.launch[0]}`) || !isDrawable(launch);

/** Tells whether the provider has told of the customer's progress, or will. */
export const isTold = ({ visit, elsewhere }: Extract<FlowState, { step: "waiting" }>): boolean =>
  !!elsewhere || !!visit.progress || tellsProgress(visit.provider);

/**
 * Loads the other ways, and what shows told progress. Where they can't be loaded, the steps have the QR code, the link, and
 * the general words.
 */
export async function loadWays(isNeeded: boolean): Promise<void> {
  if (isNeeded) waysChunk ??= await import("../ways/ways-chunk.js").catch(() => undefined);
}
