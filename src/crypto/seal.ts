/**
 * Keeps personal data unreadable at rest: AES-256-GCM for data that is read again, keyed hashes for data that is only
 * looked up. The first key of the config encrypts and writes hashes. All of them decrypt and find, so that keys can
 * rotate.
 */
import { deriveHmacKey, deriveKey } from "./derive-key.js";
import { type Bytes, decodeBase64, encodeBase64Url } from "./encoding.js";
import { hmacSha256 } from "./hmac.js";

/** The use of a hash: equal texts for two purposes have different hashes. */
export type HashPurpose =
  | "external-ref"
  | "email"
  | "reference-data"
  | "one-time-code"
  | "code-attempt"
  | "code-address"
  | "idempotency-key"
  | "idempotency-body"
  | "rate-limit"
  | "identity";

/** Thrown where a value is sealed under a key that is not among `encryptionKeys`. */
export class UnknownKeyError extends Error {
  override readonly name = "UnknownKeyError";

  constructor() {
    super("sealed under a key that is not among encryptionKeys");
  }
}

export interface Sealer {
  /** Encrypts a JSON value. It opens only in the same context, e.g. the row that it was made for. */
  seal(value: unknown, context: string): Promise<string>;
  /** @throws UnknownKeyError */
  open(sealed: string, context: string): Promise<unknown>;
  /** True where the value was sealed under the first key. */
  isCurrent(sealed: string): boolean;
  /** Returns the keyed hash to be written: under the first key. */
  hash(purpose: HashPurpose, text: string): Promise<string>;
  /** Returns the keyed hashes to look for: under every key. */
  hashes(purpose: HashPurpose, text: string): Promise<string[]>;
}

interface Keys {
  id: string;
  seal: CryptoKey;
  hash: CryptoKey;
}

/** @throws Error where there is no key. */
export async function createSealer(encryptionKeys: readonly string[]): Promise<Sealer> {
  const all = await Promise.all(encryptionKeys.map(deriveKeys));
  const [first] = all;
  if (!first) throw new Error("encryptionKeys is empty");
  return {
    async seal(value, context) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const cipher = await crypto.subtle.encrypt(gcm(iv, context), first.seal, plain);
      return [first.id, encodeBase64Url(iv), encodeBase64Url(new Uint8Array(cipher))].join(".");
    },
    async open(sealed, context) {
      const [id, iv, cipher] = sealed.split(".");
      const keys = all.find((candidate) => candidate.id === id);
      if (!keys || !iv || !cipher) throw new UnknownKeyError();
      const plain = await crypto.subtle.decrypt(
        gcm(decodeBase64(iv), context),
        keys.seal,
        decodeBase64(cipher),
      );
      return JSON.parse(new TextDecoder().decode(plain));
    },
    isCurrent: (sealed) => sealed.startsWith(`${first.id}.`),
    hash: (purpose, text) => keyedHash(first.hash, purpose, text),
    hashes: (purpose, text) => Promise.all(all.map((keys) => keyedHash(keys.hash, purpose, text))),
  };
}

async function deriveKeys(encryptionKey: string): Promise<Keys> {
  const [id, seal, hash] = await Promise.all([
    deriveKey(encryptionKey, "key-id"),
    deriveKey(encryptionKey, "seal"),
    deriveHmacKey(encryptionKey, "hash"),
  ]);
  return {
    id: encodeBase64Url(id.subarray(0, 6)),
    seal: await crypto.subtle.importKey("raw", seal, "AES-GCM", false, ["encrypt", "decrypt"]),
    hash,
  };
}

const gcm = (iv: Bytes, context: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(context),
});

async function keyedHash(key: CryptoKey, purpose: HashPurpose, text: string): Promise<string> {
  return encodeBase64Url(await hmacSha256(key, `${purpose}\0${text}`));
}
