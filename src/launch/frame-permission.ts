import type { FrameSource } from "../contract/answers.js";

/** The policy of a frame. Browsers have it under one name or the other, or not at all (Permissions Policy, "reporting"). */
interface Policy {
  allowsFeature(feature: string): boolean;
}
type FrameWithPolicy = HTMLIFrameElement & { permissionsPolicy?: Policy; featurePolicy?: Policy };

/**
 * Tells whether the browser would give a frame the features that it needs. The page's `Permissions-Policy` may withhold
 * them. Only a frame in the page has the answer, so one is added for a moment, and never loaded.
 * @param within The parent of that frame. It must be in the page.
 */
export function hasFramePermission({ url, allow, needs }: FrameSource, within: Element): boolean {
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
