import type { GangwayOnboarding } from "gangway-onboarding";

declare const widget: GangwayOnboarding;

widget.terms = {
  getHelp: "Questions?",
  helpReady: "Have your passport with you. We can't accept other documents.",
};
