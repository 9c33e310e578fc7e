import type { LaunchWord } from "../../contract/status.js";
import type { FlowState } from "../../flow/flow-state.js";
import { isPhone } from "./is-phone.js";
import { loadCodeRequest } from "./load-code-request.js";
import { isTold, loadWays, needsWays } from "./load-ways.js";
import { loadQrCode } from "./qr-code.js";
import { isPlain } from "./requesting-step.js";

/** The longest time for which a step waits for its QR code, in milliseconds. */
const LONGEST_WAIT_MS = 500;

/**
 * Loads what a step needs at once, before it is shown, so that nothing changes then. A slow QR code comes later.
 * @param wanted The way in which the page wants the provider's screen to open.
 * @throws GangwayError where it can't be loaded
 */
export async function prepareStep(state: FlowState, wanted: LaunchWord): Promise<void> {
  if (state.step === "code" && !isPlain(state)) await loadCodeRequest();
  if (state.step === "waiting") await loadWays(isTold(state));
  if (state.step !== "launch") return;
  const { launch } = state;
  // Both are loaded at the same time. Where there is no QR code, the other ways are needed as well.
  void loadWays(needsWays(launch, wanted));
  if (launch.launch.includes("link") && !isPhone())
    await Promise.race([loadQrCode(launch), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
  await loadWays(needsWays(launch, wanted));
}
