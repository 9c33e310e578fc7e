import type { SessionLink } from "./provider.js";

/**
 * The link to a screen, and the frame around it. The link's own origin is the only one whose messages count.
 * @param frameAllow The frame's permissions; null where the provider has no framed screen.
 * @param expiresAt ISO 8601; null where the provider names no end.
 */
export function linkOf(url: string, frameAllow: string | null, expiresAt: string | null): SessionLink {
  const frame = frameAllow === null ? null : { url, origin: new URL(url).origin, allow: frameAllow };
  return { inviteUrl: url, frame, expiresAt };
}
