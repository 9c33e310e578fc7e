import "gangway-onboarding/define";
import type { GangwayOnboarding as GangwayElement } from "gangway-onboarding";
import { GangwayOnboarding } from "gangway-onboarding/react";
import { createElement, createRef } from "react";

/** Any version of React makes an element of it. */
export const widget = createElement(GangwayOnboarding, {
  ref: createRef<GangwayElement>(),
  endpoint: "https://onboarding.harbour.example",
  organisation: "HARBOUR",
  onStep: ({ step, index }) => console.log(step.length, index.toFixed()),
});
