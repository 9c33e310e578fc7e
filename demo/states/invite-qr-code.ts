/** The QR code of the fake proxy's `INVITE_URL`: a hexadecimal number for each row, its dark modules as ones. */
const ROWS = `
  1fc66477f 105cb1341 17546ac5d 174b2bb5d 17588545d 10541b441 1fd55557f 001513d00 1a6258b76 02bb9d992
  05c24ecd9 038e95780 1f54504b7 17a179970 0b53c2d82 0f39880c9 1fdd5ec49 1e83f2d43 0777f9de8 17ad5b9dd
  1f6ec4f4a 04a2eabab 1a7d1ef72 0813cdb8f 136dc55fb 00136fb18 1fd984f5a 1041c1f17 1744d39fa 1757a5fd9
  1746dcbe9 105c46cab 1fd60c87e
`;

/** Modules of white around the code (ISO/IEC 18004 §5.3.8). */
const QUIET_ZONE = 4;

/** Returns the code as the proxy draws it, as SVG. */
export function inviteQrCode(): string {
  const rows = ROWS.trim().split(/\s+/);
  const size = rows.length;
  const squares = rows.flatMap((row, y) => {
    const bits = BigInt(`0x${row}`).toString(2).padStart(size, "0");
    return [...bits].map((bit, x) => (bit === "1" ? `M${x} ${y}h1v1h-1z` : ""));
  });
  const side = size + 2 * QUIET_ZONE;
  const viewBox = `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`;
  return `<svg viewBox="${viewBox}"><path d="${squares.join("")}"></path></svg>`;
}
