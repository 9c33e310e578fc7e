export type { GangwayOnboardingProps } from "../../react/gangway-onboarding.js";
export { GangwayOnboarding } from "../../react/gangway-onboarding.js";
