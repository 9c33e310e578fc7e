/** The demo runs on the packages as they are packed. */
export { ensurePackages as default } from "../package/support/ensure-packages.js";
