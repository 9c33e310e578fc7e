/** The parts that every call about a session has: the check of its signature, and the signature of its answer. */
import type { Context } from "hono";
import type { Bytes } from "../../crypto/encoding.js";
import { apiError } from "./api-error.js";
import { readBody } from "./request-body.js";
import { answerHeaders, checkCaller, checkSignature } from "./signature.js";

/**
 * Checks a call that is signed over the id in its path, and finds what has this id.
 * @throws ApiError 401, 404
 */
export async function findSigned<Found>(
  context: Context,
  subject: string,
  find: (id: string) => Found | undefined,
): Promise<Found> {
  const id = context.req.param("id") ?? "";
  checkCaller(context);
  await checkSignature(context, id);
  return find(id) ?? refuseUnknown(subject);
}

/**
 * Checks a call that is signed over its body, finds what the id in its path belongs to, and returns the body.
 * @throws ApiError 400, 401, 404
 */
export async function findSignedByBody<Found>(
  context: Context,
  subject: string,
  find: (id: string) => Found | undefined,
): Promise<{ found: Found; body: string }> {
  const body = await readSigned(context);
  return { found: find(context.req.param("id") ?? "") ?? refuseUnknown(subject), body };
}

/**
 * Checks a call that is signed over its body, and returns the body.
 * @throws ApiError 400, 401
 */
export async function readSigned(context: Context): Promise<string> {
  checkCaller(context);
  const body = await readBody(context);
  await checkSignature(context, body);
  return body;
}

export function refuseUnknown(subject: string): never {
  throw apiError(404, "404", `${subject} not found`);
}

export function answerVerification(context: Context, verification: object | null, status?: 200 | 201) {
  return answerSigned(context, { status: "success", verification }, status);
}

export async function answerSigned(
  context: Context,
  content: object,
  status: 200 | 201 = 200,
): Promise<Response> {
  const body = JSON.stringify(content);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    ...(await answerHeaders(context, body)),
  };
  return context.body(body, status, headers);
}

export async function answerFile(context: Context, bytes: Bytes, mimetype: string): Promise<Response> {
  return context.body(bytes, 200, { "content-type": mimetype, ...(await answerHeaders(context, bytes)) });
}
