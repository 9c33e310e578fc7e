import jsqr from "jsqr";
import { expect, it } from "vitest";
import { drawQrCode } from "../../../src/elements/qr/draw-qr-code.js";

const decode = jsqr as unknown as typeof jsqr.default;
const PIXELS = 5;

/** Paints the code as a browser would, black modules on white, and reads it as a camera would. */
function read(text: string): string | undefined {
  const { path, viewBox } = drawQrCode(text) ?? {};
  const [left = 0, top = 0, width = 0] = (viewBox ?? "").split(" ").map(Number);
  const side = width * PIXELS;
  const image = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of (path ?? "").matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let pixel = 0; pixel < PIXELS ** 2; pixel++) {
      const column = (Number(x) - left) * PIXELS + (pixel % PIXELS);
      const row = (Number(y) - top) * PIXELS + Math.floor(pixel / PIXELS);
      image.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return decode(image, side, side)?.data;
}

it.each([
  "https://portal.example/sign-up/track-id/7ea40290-44b7-424e-babb-31da7ca1dcd1",
  "https://provider.example/v?name=Zoë&return=https%3A%2F%2Fbank.example%2F%F0%9F%8F%A6",
  `https://provider.example/v/${"eyJhbGciOiJIUzI1NiJ9".repeat(20)}`,
])("is read as what it was made of: %s", (text) => {
  expect(read(text)).toBe(text);
});

it("is not there for a text that no code can hold", () => {
  expect(drawQrCode(`https://provider.example/v/${"x".repeat(3000)}`)).toBeNull();
});
