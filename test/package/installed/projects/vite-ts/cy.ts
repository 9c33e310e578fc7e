import type { TermsOverride } from "gangway-onboarding";

/** `satisfies Terms` in place of `TermsOverride` refuses a missing term. */
export const terms = {
  continue: "Ymlaen",
  labels: { email: "Cyfeiriad e-bost" },
} satisfies TermsOverride;
