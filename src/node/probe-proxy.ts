/** Calls the proxy at `publicUrl` as a page does, and finds what keeps its answer from the page. */
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import { CommandError } from "./command-error.js";
import { type AddressAnswer, readAddress } from "./read-address.js";

const TIME_LIMIT_MS = 10_000;

/** Returns each problem with its remedy. The proxy's own address may be private: the configuration names it. */
export async function probeProxy(
  page: URL,
  code: string,
  { publicUrl }: Pick<AnyGangwayConfig, "publicUrl">,
): Promise<string[]> {
  const url = new URL(`${publicUrl}/v1/organisations/${encodeURIComponent(code)}`);
  try {
    const answer = await readAddress(url, {
      allowPrivate: true,
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      headers: { accept: "application/json", origin: page.origin },
    });
    const problem = problemOf(answer, page, code, publicUrl);
    return problem === null ? [] : [problem];
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return [`The proxy doesn't answer at publicUrl. ${error.message}. Start it, or correct publicUrl.`];
  }
}

function problemOf(
  { status, headers, text }: AddressAnswer,
  page: URL,
  organisation: string,
  publicUrl: string,
): string | null {
  const location = headers.get("location");
  if (status >= 300 && status < 400) {
    return `${publicUrl} redirects${location ? ` to ${location}` : ""}. Set publicUrl to the address that answers.`;
  }
  const answer = readAnswer(text);
  if (/^text\/html/i.test(headers.get("content-type") ?? "")) {
    return `${publicUrl} answers with a web page (${status}), so another server is there. Hand its paths on to the proxy.`;
  }
  if (status === 200 && answer.organisation?.code === organisation) {
    const allowed = headers.get("access-control-allow-origin");
    if (page.origin === new URL(publicUrl).origin || allowed === page.origin || allowed === "*") return null;
    return `A server in front of the proxy removes Access-Control-Allow-Origin, or sets it itself. Let the proxy's header pass.`;
  }
  if (answer.code === "origin_not_allowed" || answer.code === "unknown_organisation") {
    return `The running proxy says ${answer.code} for ${organisation}. It has another configuration: reload or restart it.`;
  }
  if (answer.code) return `The proxy at publicUrl answers ${status} ${answer.code}.`;
  return `${publicUrl} answers ${status}, and not as Gangway does. Check its path, and the server in front of the proxy.`;
}

interface Answer {
  organisation?: { code?: unknown };
  code?: unknown;
}

/** Returns an empty object for everything but a JSON object. */
function readAnswer(text: string): Answer {
  try {
    return (JSON.parse(text) as Answer | null) ?? {};
  } catch {
    return {};
  }
}
