/** Reads an address for `gangway check --page`, with the bounds of other outgoing calls: a time limit and a size limit. */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isAddress, isPublicAddress } from "../proxy/webhooks/public-address.js";
import { CommandError } from "./command-error.js";
import { guardedLookup } from "./guarded-lookup.js";

const MAX_BYTES = 2 * 1024 * 1024;

export interface ReadAddressOptions {
  /** True where it may be a private address, such as that of a developer's machine. */
  allowPrivate: boolean;
  signal: AbortSignal;
  headers: Record<string, string>;
}

export interface AddressAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Follows no redirect.
 * @throws CommandError where there is no answer, or an address that isn't allowed.
 */
export function readAddress(
  url: URL,
  { allowPrivate, signal, headers }: ReadAddressOptions,
): Promise<AddressAnswer> {
  return new Promise((resolve, reject) => {
    if (!allowPrivate && isAddress(url.hostname) && !isPublicAddress(url.hostname)) throw refused(url);
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(url, {
      headers: { "user-agent": "gangway-check", ...headers },
      agent: false,
      signal,
      lookup: allowPrivate ? undefined : guardedLookup(() => refused(url)),
    });
    const fail = (cause: Error): void =>
      reject(
        cause instanceof CommandError
          ? cause
          : new CommandError(
              `${url.origin} could not be read: ${signal.aborted ? "it took too long" : reasonOf(cause)}`,
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
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.end();
  });
}

const refused = ({ hostname }: URL): CommandError =>
  new CommandError(`${hostname} has no public address. Use --allow-private to check a page there.`);

/** The error of several attempts, one for each address, has no message. */
function reasonOf({ message, code }: NodeJS.ErrnoException): string {
  return message || (code ?? "no answer");
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}
