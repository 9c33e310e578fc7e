import type { GangwayError } from "../../contract/errors.js";
import { LAUNCH_KINDS } from "../../contract/status.js";
import { isTrackingReference } from "../../contract/tracking-reference.js";
import { configurationError, type RuledSetting } from "../../flow/configuration-error.js";

/** The colours of the element: `auto` follows the `color-scheme` of the page. */
export type Theme = "auto" | "light" | "dark";

export interface WidgetSettings {
  trackingReference?: string | null | undefined;
  theme?: string | null | undefined;
  launch?: string | null | undefined;
}

/** Returns the error of the first wrong attribute, or null. `diagnose.ts` adds the attribute's rule. */
export function checkSettings({ trackingReference, theme, launch }: WidgetSettings): GangwayError | null {
  const wrong = (name: RuledSetting, value: string) => configurationError(`${name}="${value}"`, name);
  if (theme && !["auto", "light", "dark"].includes(theme)) return wrong("theme", theme);
  if (launch && !["auto", ...LAUNCH_KINDS].includes(launch)) return wrong("launch", launch);
  return trackingReference && !isTrackingReference(trackingReference)
    ? wrong("tracking-reference", trackingReference)
    : null;
}
