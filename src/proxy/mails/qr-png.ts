/**
 * Draws a QR code as a PNG (RFC 2083), because mail programs show no SVG. `lean-qr` has an encoder too, but it imports
 * `node:zlib`, which worker platforms may not have.
 */
import { generate } from "lean-qr";

/** The quiet zone that scanners need (ISO/IEC 18004), in modules. */
const QUIET_ZONE = 4;
/** Pixels for each module. */
const SCALE = 6;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Returns null for a text of more than about 2.9 kB, which no code can hold (ISO/IEC 18004, version 40). */
export async function qrPng(text: string): Promise<Uint8Array | null> {
  const code = generateIfPossible(text);
  if (!code) return null;
  const width = (code.size + 2 * QUIET_ZONE) * SCALE;
  // One bit per pixel: 0 is black. Each row begins with the number of its filter, none.
  const rowBytes = 1 + Math.ceil(width / 8);
  const rows = new Uint8Array(rowBytes * width);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isBlack = code.get(Math.floor(x / SCALE) - QUIET_ZONE, Math.floor(y / SCALE) - QUIET_ZONE);
      const at = y * rowBytes + 1 + Math.floor(x / 8);
      if (!isBlack) rows[at] = (rows[at] ?? 0) | (0x80 >> (x % 8));
    }
  }
  // Width, height, one bit of greyscale, and the only methods of compression, filtering and interlacing that there are.
  const header = Uint8Array.of(...bytesOf(width), ...bytesOf(width), 1, 0, 0, 0, 0);
  return join([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", await deflate(rows)),
    chunk("IEND", new Uint8Array()),
  ]);
}

function generateIfPossible(text: string) {
  try {
    return generate(text);
  } catch {
    return null;
  }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const typed = join([new TextEncoder().encode(type), data]);
  return join([bytesOf(data.length), typed, bytesOf(crc32(typed))]);
}

/** Compresses as zlib does (RFC 1950). */
async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const compressed = new Blob([data]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A number as four bytes, the highest first. */
function bytesOf(number: number): Uint8Array {
  return Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
