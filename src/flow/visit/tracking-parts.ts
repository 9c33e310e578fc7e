import type { TrackingAnswer } from "../../contract/answers.js";

export type TrackingParts = ReturnType<typeof trackingParts>;

/** Splits an answer. `launch` is null where the proxy doesn't show the provider's screen to this page. */
export function trackingParts({
  inviteUrl,
  qrCodeUrl,
  launch: kinds,
  frame = null,
  onboardingUrl,
  mailsLink,
  ended,
  ...visit
}: TrackingAnswer) {
  const launch =
    inviteUrl && qrCodeUrl ? { inviteUrl, qrCodeUrl, launch: kinds, frame, onboardingUrl, mailsLink } : null;
  return { visit, launch, ended };
}
