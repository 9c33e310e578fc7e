import { type GangwayOnboarding, GangwayStepEvent, registerLocale } from "gangway-onboarding";
import "gangway-onboarding/define";
import { createProxyClient, type OnboardingFlow, type PageEnvironment } from "gangway-onboarding/flow";
import { terms } from "gangway-onboarding/locales/en";

window.dataLayer ??= [];
registerLocale("cy", () => import("./cy.js"));
const endpoint = new URLSearchParams(location.search).get("proxy");
const widget: GangwayOnboarding = document.createElement("gangway-onboarding");
widget.endpoint = endpoint;
widget.organisation = "HARBOUR";
widget.customerContext = { firstName: "Jane" };
widget.terms = { continue: terms.continue };
widget.addEventListener("gangway-step", (event) => {
  if (event instanceof GangwayStepEvent) document.title = `step ${event.step}`;
});
document.querySelector("#app")?.append(widget);
widget.addEventListener("gangway-event", ({ name, fields }) => {
  window.dataLayer.push({ event: `gangway_${name}`, ...fields });
});

declare global {
  interface Window {
    /** The queue of the page's analytics tool. */
    dataLayer: object[];
  }
}

// Types that the entry points promise.
const client = createProxyClient({ endpoint: endpoint ?? "" });
export const answer = client.readOrganisation("HARBOUR").then(({ collect }) => collect.includes("address"));
export type Doors = [OnboardingFlow["state"]["step"], PageEnvironment["hidden"]];
// @ts-expect-error no such theme
widget.theme = "blue";
widget.theme = "auto";
// @ts-expect-error no such member
widget.customerContext = { firstname: "Jane" };
widget.customerContext = { firstName: "Jane" };
