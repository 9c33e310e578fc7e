import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("en", { one: "#\u00a0minute", other: "#\u00a0minutes" });

/** English. */
export const words: Words = {
  help: (organisation) => `Need help? Contact ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `The link works until ${date}.`,
  linkCaution: (organisation) =>
    `The link is for you alone: never pass it on. If you don't expect anything from ${organisation}, ignore this mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} is your code for ${organisation}`,
    before: (organisation) => `Your code for ${organisation} is:`,
    validity: (count) => `It is valid for ${minutes(count)}. Type it on the page where you started.`,
    caution: "If you didn't ask for it, you can ignore this mail. Never pass the code on to anyone.",
  },
  linkMail: {
    subject: (organisation) => `Continue your verification for ${organisation}`,
    text: (organisation) =>
      `Here you can continue your verification for ${organisation} whenever you like, also on another device.`,
    goOn: "Continue",
    caution: "The link is for you alone: never pass it on. If you didn't ask for it, ignore this mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} asks you to verify your identity`,
    request: (organisation) =>
      `${organisation} asks you to verify your identity. Have your identity document ready. It takes a few minutes.`,
    begin: "Start the verification",
    scan: "Or scan this code with your phone's camera:",
    qrCode: "QR code of the link",
  },
  completedMail: {
    subject: (organisation) => `Your verification for ${organisation}: everything has arrived`,
    text: (organisation) =>
      `Thank you. Everything that you handed in for ${organisation} has arrived and is being checked.`,
    next: (organisation) => `There is nothing more to do. ${organisation} will tell you the result.`,
    caution: (organisation) => `If you don't expect anything from ${organisation}, ignore this mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} needs something more from you`,
    request: (organisation) => `Your verification for ${organisation} isn't finished yet.`,
    reasons: {
      images_missing: "A photo or video is missing. Please take all of them again.",
      document_unreadable:
        "The photo of your document couldn't be read. Please take it again, in good light and without glare.",
      document_side_missing: "One side of your document is missing. Please photograph both sides.",
      document_damaged: "Your document seems to be damaged. Please use another one.",
      document_not_accepted: "This kind of document isn't accepted. Please use another one.",
      document_expired: "Your document has expired. Please use one that is still valid.",
      face_unclear:
        "Your face couldn't be seen clearly. Please take the photo again, in good light and alone.",
      other: "Something couldn't be checked. Please go through the steps once more.",
    },
    goOn: "Go on",
  },
  codeSms: {
    withName: (code, organisation) => `${code} is your code for ${organisation}. Don't share it.`,
    withoutName: (code) => `${code} is your code. Don't share it.`,
  },
  hostedPage: {
    title: "Verify your identity",
    noScript: "This page needs JavaScript. Turn it on in your browser’s settings, then load the page again.",
    notFound: "This link isn’t valid",
    advice: "Check that you opened the whole link, or ask whoever sent it to you for a new one.",
  },
};
