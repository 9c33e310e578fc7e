import type { CodeTerms } from "../terms.js";

/** English, for a code by text message, another code, and one that is refused. */
export const codeTerms: CodeTerms = {
  codeHeadingSms: "Check your text messages",
  codeOffer: (recipient) => `To make sure that it’s you, we’ll send a six-digit code to ${recipient}.`,
  sendCode: "Send the code",
  codeDelayed: (recipient) => `We’re sending a six-digit code to ${recipient}. It may take a few minutes.`,
  codeRefused: (recipient) => `We couldn’t send a code to ${recipient}. Check it, then try again.`,
  codeBySms: "Send it by text message instead",
  codeByMail: "Send it by email instead",
  codeExpired: "This code is too old. Ask for a new one.",
  invalidCode: "Enter the six digits of the code",
  resent: "A new code is on its way.",
  otherDetails: "Use other details",
};
