import { GangwayOnboarding } from "./gangway-onboarding.js";

/** Registers `<gangway-onboarding>`. A second time, or beside another version, it does nothing. */
export function defineGangway(): void {
  if (!customElements.get("gangway-onboarding"))
    customElements.define("gangway-onboarding", GangwayOnboarding);
}

declare global {
  interface HTMLElementTagNameMap {
    "gangway-onboarding": GangwayOnboarding;
  }
}
