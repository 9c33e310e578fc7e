import type { WaysTerms } from "../terms.js";

/** English, for the ways to the provider's screen besides a QR code on a computer, and for told progress. */
export const waysTerms: WaysTerms = {
  frameText: "Have your identity document ready. The verification opens here, and asks for your camera.",
  redirectText: "Have your identity document ready. You’ll leave this page, and come back when you’re done.",
  otherDevice: "Use another device",
  scanOther: "Scan this with the camera of the other device.",

  connectedPhone: "Connected: carry on on your phone",
  connectedDevice: "Connected: carry on on the other device",
  connectedText: "Follow the steps there. This page moves on by itself.",
  stages: { opened: "Opened", in_progress: "In progress", submitted: "Everything handed in" },
  stageDone: "(done)",
};
