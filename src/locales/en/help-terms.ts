import type { HelpTerms } from "../terms.js";

/** English, for what few customers need: help, the question before starting over, a mailed link, a long wait. */
export const helpTerms: HelpTerms = {
  helpReady: "Have your identity document with you, and a device with a camera. Good light helps.",
  helpLost: "Lost the page of the verification? You can open it again from here.",
  helpDevice: "Another device? Scan the QR code with it, or open the link of this page there.",
  helpCode:
    "No code yet? It can take a few minutes. Look in your spam folder, too, and check that we sent it to the right place.",
  helpCaution: (organisation) => `Never tell anybody the code. ${organisation} won’t ask you for it.`,
  helpAsk: (organisation) => `Still stuck? Ask ${organisation}.`,
  helpContact: (organisation) => `Still stuck? Contact ${organisation}:`,
  helpPage: (organisation) => `Help from ${organisation}`,

  linkMailed: (maskedEmail) => `We’ve sent the link to ${maskedEmail}. Look in your spam folder, too.`,
  linkLate: (maskedEmail) => `We’re sending the link to ${maskedEmail}. It may take a few minutes.`,

  waitingLong: "Take your time. If you can’t find the verification any more, open it again.",
  waitingVeryLong: (organisation) =>
    `This takes longer than usual. If you’ve finished, you can close this page: ${organisation} will let you know. If not, open the verification again.`,

  startOverText:
    "You’ll begin again with your details filled in. What you’ve done in the verification so far won’t count.",
  startOverConfirm: "Yes, start over",
  changeDetailsText:
    "If you change anything, you’ll begin again: what you’ve done in the verification so far won’t count.",
  changeDetailsConfirm: "Yes, change details",
  cancel: "Cancel",
};
