import { generate } from "lean-qr/nano";
import type { QrDrawing } from "../steps/qr-drawing.js";

/** Modules of white around the code that scanners need (ISO/IEC 18004 §5.3.8). */
const QUIET_ZONE = 4;

/**
 * Draws a QR code as one path. Null for a text of more than about 2.9 kB, which no code can hold (ISO/IEC 18004, version
 * 40).
 */
export function drawQrCode(text: string): QrDrawing | null {
  const code = generateCode(text);
  if (!code) return null;
  let path = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  }
  const side = code.size + 2 * QUIET_ZONE;
  return { path, viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}` };
}

function generateCode(text: string) {
  try {
    return generate(text);
  } catch {
    return null;
  }
}
