/** Reads JSON from a request's body. */
import { GangwayError } from "../../contract/errors.js";
import { HttpError } from "../http-error.js";
import type { ProxyContext } from "../proxy-env.js";
import { readJsonBytes } from "./read-body.js";

const JSON_MEDIA_TYPE = /^application\/(json|[\w.+-]+\+json)\s*(;|$)/i;

/**
 * @param optional an empty body then stands for `{}`.
 * @throws GangwayError `invalid_request`, with the status 415 where the body isn't said to be JSON.
 */
export async function readJsonBody(context: ProxyContext, optional = false): Promise<unknown> {
  const body = await readJsonBytes(context);
  if (optional && body.byteLength === 0) return {};
  if (!JSON_MEDIA_TYPE.test(context.req.header("content-type") ?? "")) {
    throw new HttpError("invalid_request", "Send the body as JSON, with Content-Type: application/json.", {
      status: 415,
    });
  }
  return parseJsonBody(body);
}

/** @throws GangwayError `invalid_request` */
export function parseJsonBody(body: ArrayBuffer | Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new GangwayError("invalid_request", "The body is not valid JSON.");
  }
}
