import type { CSSResult } from "lit";

/** Adds styles that were loaded on demand to a shadow root, once. */
export function adoptStyles({ adoptedStyleSheets }: ShadowRoot, { styleSheet }: CSSResult): void {
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
