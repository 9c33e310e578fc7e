import type { StepsTerms } from "../terms.js";

/** English, for the steps after the first. */
export const stepsTerms: StepsTerms = {
  codeHeading: "Check your email",
  codeText: (recipient) => `We’ve sent a six-digit code to ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `We sent a six-digit code to ${recipient} ${new Intl.RelativeTimeFormat("en").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  spamHint: "No email? Look in your spam folder, too.",
  codeLabel: "Six-digit code",
  codeHint: "Type or paste it: we check it as soon as it’s complete.",
  codeValid: (minutes) => `It’s valid for ${minutes === 1 ? "1\u00a0minute" : `${minutes}\u00a0minutes`}.`,
  resend: "Send a new code",
  resendIn: (seconds) => `You can ask for a new code in ${seconds}\u00a0s.`,
  otherEmail: "Use another email address",

  launchHeading: "Verify your identity",
  launchText: "Have your identity document ready. This page stays open and notices when you’re done.",
  open: "Start verification",
  checkedBy: (provider, organisation) => `${provider} will check this for ${organisation}.`,
  sentTo: (provider, organisation) => `Sent encrypted to ${provider} for ${organisation}`,
  privacyShort: "Privacy",
  scanHeading: "Continue on your phone",
  scanSteps: [
    "Open your phone’s camera.",
    "Point it at this code and tap the link.",
    "Follow the steps on your phone.",
  ],
  continueHere: "Continue on this computer",
  qrLabel: "QR code that opens the verification on your phone",

  laterText: "Continue later, or on another device:",
  mailLink: "Email me the link",
  copyLink: "Copy link",
  shareLink: "Share",

  waitingHeading: "Waiting for you to finish",
  waitingText:
    "Finish in the tab or on the phone where you opened the verification. This page then moves on by itself.",
  returnedHeading: "One moment, please",
  returnedText:
    "We’re waiting to hear that everything has arrived. If you haven’t finished, open the verification again.",
  waitingNext: (organisation) =>
    `It usually takes a few minutes. Then everything is checked, and ${organisation} will let you know. You can close this page: nothing is lost.`,
  nothingYet: "Nothing has arrived yet.",
  goOn: "You can go on now.",
  reconnecting: "We can’t reach the service right now. We keep trying.",
  checkNow: "Check now",
  openAgain: "Open it again or show the QR code",

  startOver: "Start over",
  changeDetails: "Change details",
  getHelp: "Get help",

  completedHeading: "You’re all done",
  completedText: (organisation) =>
    `Thank you. Everything has been handed in and is being checked. ${organisation} will tell you the result.`,
};
