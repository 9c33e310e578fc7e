/**
 * The second argument of `fetch`: facts about a request that its host knows, and that the request doesn't hold. Hosts
 * with an argument of their own can hand `fetch` to their server as it is: its address is read where they have it.
 */

export interface HostInfo {
  /** Network address of the connection. Unless it is known, calls of pages are refused: no rate limit would hold. */
  remoteAddress?: string | null | undefined;
  /** Path that the proxy is mounted below, such as `/onboarding`. Default: the path of `publicUrl`. */
  prefix?: string | undefined;
  /** The class that answers with text or a stream are made of, where the host writes its own faster. Default: the global one. */
  Response?: typeof Response | undefined;
  /** True where `answerPoll` was asked before, and had no answer. Default: false. */
  wasPolled?: boolean | undefined;
  /** Result of a parser that has read the body before. `null`: the body was read, and nobody kept it. */
  parsedBody?: unknown;
}

/** The forms of the second argument that other hosts have, each with the place of its address. */
interface OtherHosts {
  /** `Deno.serve` */
  remoteAddr?: { hostname?: string };
  /** `@hono/node-server`, and Hono's `mount` on it */
  incoming?: { socket?: { remoteAddress?: string } };
  /** `Bun.serve` */
  requestIP?: (request: Request) => { address: string } | null;
}

/** @param argument anything: of an unknown host's argument, nothing is used. */
export function readHostInfo(request: Request, argument: object = {}): HostInfo {
  // Members may be accessors of a class, as in Deno: a copy wouldn't have them.
  const info = argument as HostInfo & OtherHosts;
  return {
    remoteAddress: textOf(info.remoteAddress) ?? addressFrom(request, info),
    prefix: textOf(info.prefix) ?? undefined,
    Response: info.Response,
    wasPolled: info.wasPolled === true,
    parsedBody: info.parsedBody,
  };
}

function addressFrom(request: Request, info: OtherHosts): string | null {
  return (
    textOf(info.remoteAddr?.hostname) ??
    textOf(info.incoming?.socket?.remoteAddress) ??
    (typeof info.requestIP === "function" ? textOf(info.requestIP(request)?.address) : null)
  );
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
