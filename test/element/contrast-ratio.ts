/** Luminances (0 to 1) of colours in the notation of `getComputedStyle`. */
const luminances = new Map<string, number>();
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

/** @param layers colours on top of one another, the lowest first. */
function luminanceOf(...layers: string[]): number {
  const name = layers.join();
  const known = luminances.get(name);
  if (known !== undefined) return known;
  if (!canvas) throw new Error("no canvas");
  for (const colour of layers) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
    part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  luminances.set(name, luminance);
  return luminance;
}

/** The contrast ratio of two opaque colours (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(one: string, other: string): number {
  return ratioOf(luminanceOf(one), luminanceOf(other));
}

/** The contrast ratios of the texts below an element with what they stand on, each with the text. Controls that can't be used have none. */
export function textContrasts(root: Element): [ratio: number, text: string][] {
  return [root, ...root.querySelectorAll("*")].flatMap((element) => {
    const own = [...element.childNodes].map((node) =>
      node.nodeType === Node.TEXT_NODE ? node.nodeValue : "",
    );
    const text = own.join("").trim();
    if (
      !element.checkVisibility() ||
      element.closest("[aria-disabled=true], .visually-hidden, svg, .skeleton")
    )
      return [];
    const before = getComputedStyle(element, "::before");
    const hasNumber = before.content.includes("counter");
    const layers = layersBelow(element);
    const ratio = ({ color }: CSSStyleDeclaration, ...more: string[]) =>
      ratioOf(luminanceOf(color), luminanceOf(...layers, ...more));
    const ratios: [number, string][] = [];
    if (text) ratios.push([ratio(getComputedStyle(element)), text]);
    if (hasNumber)
      ratios.push([ratio(before, before.backgroundColor), `the number of ${element.textContent}`]);
    return ratios;
  });
}

/** The backgrounds that an element stands on, the lowest first. */
function layersBelow(element: Element): string[] {
  const layers: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement)
    layers.unshift(getComputedStyle(at).backgroundColor);
  return layers;
}

function ratioOf(one: number, other: number): number {
  const [darker = 0, lighter = 0] = [one, other].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
