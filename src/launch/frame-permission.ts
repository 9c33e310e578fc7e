/** Tells whether the page lets a frame have what its provider can't do without, as far as a browser says. */
import type { FrameSource } from "../contract/answers.js";

/** The API that browsers have under one name or the other, or not at all (Permissions Policy, "reporting"). */
interface Policy {
  allowsFeature(feature: string): boolean;
}
type FrameWithPolicy = HTMLIFrameElement & { permissionsPolicy?: Policy; featurePolicy?: Policy };

/**
 * Tells whether the features that the frame needs would reach it: a `Permissions-Policy` of the page may withhold them.
 * Asked of a frame that is never loaded, since only a frame in the page, with its address, knows what the header leaves it.
 * @param within Where that frame stands for a moment; it must be in the page.
 */
export function featuresReach({ url, allow, needs }: FrameSource, within: Element): boolean {
  const needed = needs ?? allow.match(/\bcamera\b/) ?? [];
  if (!needed[0]) return true;
  const frame: FrameWithPolicy = within.ownerDocument.createElement("iframe");
  const policy = frame.permissionsPolicy ?? frame.featurePolicy;
  if (!policy) return true;
  // Lazy, and out of sight: it makes no request.
  frame.loading = "lazy";
  frame.hidden = true;
  frame.allow = allow;
  frame.src = url;
  within.append(frame);
  const reaches = needed.every((feature) => policy.allowsFeature(feature));
  frame.remove();
  return reaches;
}
