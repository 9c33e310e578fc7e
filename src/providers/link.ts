import type { FrameSource } from "../contract/answers.js";
import type { SessionLink } from "./provider.js";

/**
 * The link to a screen, and the frame around it. The link's own origin is the only one whose messages count.
 * @param rights The frame's `allow` and `sandbox`; null where the provider has no framed screen.
 * @param expiresAt ISO 8601; null where the provider names no end.
 */
export function linkOf(
  url: string,
  rights: Pick<FrameSource, "allow" | "sandbox"> | null,
  expiresAt: string | null,
): SessionLink {
  const frame = rights && { url, origin: new URL(url).origin, ...rights };
  return { inviteUrl: url, frame, expiresAt };
}
