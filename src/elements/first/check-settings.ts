import { LAUNCH_KINDS } from "../../contract/status.js";
import { isTrackingReference } from "../../contract/tracking-reference.js";

/** The colours of the element: `auto` follows the `color-scheme` of the page. */
export type Theme = "auto" | "light" | "dark";

export interface WidgetSettings {
  organisation?: string | null | undefined;
  trackingReference?: string | null | undefined;
  theme?: string | null | undefined;
  launch?: string | null | undefined;
}

/** Checks the attributes. Returns a message for developers about the first fault, or "" where there is none. */
export function checkSettings({ organisation, trackingReference, theme, launch }: WidgetSettings): string {
  if (theme && !["auto", "light", "dark"].includes(theme)) {
    return `theme="${theme}" must be auto, light or dark.`;
  }
  if (launch && !["auto", ...LAUNCH_KINDS].includes(launch)) {
    return `launch="${launch}" must be auto, link, frame or redirect.`;
  }
  if (trackingReference && !isTrackingReference(trackingReference)) {
    return `tracking-reference="${trackingReference}" must be a UUID.`;
  }
  return organisation || trackingReference ? "" : "organisation or tracking-reference must be given.";
}
