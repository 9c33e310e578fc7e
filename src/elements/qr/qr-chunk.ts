/** The exports of this chunk: what draws a QR code where the proxy's own can't be read. */
export { drawQrCode } from "./draw-qr-code.js";
