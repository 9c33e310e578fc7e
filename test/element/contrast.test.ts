/** A host sets some of the colours. The others keep their contrast: WCAG 2.2, 1.4.3 (text) and 1.4.11 (controls, focus). */
import { expect } from "@open-wc/testing";
import { describe, it } from "vitest";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { contrastRatio, textContrasts } from "./contrast-ratio.js";
import { control, find, freshProxy, organisationWidget, reachCode, stepOf, textIn } from "./widget.js";

const page = freshProxy();

/** The colours of known brands, and those that are hard to see somewhere. */
const PRIMARIES = (
  "#0b3d5c #ffd400 #9fe870 #ffb3c7 #36a18b #ff5a5f #0666eb #820ad1 #006a4d #0052ff " +
  "#ec0000 #000000 #ffffff #808080 #00ff00 #0000ff #ff00ff #00ffff #aa7744 #7f7f00"
).split(" ");
const SURFACES = (
  "#ffffff #f5f5f0 #e5e7eb #fde68a #00ff00 #999999 #888888 #808080 #777777 #757575 #666666 " +
  "#ff0000 #7c3aed #0000ff #1e3a8a #334155 #171a21 #000000"
).split(" ");

/** The ratios that are too low, each with what it is of. */
function tooLow(element: GangwayOnboarding, settings: string): string[] {
  const surface = getComputedStyle(find(element, "[part~=container]")).backgroundColor;
  const part = (selector: string) => getComputedStyle(find(element, selector));
  const button = part("[part~=button-primary]");
  const summary = () => Math.min(...textContrasts(find(element, "[part~=error]")).map(([ratio]) => ratio));
  const ratios: [name: string, ratio: number, least: number][] = [
    ["heading", contrastRatio(part("h2").color, surface), 4.5],
    ["hint", contrastRatio(part("[part~=hint]").color, surface), 4.5],
    ["link", contrastRatio(part("[part~=link]").color, surface), 4.5],
    ["error summary", summary(), 4.5],
    ["field error", contrastRatio(part("[part~=field-error]").color, surface), 4.5],
    ["typed text", contrastRatio(part("#firstName").color, surface), 4.5],
    ["border", contrastRatio(part("#firstName").borderTopColor, surface), 3],
    ["focus ring", contrastRatio(part("[part~=link]").outlineColor, surface), 3],
    ["button's text", contrastRatio(button.color, button.backgroundColor), 4.5],
  ];
  return ratios
    .filter(([, ratio, least]) => ratio < least)
    .map(([name, ratio]) => `${name} ${ratio.toFixed(2)}, ${settings}`);
}

/** A form with a link that has the focus ring, a field that is right, and one with an error. */
async function form(settings: Partial<GangwayOnboarding>): Promise<GangwayOnboarding> {
  page.proxy.privacyUrl = "https://harbour.example/privacy";
  page.proxy.collect = ["firstName", "dateOfBirth"];
  const element = await organisationWidget(settings);
  await stepOf(element, "details");
  find<HTMLInputElement>(element, "#email").value = "jane@example.com";
  find(element, "#email").dispatchEvent(new Event("input", { bubbles: true }));
  find(element, "#firstName").setAttribute("aria-invalid", "false");
  find(element, "[part~=button-primary]").click();
  await textIn(element, "Enter your");
  find(element, "[part~=link]").focus({ focusVisible: true } as FocusOptions);
  return element;
}

describe("colours that the host doesn't set can be seen", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`with any primary colour on our own surface, ${theme}`, async () => {
      const element = await form({ theme });
      const faults = PRIMARIES.flatMap((primary) => {
        element.style.setProperty("--gangway-color-primary", primary);
        return tooLow(element, `primary ${primary}`);
      });
      expect(faults).to.deep.equal([]);
    });

    it(`with any primary colour on any surface, ${theme}`, async () => {
      const element = await form({ theme });
      const faults = SURFACES.flatMap((surface) => {
        element.style.setProperty("--gangway-color-surface", surface);
        return PRIMARIES.flatMap((primary) => {
          element.style.setProperty("--gangway-color-primary", primary);
          return tooLow(element, `primary ${primary}, surface ${surface}`);
        });
      });
      expect(faults).to.deep.equal([]);
    });
  }

  it("on what help opens, too: it has no tint, which would take too much of the contrast", async () => {
    const element = await reachCode({ theme: "light" });
    control(element, "Get help").click();
    await textIn(element, "No code yet?");
    expect(getComputedStyle(find(element, ".opened")).backgroundColor).to.equal("rgba(0, 0, 0, 0)");
  });

  it("and those that it sets are left as they are", async () => {
    const element = await form({ theme: "light" });
    for (const name of ["text", "muted", "border", "error", "focus"])
      element.style.setProperty(`--gangway-color-${name}`, "rgb(200, 200, 200)");
    const part = (selector: string) => getComputedStyle(find(element, selector));
    expect([
      part("h2").color,
      part("[part~=hint]").color,
      part("#email").borderTopColor,
      part("[part~=field-error]").color,
      part("[part~=link]").outlineColor,
    ]).to.deep.equal(Array(5).fill("rgb(200, 200, 200)"));
  });
});
