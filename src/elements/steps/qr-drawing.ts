/** A QR code as one path, with white around it. */
export interface QrDrawing {
  path: string;
  viewBox: string;
}
