import type { FlowState } from "../../flow/flow-state.js";
import { prepareCode } from "./load-code-request.js";
import { prepareFraming } from "./load-framing.js";
import { prepareQrCode } from "./qr-code.js";

/** Loads what a step needs at once, before it is shown. @throws GangwayError where it can't be loaded */
export async function prepareStep(state: FlowState): Promise<void> {
  await Promise.all([prepareCode(state), prepareFraming(state), prepareQrCode(state)]);
}
