/** The element of the script builds. Its proxy is in the folder that the script came from. */
import { GangwayOnboarding } from "./gangway-onboarding.js";

// A classic script inside a page has no address.
GangwayOnboarding.defaultEndpoint = import.meta.url?.replace(/[^/]*$/, "");

export { GangwayOnboarding };
