/** A QR code as an SVG document, with the quiet zone that scanners need. */
import { generate } from "lean-qr";
import { toSvgSource } from "lean-qr/extras/svg";

export function qrImage(text: string): string {
  return toSvgSource(generate(text), { on: "#000", off: "#fff", pad: 4, scale: 8, xmlDeclaration: true });
}
