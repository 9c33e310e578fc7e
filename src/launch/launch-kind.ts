/** Which way the provider's screen opens: what the host page wants, the organisation offers and the device allows. */
import type { FrameSource } from "../contract/answers.js";
import type { LaunchKind } from "../contract/status.js";

export interface LaunchChoice {
  wanted: "auto" | LaunchKind;
  /** What the organisation offers, the preferred kind first. */
  offered: readonly LaunchKind[];
  /** Null where this visit has no frame: then `frame` is not on offer, whatever the list says. */
  frame: FrameSource | null;
  /** Whether the customer sits at a phone. */
  phone: boolean;
}

/**
 * Returns a kind that works. A wanted kind wins if it is on offer, else the first that is on offer.
 *
 * `auto` takes the organisation's order, save that a phone gets a frame only where there is nothing else: within a
 * partner's page it is left about 340 by 500 pixels and half of that once the keyboard is up, below what any provider
 * draws for (VX: 420 by 670), and a page of its own has the camera without a permission handed through.
 *
 * With nothing on offer it is `link`: every visit has one.
 */
export function chooseLaunch({ wanted, offered, frame, phone }: LaunchChoice): LaunchKind {
  const possible = offered.filter((kind) => kind !== "frame" || frame !== null);
  if (wanted !== "auto" && possible.includes(wanted)) return wanted;
  const roomy = wanted === "auto" && phone ? possible.filter((kind) => kind !== "frame") : possible;
  return roomy[0] ?? possible[0] ?? "link";
}
