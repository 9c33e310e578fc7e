/**
 * Keeps personal data unreadable at rest: AES-256-GCM for what must be read again, keyed hashes for what is only looked
 * up. The first key of the config encrypts and writes hashes; all of them decrypt and find, so that keys can rotate.
 */
import { decodeBase64, encodeBase64Url } from "./base64url.js";
import { deriveHmacKey, deriveKey } from "./derive-key.js";

/** What a hash is for: equal texts under two purposes have different hashes. */
export type HashPurpose =
  | "external-ref"
  | "email"
  | "reference-data"
  | "one-time-code"
  | "idempotency-key"
  | "idempotency-body"
  | "rate-limit"
  | "identity";

export interface Sealer {
  /** Encrypts a JSON value. It opens only in the same context, e.g. the row that it was made for. */
  seal(value: unknown, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<unknown>;
  /** Whether it was sealed under the first key. */
  isCurrent(sealed: string): boolean;
  /** The keyed hash to be written: under the first key. */
  hash(purpose: HashPurpose, text: string): Promise<string>;
  /** The keyed hashes to look for: under every key. */
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
      if (!keys || !iv || !cipher) throw new Error("sealed under a key that is not among encryptionKeys");
      const plain = await crypto.subtle.decrypt(
        gcm(decodeBase64(iv), context),
        keys.seal,
        decodeBase64(cipher),
      );
      return JSON.parse(new TextDecoder().decode(plain));
    },
    isCurrent: (sealed) => sealed.startsWith(`${first.id}.`),
    hash: (purpose, text) => hmac(first.hash, purpose, text),
    hashes: (purpose, text) => Promise.all(all.map((keys) => hmac(keys.hash, purpose, text))),
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

const gcm = (iv: Uint8Array<ArrayBuffer>, context: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(context),
});

async function hmac(key: CryptoKey, purpose: HashPurpose, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${purpose}\0${text}`);
  return encodeBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes)));
}
