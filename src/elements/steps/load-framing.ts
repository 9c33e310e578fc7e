import type { FlowState } from "../../flow/flow-state.js";
import { offersFrame } from "./framing-step.js";

/** Undefined until it is loaded. */
export let framingChunk: typeof import("../framing/framing-chunk.js") | undefined;

/** Loads what opens a frame, before a step that may have one is shown. Where it can't be loaded, the step has a link. */
export async function prepareFraming(state: FlowState): Promise<void> {
  if (state.step === "launch" && offersFrame(state))
    framingChunk ??= await import("../framing/framing-chunk.js").catch(() => undefined);
}
