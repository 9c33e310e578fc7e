/**
 * A font made here, in which every letter is a box. Pictures of text in it are alike on every machine, whatever fonts it
 * has: a box has no hinting and no curves. The widths are about those of a usual font, so lines break where they should.
 * Sources: OpenType 1.9, and the checks of the OpenType Sanitizer that browsers run.
 */

const UNITS_PER_EM = 1000;
const ASCENT = 800;
const DESCENT = 200;

/** The boxes: their advance width, and the top and bottom of the ink. No ink: a space. */
const GLYPHS = {
  missing: { advance: 500, top: 500, bottom: 0 },
  none: { advance: 0, top: 0, bottom: 0 },
  space: { advance: 280, top: 0, bottom: 0 },
  narrow: { advance: 280, top: 600, bottom: 0 },
  usual: { advance: 560, top: 500, bottom: 0 },
  wide: { advance: 840, top: 500, bottom: 0 },
  capital: { advance: 640, top: 700, bottom: 0 },
  digit: { advance: 600, top: 700, bottom: 0 },
  square: { advance: 1000, top: 750, bottom: -100 },
} as const;

type GlyphName = keyof typeof GLYPHS;
const NAMES = Object.keys(GLYPHS) as GlyphName[];
const INK_GAP = 60;

/** Returns the glyph of a character. Characters that show nothing have none. */
function glyphOf(code: number): GlyphName {
  const character = String.fromCodePoint(code);
  if (/\p{Mn}|\p{Cf}|\p{Cc}/u.test(character)) return "none";
  if (/\p{Z}/u.test(character)) return "space";
  if (/[ijlrtfI.,:;'’‘!|()[\]/]/.test(character)) return "narrow";
  if (/[mwMW@…—]/.test(character)) return "wide";
  if (/\p{Nd}/u.test(character)) return "digit";
  if (/\p{Lu}/u.test(character)) return "capital";
  return code >= 0x2e80 && code < 0xfb00 ? "square" : "usual";
}

type Field = readonly [bytes: 1 | 2 | 4 | 8, value: number];

function pack(fields: readonly Field[]): Buffer {
  const table = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 8) table.writeBigInt64BE(BigInt(value), at);
    else if (value < 0) table.writeIntBE(value, at, bytes);
    else table.writeUIntBE(value, at, bytes);
    at += bytes;
  }
  return table;
}

const words = (...values: number[]): Field[] => values.map((value) => [2, value]);

/** One rectangle, clockwise, of four points with full coordinates. */
function outline({ advance, top, bottom }: (typeof GLYPHS)[GlyphName]): Buffer {
  if (top === bottom) return Buffer.alloc(0);
  const [left, right] = [INK_GAP / 2, advance - INK_GAP / 2];
  const bytes = pack([
    ...words(1, left, bottom, right, top),
    ...words(3, 0),
    // Every point is on the curve, and its coordinates are words.
    ...Array.from({ length: 4 }, (): Field => [1, 1]),
    ...words(left, 0, right - left, 0),
    ...words(bottom, top - bottom, 0, bottom - top),
  ]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** Maps every character of the basic plane to its box (format 13: many characters to one glyph). */
function characterMap(): Buffer {
  const groups: { start: number; end: number; glyph: number }[] = [];
  for (let code = 0x20; code < 0xfffe; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const glyph = NAMES.indexOf(glyphOf(code));
    const last = groups.at(-1);
    if (last && last.glyph === glyph && last.end === code - 1) last.end = code;
    else groups.push({ start: code, end: code, glyph });
  }
  const length = 16 + groups.length * 12;
  return pack([
    ...words(0, 1, 3, 10),
    [4, 12],
    ...words(13, 0),
    [4, length],
    [4, 0],
    [4, groups.length],
    ...groups.flatMap(({ start, end, glyph }): Field[] => [
      [4, start],
      [4, end],
      [4, glyph],
    ]),
  ]);
}

function nameTable(): Buffer {
  const texts = { 1: "Blocks", 2: "Regular", 3: "Blocks", 4: "Blocks", 6: "Blocks" };
  const encoded = Object.entries(texts).map(([id, text]) => ({
    id: Number(id),
    bytes: Buffer.from(text, "utf16le").swap16(),
  }));
  let offset = 0;
  const records = encoded.flatMap(({ id, bytes }) => {
    const record = words(3, 1, 0x409, id, bytes.length, offset);
    offset += bytes.length;
    return record;
  });
  const head = words(0, encoded.length, 6 + encoded.length * 12);
  return Buffer.concat([pack([...head, ...records]), ...encoded.map(({ bytes }) => bytes)]);
}

const widest = Math.max(...Object.values(GLYPHS).map(({ advance }) => advance));

function tables(): Record<string, Buffer> {
  const outlines = Object.values(GLYPHS).map(outline);
  const offsets = [0];
  for (const { length } of outlines) offsets.push((offsets.at(-1) ?? 0) + length / 2);
  return {
    "OS/2": pack([
      ...words(4, 560, 400, 5, 0),
      ...words(650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
      // PANOSE, the Unicode ranges, and the vendor.
      ...Array.from({ length: 10 }, (): Field => [1, 0]),
      ...[0, 0, 0, 0].map((value): Field => [4, value]),
      [4, 0x20202020],
      ...words(0x40, 0x20, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
      [4, 1],
      [4, 0],
      ...words(500, 700, 0, 0x20, 0),
    ]),
    cmap: characterMap(),
    glyf: Buffer.concat(outlines),
    head: pack([
      [4, 0x10000],
      [4, 0x10000],
      [4, 0],
      [4, 0x5f0f3cf5],
      ...words(3, UNITS_PER_EM),
      [8, 0],
      [8, 0],
      ...words(0, -DESCENT, widest, ASCENT),
      ...words(0, 8, 2, 0, 0),
    ]),
    hhea: pack([
      [4, 0x10000],
      ...words(ASCENT, -DESCENT, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, NAMES.length),
    ]),
    hmtx: pack(
      Object.values(GLYPHS).flatMap(({ advance, top, bottom }) =>
        words(advance, top === bottom ? 0 : INK_GAP / 2),
      ),
    ),
    loca: pack(words(...offsets)),
    maxp: pack([[4, 0x10000], ...words(NAMES.length, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: nameTable(),
    post: pack([
      [4, 0x30000],
      [4, 0],
      ...words(-100, 50),
      ...[0, 0, 0, 0, 0].map((value): Field => [4, value]),
    ]),
  };
}

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Returns the font as a TrueType file. */
export function blockFont(): Buffer {
  const entries = Object.entries(tables());
  const power = 2 ** Math.floor(Math.log2(entries.length));
  let offset = 12 + entries.length * 16;
  const directory = entries.map(([tag, table]) => {
    const record = Buffer.concat([
      Buffer.from(tag.padEnd(4), "latin1"),
      pack([
        [4, checksum(table)],
        [4, offset],
        [4, table.length],
      ]),
    ]);
    offset += Math.ceil(table.length / 4) * 4;
    return record;
  });
  const head = pack([
    [4, 0x10000],
    ...words(entries.length, power * 16, Math.log2(power), entries.length * 16 - power * 16),
  ]);
  const bodies = entries.map(([, table]) =>
    Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]),
  );
  return Buffer.concat([head, ...directory, ...bodies]);
}
