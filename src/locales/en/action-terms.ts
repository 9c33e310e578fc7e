import type { ActionTerms } from "../terms.js";

/** English, for a provider that asks for more, and for outcomes. */
export const actionTerms: ActionTerms = {
  actionHeading: "Something is still needed",
  actionText: (reason) =>
    ({
      images_missing: "A photo or video is missing. Please take all of them again.",
      document_unreadable:
        "The photo of your document couldn’t be read. Please take it again, in good light and without glare.",
      document_side_missing: "One side of your document is missing. Please photograph both sides.",
      document_damaged: "Your document seems to be damaged. Please use another one.",
      document_not_accepted: "This kind of document isn’t accepted. Please use another one.",
      document_expired: "Your document has expired. Please use one that is still valid.",
      face_unclear:
        "Your face couldn’t be seen clearly. Please take the photo again, in good light and alone.",
      other: "Something couldn’t be checked. Please go through the steps once more.",
    })[reason],
  actionContinue: "Continue",

  approvedHeading: "You’re verified",
  approvedText: (organisation) => `Your identity is confirmed. You can go on with ${organisation}.`,
  reviewHeading: "We’re taking a closer look",
  reviewText: (organisation) =>
    `Somebody is looking at what you handed in. You need to do nothing more. ${organisation} will tell you the result.`,
  declinedHeading: "We couldn’t verify you",
  declinedText: (organisation) => `Please contact ${organisation}. They can tell you what you can do now.`,
};
