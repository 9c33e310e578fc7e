import type { FirstTerms } from "../terms.js";

/** English, for the first step. */
export const firstTerms: FirstTerms = {
  direction: "ltr",
  loading: "One moment…",
  close: "Close",
  unreachable: "We can’t reach the service right now. Check your connection and try again.",
  offline: "You’re offline. You can go on as soon as you’re back.",
  tryAgain: "Try again",
  progress: (step, count) => `Step ${step} of ${count}`,
  stepNames: { details: "Details", code: "Enter code", launch: "Verify", completed: "Done" },

  detailsHeading: "Your details",
  detailsText: (organisation) => `${organisation} needs to know who you are. It takes a few minutes.`,
  labels: {
    email: "Email address",
    firstName: "First name",
    middleName: "Middle name",
    familyName: "Family name",
    fullName: "Full name",
    dateOfBirth: "Date of birth",
    day: "Day",
    month: "Month",
    year: "Year",
    preferredContactNumber: "Phone number",
    address: "Address",
  },
  optional: "(optional)",
  oneName: "(leave this empty if you have only one name)",
  dateExample: (date) => `For example, ${date}`,
  privacy: (organisation) => `How ${organisation} uses your details`,
  opensTab: "(opens in a new tab)",
  continue: "Continue",
  sending: "One moment…",
};
