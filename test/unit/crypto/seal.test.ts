import { describe, expect, test } from "vitest";
import { createSealer, UnknownKeyError } from "../../../src/crypto/seal.js";

const KEY_1 = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
const KEY_2 = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";
const VALUE = { email: "jane@example.com", name: "Jané" };

describe("sealing", () => {
  test("returns the same value, from a different text each time", async () => {
    const sealer = await createSealer([KEY_1]);
    const [one, other] = [await sealer.seal(VALUE, "visit:1"), await sealer.seal(VALUE, "visit:1")];
    expect(await sealer.open(one, "visit:1")).toEqual(VALUE);
    expect(other).not.toBe(one);
    expect(one).not.toContain("jane");
  });

  test("opens only unchanged, in its own context", async () => {
    const sealer = await createSealer([KEY_1]);
    const sealed = await sealer.seal(VALUE, "visit:1");
    await expect(sealer.open(sealed, "visit:2")).rejects.toThrow();
    const [id, iv, cipher = ""] = sealed.split(".");
    const changed = [id, iv, (cipher.startsWith("A") ? "B" : "A") + cipher.slice(1)].join(".");
    await expect(sealer.open(changed, "visit:1")).rejects.toThrow();
    await expect(sealer.open("nonsense", "visit:1")).rejects.toThrow();
  });

  test("survives a rotation: the first key seals, all keys open", async () => {
    const old = await createSealer([KEY_1]);
    const rotated = await createSealer([KEY_2, KEY_1]);
    expect(await rotated.open(await old.seal(VALUE, "x"), "x")).toEqual(VALUE);
    await expect(old.open(await rotated.seal(VALUE, "x"), "x")).rejects.toThrow(UnknownKeyError);
    expect(await rotated.hashes("email", "a")).toContain(await old.hash("email", "a"));
  });

  test("needs a key", async () => {
    await expect(createSealer([])).rejects.toThrow("encryptionKeys is empty");
  });
});

test("hashes differ by purpose, text and key", async () => {
  const [one, other] = [await createSealer([KEY_1]), await createSealer([KEY_2])];
  const hashes = await Promise.all([
    one.hash("email", "a"),
    one.hash("email", "b"),
    one.hash("external-ref", "a"),
    other.hash("email", "a"),
  ]);
  expect(new Set(hashes).size).toBe(4);
  expect(await one.hash("email", "a")).toBe(hashes[0]);
});
