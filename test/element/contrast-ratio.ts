/** Luminances (0 to 1) of colours in the notation of `getComputedStyle`. */
const luminances = new Map<string, number>();
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

function luminanceOf(colour: string): number {
  const known = luminances.get(colour);
  if (known !== undefined) return known;
  if (!canvas) throw new Error("no canvas");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
    part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  luminances.set(colour, luminance);
  return luminance;
}

/** The contrast ratio of two opaque colours (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
