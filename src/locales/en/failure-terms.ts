import type { FailureTerms } from "../terms.js";
import { firstTerms } from "./first-terms.js";

const setup = "This page isn’t set up correctly. Please tell the people who run it.";

/** English, for ends and errors. */
export const failureTerms: FailureTerms = {
  attemptsLeft: (count) =>
    count === 0
      ? "Ask for a new code."
      : count === 1
        ? "You have one more try."
        : `You have ${count}\u00a0more tries.`,

  endedHeading: "This verification has ended",
  ended: {
    expired: "Time ran out.",
    abandoned: "It was closed before the last step.",
    failed: "Something didn’t work on the way.",
  },
  endedKept: "Nothing is lost: your details are still here.",
  endedAgain: "You can start again.",
  startAgain: "Start again",

  checkField: (label) => `Please check: ${label}`,
  tooLong: (label, most) =>
    `Too long: ${label} can have at most ${most}\u00a0${most === 1 ? "character" : "characters"}`,
  invalidName: (label) => `${label}: please use letters, spaces, hyphens and apostrophes only`,
  otherFault: "Something in your details can’t be used. Please ask for help.",

  rateLimited: (seconds) =>
    `That was a lot at once. Try again in ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) => `We couldn’t send a code to ${recipient}. Try again in a moment.`,

  errorHeading: "Something went wrong",
  errors: {
    network: firstTerms.unreachable,
    timeout: firstTerms.unreachable,
    provider_unavailable: firstTerms.unreachable,
    offline: firstTerms.unreachable,
    rate_limited: "That was a lot at once. Wait a minute and try again.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "We don’t know this link. Ask for a new one, or start again.",
    reference_ended: "This verification has ended. You can start again.",
    code_incorrect: "That isn’t the code we sent.",
    code_expired: "This code is too old. Ask for a new one.",
    too_many_attempts: "That was one try too many. Ask for a new code.",
    token_invalid: "You’ve been signed out. Sign in again, then come back.",
    frame_blocked:
      "The verification can’t be shown in this page. Open it in a new tab, or use another device.",
    unsupported_browser: "This browser is too old. Please use a newer one.",
  },
  errorOther: "Please try again. If it keeps happening, ask for help.",
  errorFinal: "Please start again. If it keeps happening, ask for help.",
  supportCode: (code) => `Code for support: ${code}`,
  errorDetails: "Details for developers",
};
