/** Whether the page lets a frame have what its `allow` list hands through, as far as a browser tells. */
import type { FrameSource } from "../contract/answers.js";

/** The API that browsers have under one name or the other, or not at all (Permissions Policy, "reporting"). */
interface Policy {
  allowsFeature(feature: string): boolean;
}
type FrameWithPolicy = HTMLIFrameElement & { permissionsPolicy?: Policy; featurePolicy?: Policy };

/**
 * Tells whether the camera would reach the frame: a `Permissions-Policy` of the page may keep it. Asked of a frame that
 * is never loaded, since only a frame in the page, with its address, knows what the page's header leaves it.
 * @param within Where that frame stands for a moment; it must be in the page.
 */
export function cameraReaches({ url, allow }: FrameSource, within: Element): boolean {
  if (!/\bcamera\b/.test(allow)) return true;
  const frame: FrameWithPolicy = within.ownerDocument.createElement("iframe");
  const policy = frame.permissionsPolicy ?? frame.featurePolicy;
  if (!policy) return true;
  // Lazy, and out of sight: it makes no request.
  frame.loading = "lazy";
  frame.hidden = true;
  frame.allow = allow;
  frame.src = url;
  within.append(frame);
  const reaches = policy.allowsFeature("camera");
  frame.remove();
  return reaches;
}
