/**
 * The address that a request is counted under: the connection's, or the one that our own reverse proxies saw. They write
 * it in `X-Forwarded-For`, some with a port, or in `Forwarded` (RFC 7239). Both are counted from the right, because
 * strangers can write what is further left.
 */
import ipaddr from "ipaddr.js";
import type { GangwayHost } from "../host.js";
import type { HostInfo } from "../host-info.js";
import { HttpError } from "../http-error.js";

/** The part of a request's context that its address is read from. */
export interface AddressedRequest {
  req: { raw: Request };
  env: HostInfo;
}

export interface ClientAddress {
  /** Returns the address of the connection, as the host tells it; null where it tells none. */
  connection(request: AddressedRequest): string | null;
  /** Returns the address that the request is counted under, or null where it is unknown. */
  find(request: AddressedRequest): string | null;
  /** @throws HttpError `invalid_configuration`, with the status 500, where the address is unknown. */
  require(request: AddressedRequest): string;
}

const UNKNOWN =
  "The network address of this call is unknown, so that no rate limit can hold. Mount the proxy with nodeHandler, or " +
  "call fetch(request, { remoteAddress }). Behind a reverse proxy that writes X-Forwarded-For, set trustedProxies.";

export function createClientAddress(
  addressOf: GangwayHost["addressOf"],
  trustedProxies: number,
): ClientAddress {
  const connectionOf = ({ req, env }: AddressedRequest) => addressOf?.(req.raw) || env.remoteAddress || null;

  function find(addressed: AddressedRequest): string | null {
    const request = addressed.req.raw;
    const connection = connectionOf(addressed);
    const own = connection && (countedAs(connection) ?? connection);
    if (trustedProxies === 0) return own;
    const seen = ["x-forwarded-for", "forwarded"].flatMap((header) => {
      const addresses = addressesOf(header, request.headers.get(header) ?? "");
      const written = addresses.at(-trustedProxies) ?? addresses[0];
      return written === undefined ? [] : [countedAs(written)];
    });
    const [first, other = first] = seen;
    // A header that our proxies don't write comes from a stranger: where the two differ, neither is believed.
    return first && first === other ? first : (own ?? first ?? null);
  }

  return {
    connection: connectionOf,
    find,
    require(request) {
      const address = find(request);
      if (address === null) throw new HttpError("invalid_configuration", UNKNOWN, { status: 500 });
      return address;
    },
  };
}

/** The addresses of a header, the nearest proxy's last. An element without one is an empty text: its place counts. */
function addressesOf(header: string, text: string): string[] {
  const elements = (text.match(/(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g) ?? []).filter(
    (element) => element.trim() !== "",
  );
  const written =
    header === "forwarded"
      ? elements.map((element) => /(?:^|;)\s*for\s*=\s*("[^"]*"|[^;"]*)/i.exec(element)?.[1] ?? "")
      : elements;
  return written.map((element) => element.trim().replace(/^"(.*)"$/, "$1"));
}

/** Returns the address that counts: an IPv6 customer can choose from a whole /64. Null for what is no address. */
function countedAs(text: string): string | null {
  const address = withoutPort(text);
  if (address.includes(":") ? !ipaddr.IPv6.isValid(address) : !ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return null;
  }
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** Takes off brackets, port and zone: `[2001:db8::1]:443`, `203.0.113.7:50123`, `fe80::1%eth0`. */
function withoutPort(text: string): string {
  const [, inBrackets] = /^\[([^\]]*)\](?::\w+)?$/.exec(text) ?? [];
  const [, withPort] = /^([^:]*):\w+$/.exec(text) ?? [];
  return (inBrackets ?? withPort ?? text).replace(/%.*$/, "");
}
