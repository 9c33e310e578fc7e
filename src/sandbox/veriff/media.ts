/**
 * Photos of an attempt: those that a server uploads, and the pretend ones of the flow. From "/v1/sessions/{id}/media"
 * (GET and POST), "/v1/media/{id}", "Context types (image, video)" and "Some troubleshooting codes (table)"
 * (devdocs.veriff.com), November 2026. A test integration has no video. Fields of a time-stamp are those of the public
 * client BankToTheFuture/veriff_ruby: it is of the older API, and deprecated.
 *
 * Assumed, because no page says it: a context is one of those documented, with any suffix. A file of an unknown format
 * is kept as it is. An upload is answered with 200, and one that is too large is refused with 1104. NFC data isn't
 * taken.
 */
import { type Bytes, decodeBase64 } from "../../crypto/encoding.js";
import { hmacSha256Hex } from "../../crypto/hmac.js";
import { sha256Hex } from "../../crypto/sha256.js";
import { isJsonObject } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { TOKEN_SECRET } from "./account.js";
import { apiError } from "./api-error.js";

export interface Media {
  id: string;
  context: string;
  mimetype: string;
  bytes: Bytes;
  createdAt: number;
  timestampId: string;
}

const CONTEXT =
  /^(face|document-front|document-back|document-and-face|address-front|address-back)(-[a-z0-9]+)*$/;
/** In characters of base64: 24 MB. */
const MAX_CONTENT_LENGTH = 24 * 1024 * 1024;

/** The first bytes of each supported format, in Latin-1, and where they begin. */
const FORMATS: readonly [mimetype: string, start: number, mark: string][] = [
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/png", 0, "\x89PNG"],
  ["image/webp", 8, "WEBP"],
  ["image/heic", 4, "ftypheic"],
  ["image/heif", 4, "ftypmif1"],
  ["application/pdf", 0, "%PDF"],
];

/** A grey photo of 48 by 32 pixels. */
const SAMPLE_PHOTO = decodeBase64(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAgADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALAAAAAAAAAAAB//2Q==",
);

/**
 * Reads the body of an upload, `{ image: { context, content } }`. The content is base64, also as a `data:` URL.
 * @throws ApiError 400
 */
export function readUpload(body: unknown): Pick<Media, "context" | "bytes"> {
  const image = isJsonObject(body) ? body.image : undefined;
  if (!isJsonObject(image)) throw apiError(400, "1403");
  const { context, content } = image;
  if (typeof context !== "string" || !CONTEXT.test(context)) {
    throw apiError(400, "1402");
  }
  if (typeof content !== "string" || content === "") throw apiError(400, "1400");
  if (content.length > MAX_CONTENT_LENGTH) throw apiError(400, "1104", "Image is larger than 24 MB");
  const encoded = content.replace(/^data:[^,]{0,100};base64,/, "").replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) throw invalidBase64();
  try {
    return { context, bytes: decodeBase64(encoded) };
  } catch {
    throw invalidBase64();
  }
}

function invalidBase64(): Error {
  return apiError(400, "1401");
}

/** The photo that the flow pretends to take. */
export function samplePhoto(context: string): Pick<Media, "context" | "bytes"> {
  return { context, bytes: SAMPLE_PHOTO };
}

export function newMedia(
  { uuid, clock }: SandboxTools,
  { context, bytes }: Pick<Media, "context" | "bytes">,
): Media {
  const mimetype = mimetypeOf(bytes);
  return { id: uuid(), context, mimetype, bytes, createdAt: clock.now(), timestampId: uuid() };
}

function mimetypeOf(bytes: Bytes): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const found = FORMATS.find(([, start, mark]) => head.startsWith(mark, start));
  return found?.[0] ?? "application/octet-stream";
}

/** Tells if a photo is of a proof of address. */
export function isOfAddress({ context }: Media): boolean {
  return context.startsWith("address-");
}

/** One of `images`. `path` is that of the call that returns the file. */
export function imageOf(media: Media, sessionId: string, baseUrl: string, path = "media") {
  return {
    context: media.context,
    id: media.id,
    name: media.context,
    sessionId,
    mimetype: media.mimetype,
    size: media.bytes.length,
    timestamp: { id: media.timestampId, url: `${baseUrl}/v1/sessions/${sessionId}/timestamps` },
    url: `${baseUrl}/v1/${path}/${media.id}`,
  };
}

/** One of `timestamps`: the proof of a photo's contents. */
export async function timestampOf({ timestampId, context, bytes }: Media) {
  const value = await sha256Hex(bytes);
  return {
    id: timestampId,
    context,
    signature: await hmacSha256Hex(TOKEN_SECRET, value),
    dataHash: { algorithm: "SHA-256", value },
  };
}
