import type { FramingTerms } from "../terms.js";

/** English, for a launch step that can show the provider's screen in the page. */
export const framingTerms: FramingTerms = {
  frameText: "Have your identity document ready. The verification opens here, and asks for your camera.",
};
