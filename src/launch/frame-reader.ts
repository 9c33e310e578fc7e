/**
 * The meaning of a message from a provider's framed page. It causes a read of the status, and never decides anything.
 *
 * - `ready`: the page is loaded (the end of the handshake)
 * - `progress`: something happened that is worth a read of the status
 * - `submitted`: everything is handed in, and the page stays
 * - `reload`: the page wants to be loaded anew, because it has lost the camera
 * - `finished`: the customer can do no more in the frame, which may close
 * - `closed`: the customer dismissed the frame
 * - `failed`: the page can't go on in the frame; the link and the QR code take its place
 */
export type FrameSignal = "ready" | "progress" | "submitted" | "reload" | "finished" | "closed" | "failed";

/** The browser half of a provider. */
export interface FrameReader {
  /**
   * True where the page announces itself. It is shown once it has done so. Other pages are shown at the frame's `load`
   * event, which proves nothing: a refused frame has it too.
   */
  readonly announces: boolean;
  /**
   * Reads the data of a message whose origin and source have been checked. Returns null for a message that isn't the
   * provider's. A `reply` is sent back to the frame, to its exact origin.
   */
  read(data: unknown): { signal: FrameSignal; reply?: unknown } | null;
}
