/** Reads a partner's page for `gangway check --page`. Each redirect is checked again. */
import { CommandError } from "./command-error.js";
import type { ReadPage } from "./examine-page.js";
import { readAddress } from "./read-address.js";

const TIME_LIMIT_MS = 10_000;
const MAX_REDIRECTS = 5;

export interface ReadPageOptions {
  /** True where the page may be at a private address, such as that of a developer's machine. */
  allowPrivate: boolean;
}

/** @throws CommandError where the page can't be read. */
export async function readPage(address: string, { allowPrivate }: ReadPageOptions): Promise<ReadPage> {
  const options = {
    allowPrivate,
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    headers: { accept: "text/html" },
  };
  let url = toUrl(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const { status, headers, text: html } = await readAddress(url, options);
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
