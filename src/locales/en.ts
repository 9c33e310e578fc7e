import { firstTerms } from "./en-first.js";
import type { Terms } from "./terms.js";

const setup = "This page isn’t set up correctly. Please tell the people who run it.";

/** English. */
export const terms: Terms = {
  ...firstTerms,

  errorSummary: (count) => (count === 1 ? "Please check one thing" : `Please check ${count} things`),
  missing: (label) => `Enter your ${label.toLowerCase()}`,
  invalidEmail: "Enter an email address like name@example.com",
  invalidDate: "Enter a real date of birth, like 27 3 1987",

  codeHeading: "Check your email",
  codeOffer: (maskedEmail) => `To make sure that it’s you, we’ll send a six-digit code to ${maskedEmail}.`,
  sendCode: "Send the code",
  codeText: (maskedEmail) => `We’ve sent a six-digit code to ${maskedEmail}.`,
  codeLabel: "Six-digit code",
  codeHint: "You can paste it.",
  invalidCode: "Enter the six digits from the email",
  attemptsLeft: (count) =>
    count === 0
      ? "Ask for a new code."
      : count === 1
        ? "You have one more try."
        : `You have ${count} more tries.`,
  resend: "Send a new code",
  resendIn: (seconds) => `You can ask for a new code in ${seconds} s.`,
  resent: "A new code is on its way.",
  otherEmail: "Use another email address",

  launchHeading: "Verify your identity",
  launchText: "Have your identity document ready. This page stays open and notices when you’re done.",
  frameText: "Have your identity document ready. The verification opens here, and asks for your camera.",
  redirectText: "Have your identity document ready. You’ll leave this page, and come back when you’re done.",
  open: "Start verification",
  opensTab: "(opens in a new tab)",
  scan: "Or scan this with your phone’s camera.",
  qrLabel: "QR code that opens the verification on your phone",
  otherDevice: "Use your phone or another device",
  frameTitle: (provider) => `Identity verification by ${provider}`,
  frameOpening: "Opening the verification…",
  openInTab: "Open in a new tab instead",

  waitingHeading: "Waiting for you to finish",
  waitingText:
    "Finish in the tab or on the phone where you opened the verification. This page then moves on by itself.",
  returnedHeading: "One moment, please",
  returnedText:
    "We’re waiting to hear that everything has arrived. If you haven’t finished, open the verification again.",
  notStarted: "You haven’t started yet.",
  started: "You’ve started. We’re waiting for the rest.",
  trouble: "We can’t reach the service right now. We keep trying.",
  offline: "You’re offline. We go on as soon as you’re back.",
  checkNow: "Check now",
  openAgain: "Open it again or show the QR code",

  completedHeading: "You’re all done",
  completedText: (organisation) =>
    `Thank you. Everything has been handed in and is being checked. ${organisation} will tell you the result.`,

  endedHeading: "This visit has ended",
  ended: {
    expired: "It was open for too long. You can start again.",
    abandoned: "It was left before the end. You can start again.",
    failed: "Something went wrong on the way. You can start again.",
  },
  startAgain: "Start again",

  errorHeading: "Something went wrong",
  errors: {
    network: firstTerms.unreachable,
    timeout: firstTerms.unreachable,
    provider_unavailable: firstTerms.unreachable,
    offline: "You’re offline. Try again when you’re connected.",
    rate_limited: "That was a lot at once. Wait a minute and try again.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "We don’t know this link. Ask for a new one, or start again.",
    reference_ended: "This visit has ended. You can start again.",
    code_incorrect: "That isn’t the code we sent.",
    code_expired: "This code is too old. Ask for a new one.",
    too_many_attempts: "That was one try too many. Ask for a new code.",
    token_invalid: "You’ve been signed out. Sign in again, then come back.",
    frame_blocked: "The verification can’t be shown in this page. Open it in a new tab, or use your phone.",
    unsupported_browser: "This browser is too old. Please use a newer one.",
  },
  errorOther: "Please try again. If it keeps happening, ask for help.",
  errorFinal: "Please start again. If it keeps happening, ask for help.",
  supportCode: (code) => `Code for support: ${code}`,
};
