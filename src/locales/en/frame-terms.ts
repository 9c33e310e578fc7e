import type { FrameTerms } from "../terms.js";

/** English, for the provider's screen in the page. */
export const frameTerms: FrameTerms = {
  frameTitle: (provider) => `Identity verification by ${provider}`,
  frameOpening: "Opening the verification…",
  frameOpened: "The verification is open.",
  frameLate: "The verification isn’t opening here. Open it in a new tab, or use another device.",
  frameSilent: "Can’t see the verification? Open it in a new tab, or use another device.",
  openInTab: "Open in a new tab instead",

  leaveHeading: "Leave the verification?",
  leaveText: "What you photographed isn’t sent yet.",
  stay: "Stay",
  leave: "Leave",
  frameLeft: "You left the verification. Nothing is lost: go on whenever you like.",
};
