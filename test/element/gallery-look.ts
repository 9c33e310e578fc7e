/** The looks of the gallery beside light and dark, as style sheets for states that stand in a page as copies. */
import { LOOKS } from "../../demo/gallery/looks.js";

export const GALLERY_LOOKS = LOOKS.filter((look) => look !== "light" && look !== "dark");

const WITHOUT_CARD = `:root { --page: light-dark(#eef1f4, #0b1117); background: var(--page) }
  gangway-onboarding { --gangway-frame: none; --gangway-color-surface: var(--page) }`;

/** Returns a look's style sheet, with a selector of one's own in place of the widget's tag. */
export async function lookSheet(
  look: (typeof GALLERY_LOOKS)[number],
  selector: string,
): Promise<CSSStyleSheet> {
  const sheet = new CSSStyleSheet();
  const css = look === "without-card" ? WITHOUT_CARD : await themeCss(look);
  return sheet.replace(css.replaceAll("gangway-onboarding", selector));
}

async function themeCss(name: string): Promise<string> {
  const url = new URL(`../../demo/site/themes/${name}.css`, import.meta.url);
  // By this header, Vite serves the style sheet itself, and no module.
  const answer = await fetch(url, { headers: { accept: "text/css" } });
  const css = await answer.text();
  if (!css.includes("gangway-onboarding")) throw new Error(`${url} has no theme`);
  return css;
}
