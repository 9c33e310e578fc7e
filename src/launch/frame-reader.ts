/**
 * The browser half of a provider: what its framed page says, in our words. A message hurries the next read of the
 * status; it never decides anything.
 */

/**
 * - `ready`: the page is there (the end of the handshake)
 * - `progress`: something happened, worth a read of the status
 * - `finished`: the customer is through, or wherever they can get: the frame may close
 * - `closed`: the customer dismissed it
 * - `failed`: it can't go on in the frame: link and QR code instead
 */
export type FrameSignal = "ready" | "progress" | "finished" | "closed" | "failed";

export interface FrameReader {
  /**
   * Whether its page announces itself. Where it doesn't, the frame's own `load` ends the handshake, and the link
   * stays in sight, since a refused frame loads too.
   */
  readonly announces: boolean;
  /**
   * Reads the data of a message whose origin and source have been checked. Null: none of the provider's words.
   * A `reply` goes back to the frame, to its exact origin.
   */
  read(data: unknown): { signal: FrameSignal; reply?: unknown } | null;
}
