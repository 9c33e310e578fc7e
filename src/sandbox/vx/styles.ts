/**
 * The look of a session's pages. From "Styles" (api.veratad.com/vx), November 2026: `styles` of Create Session has colours
 * of ten shades each, and names the one that counts.
 *
 * Assumed: the primary shade is 6 where none is named. The sandbox shows the primary colour and the radius of buttons, and
 * takes every other member without showing it.
 */
import { isJsonObject } from "../json-object.js";

export interface Look {
  /** A hex value such as `#0b5cad`, or null for VX's own colour. */
  primaryColour: string | null;
  /** A CSS length, or null for VX's own radius. */
  buttonRadius: string | null;
}

const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i;
const SHADES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const DEFAULT_SHADE = 6;
const RADII = new Map([
  ["xs", "0.125rem"],
  ["sm", "0.25rem"],
  ["md", "0.5rem"],
  ["lg", "1rem"],
  ["xl", "2rem"],
]);

/** Reads `styles`; null where a member has another form than the documented one. */
export function readLook(styles: unknown): Look | null {
  if (!isJsonObject(styles)) return null;
  const { colors = {}, primaryColor, primaryShade = DEFAULT_SHADE, colorScheme, defaultRadius } = styles;
  if (!isJsonObject(colors) || !Object.values(colors).every(isColour)) return null;
  if (primaryColor !== undefined && typeof primaryColor !== "string") return null;
  if (typeof primaryShade !== "number" || !SHADES.includes(primaryShade)) return null;
  if (colorScheme !== undefined && colorScheme !== "light" && colorScheme !== "dark") return null;
  const button = isJsonObject(styles.button) ? styles.button.radius : undefined;
  const radius = button ?? defaultRadius ?? "";
  if (typeof radius !== "string") return null;

  const colour = primaryColor === undefined ? undefined : colors[primaryColor];
  return {
    primaryColour: isColour(colour) ? (colour[primaryShade] ?? null) : null,
    buttonRadius: RADII.get(radius) ?? (/^\d+(\.\d+)?(px|rem|em|%)$/.test(radius) ? radius : null),
  };
}

function isColour(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length === SHADES.length && value.every((one) => HEX.test(one));
}

/** The style sheet that puts a look over VX's own. */
export function styleSheet({ primaryColour, buttonRadius }: Look): string {
  const accent = primaryColour === null ? "" : `:root[data-brand] { --accent: ${primaryColour}; }\n`;
  const radius = buttonRadius === null ? "" : `button { border-radius: ${buttonRadius}; }\n`;
  return accent + radius;
}
