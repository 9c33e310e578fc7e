import type { FrameSource } from "../contract/answers.js";
import type { LaunchKind, LaunchWord } from "../contract/status.js";

export interface LaunchChoice {
  /** The kind that the host page wants. */
  wanted: LaunchWord;
  /** The kinds that the organisation offers, the preferred one first. */
  offered: readonly LaunchKind[];
  /** Null where this visit has no frame: then `frame` is not on offer, whatever the list says. */
  frame: FrameSource | null;
  /** True where the customer uses a phone. */
  phone: boolean;
}

/**
 * Chooses how the provider's screen opens. A wanted kind wins if it is on offer, else the first that is on offer.
 *
 * `auto` takes the organisation's order, except that a phone gets a frame only where there is nothing else. A frame in a
 * partner's page has about 340 by 500 pixels there, and half of that once the keyboard is up. Providers design for more
 * (VX: 420 by 670). A page of its own also gets the camera without the partner's permission.
 *
 * With nothing on offer it is `link`: every visit has one.
 */
export function chooseLaunch({ wanted, offered, frame, phone }: LaunchChoice): LaunchKind {
  const possible = offered.filter((kind) => kind !== "frame" || frame !== null);
  if (wanted !== "auto" && possible.includes(wanted)) return wanted;
  const roomy = wanted === "auto" && phone ? possible.filter((kind) => kind !== "frame") : possible;
  return roomy[0] ?? possible[0] ?? "link";
}
