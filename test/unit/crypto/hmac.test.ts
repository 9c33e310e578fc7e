import { expect, test } from "vitest";
import { encodeBase64Url } from "../../../src/crypto/encoding.js";
import { hmacSha256, hmacSha256Hex, importHmacKey } from "../../../src/crypto/hmac.js";

// RFC 4231, section 4.3.
const [SECRET, DATA] = ["Jefe", "what do ya want for nothing?"];
const SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

test("signs text and bytes alike, with a secret or an imported key", async () => {
  const bytes = new TextEncoder().encode(DATA);
  expect(await hmacSha256Hex(SECRET, DATA)).toBe(SIGNATURE);
  expect(await hmacSha256Hex(new TextEncoder().encode(SECRET), bytes)).toBe(SIGNATURE);
  const signature = await hmacSha256(await importHmacKey(SECRET), DATA);
  expect(encodeBase64Url(signature)).toBe(Buffer.from(SIGNATURE, "hex").toString("base64url"));
});
