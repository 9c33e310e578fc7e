import { isTrackingReference } from "../contract/routes.js";
import { isLocale } from "./nearest-locale.js";

/** How the element follows the colours of the system, or not. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** How the provider's screen opens. `auto` takes what the organisation and the device allow. */
export const LAUNCH_WORDS = ["auto", "link", "frame", "redirect"] as const;
export type LaunchWord = (typeof LAUNCH_WORDS)[number];

export interface Settings {
  organisation?: string | null | undefined;
  trackingReference?: string | null | undefined;
  locale?: string | null | undefined;
  theme: string;
  launch: string;
}

/** Says which attribute is wrong and what it should be, or "" where none is. */
export function findFault({ organisation, trackingReference, locale, theme, launch }: Settings): string {
  const words = (name: string, known: readonly string[], word: string): string =>
    known.includes(word) ? "" : `${name}="${word}" must be one of: ${known.join(", ")}.`;
  return (
    words("theme", THEMES, theme) ||
    words("launch", LAUNCH_WORDS, launch) ||
    (locale && !isLocale(locale) ? `locale="${locale}" must be a BCP 47 tag, such as en-AU.` : "") ||
    (trackingReference
      ? isTrackingReference(trackingReference)
        ? ""
        : `tracking-reference="${trackingReference}" must be a UUID.`
      : organisation
        ? ""
        : "organisation or tracking-reference must be given.")
  );
}
