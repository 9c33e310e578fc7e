/**
 * Reads a partner's page for `gangway check --page`, with the bounds of other outgoing calls: public addresses only, a time
 * limit, a size limit, and no redirect that isn't checked again.
 */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isAddress, isPublicAddress } from "../proxy/webhooks/public-address.js";
import { CommandError } from "./command-error.js";
import type { ReadPage } from "./examine-page.js";
import { guardedLookup } from "./guarded-lookup.js";

const TIME_LIMIT_MS = 10_000;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 5;

export interface ReadPageOptions {
  /** True where the page may be at a private address, such as that of a developer's machine. */
  allowPrivate: boolean;
}

/** @throws CommandError where the page can't be read. */
export async function readPage(address: string, { allowPrivate }: ReadPageOptions): Promise<ReadPage> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  let url = toUrl(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!allowPrivate && isAddress(url.hostname) && !isPublicAddress(url.hostname)) throw refused(url);
    const { status, headers, html } = await get(url, { allowPrivate, signal });
    const location = headers.get("location");
    if (status < 300 || status >= 400 || !location) {
      if (status >= 400) throw new CommandError(`${url.origin} answered ${status} for the page.`);
      return { url: url.href, headers, html };
    }
    url = toUrl(location, url);
  }
  throw new CommandError("The page redirects too often.");
}

function toUrl(address: string, base?: URL): URL {
  try {
    const url = new URL(address, base);
    if (/^https?:$/.test(url.protocol)) return url;
  } catch {
    // Falls through to the same refusal.
  }
  throw new CommandError("--page must be an http(s) address.");
}

const refused = ({ hostname }: URL): CommandError =>
  new CommandError(`${hostname} has no public address. Use --allow-private to check a page there.`);

interface Answer {
  status: number;
  headers: Headers;
  html: string;
}

function get(url: URL, { allowPrivate, signal }: ReadPageOptions & { signal: AbortSignal }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(url, {
      headers: { accept: "text/html", "user-agent": "gangway-check" },
      agent: false,
      signal,
      lookup: allowPrivate ? undefined : guardedLookup(() => refused(url)),
    });
    const fail = (cause: Error): void =>
      reject(
        cause instanceof CommandError
          ? cause
          : new CommandError(
              `${url.origin} could not be read: ${signal.aborted ? "it took too long" : cause.message}`,
            ),
      );
    request.on("error", fail);
    request.on("response", (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.byteLength;
        if (size > MAX_BYTES) response.destroy(new CommandError("The page has more than 2 MB."));
        else chunks.push(chunk);
      });
      response.on("error", fail);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: toHeaders(response),
          html: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.end();
  });
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}
