/** `npm run build:packages`. */
import { assemblePackages } from "./assemble-packages.js";

assemblePackages();
