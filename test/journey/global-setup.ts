/** The demo runs on the packages as they are packed. */
export { assemblePackages as default } from "../../build/assemble-packages.js";
