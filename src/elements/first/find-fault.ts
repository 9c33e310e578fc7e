import { isTrackingReference } from "../../contract/tracking-reference.js";

/** Which colours the element takes: `auto` keeps to the `color-scheme` of the page. */
export type Theme = "auto" | "light" | "dark";

/** How the provider's screen opens. `auto` takes what the organisation and the device allow. */
export type LaunchWord = "auto" | "link" | "frame" | "redirect";

export interface Settings {
  organisation?: string | null | undefined;
  trackingReference?: string | null | undefined;
  theme: string;
  launch: string;
}

/** Says which attribute is wrong and what it should be, or "" where none is. */
export function findFault({ organisation, trackingReference, theme, launch }: Settings): string {
  const check = (name: string, value: string, good: boolean, known: string): string =>
    good ? "" : `${name}="${value}" must be ${known}.`;
  return (
    check("theme", theme, /^(auto|light|dark)$/.test(theme), "auto, light or dark") ||
    check("launch", launch, /^(auto|link|frame|redirect)$/.test(launch), "auto, link, frame or redirect") ||
    (trackingReference
      ? check("tracking-reference", trackingReference, isTrackingReference(trackingReference), "a UUID")
      : organisation
        ? ""
        : "organisation or tracking-reference must be given.")
  );
}
