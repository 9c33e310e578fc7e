import type { ReplyTerms } from "../terms.js";

/** English, for what a press has come to. */
export const replyTerms: ReplyTerms = {
  linkFailed: "That didn’t work. Please try again in a few minutes.",
  linkCopied: "Copied",
  checking: "Checking…",
  nothingNew: "Checked just now: nothing new.",
};
