/** The simulated providers. A new one is a folder of its own and one line here. */
import type { ProviderId } from "../contract/providers.js";
import type { SandboxProviderFactory } from "./sandbox-provider.js";
import { verifaSandbox } from "./verifa/verifa.js";
import { veriffSandbox } from "./veriff/veriff.js";
import { verifimeSandbox } from "./verifime/verifime.js";
import { vxSandbox } from "./vx/vx.js";

export const SANDBOX_PROVIDERS: Readonly<Record<ProviderId, SandboxProviderFactory>> = {
  verifime: verifimeSandbox,
  veriff: veriffSandbox,
  vx: vxSandbox,
  verifa: verifaSandbox,
};
