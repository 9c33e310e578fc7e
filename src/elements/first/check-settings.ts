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

/** Checks the attributes. Returns the first wrong one, or "" where there is none. `diagnose.ts` adds what it must be. */
export function checkSettings({ organisation, trackingReference, theme, launch }: WidgetSettings): string {
  if (theme && !["auto", "light", "dark"].includes(theme)) return `theme="${theme}"`;
  if (launch && !["auto", ...LAUNCH_KINDS].includes(launch)) return `launch="${launch}"`;
  if (trackingReference && !isTrackingReference(trackingReference)) {
    return `tracking-reference="${trackingReference}"`;
  }
  return organisation || trackingReference ? "" : "organisation or tracking-reference must be given.";
}
