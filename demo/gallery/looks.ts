import type { Theme } from "../../src/elements/first/check-settings.js";

/** The looks of the gallery: the default one in light and dark, without a card, and the themes of `demo/site/themes`. */
export const LOOKS = [
  "light",
  "dark",
  "without-card",
  "warm-retail",
  "dark-broker",
  "square-corporate",
  "compact",
  "full-bleed",
] as const;

/** Gives the page a look. @returns the widget's `theme` for it */
export async function applyLook(name: string): Promise<Theme> {
  const look = LOOKS.find((known) => known === name) ?? "light";
  document.documentElement.classList.add(`look-${look}`);
  if (look === "light" || look === "dark") return look;
  if (look !== "without-card") await loadSheet(`/themes/${look}.css`);
  return "auto";
}

async function loadSheet(href: string): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  await new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`${href} could not be loaded.`)));
    document.head.append(link);
  });
}
