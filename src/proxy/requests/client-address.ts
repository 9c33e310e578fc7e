/**
 * The address that a request is counted under: the connection's, or the one that our own reverse proxies saw.
 * `X-Forwarded-For` is counted from the right, because strangers can write what is further left.
 */
import type { GangwayHost } from "../host.js";

export type ClientAddress = (request: Request) => string | null;

export function createClientAddress(
  addressOf: GangwayHost["addressOf"],
  trustedProxies: number,
): ClientAddress {
  return (request) => {
    const connection = addressOf?.(request) || null;
    if (trustedProxies === 0) return connection && countedAs(connection);
    const forwarded = (request.headers.get("x-forwarded-for") ?? "")
      .split(",")
      .map((address) => address.trim())
      .filter((address) => address !== "");
    const seen = forwarded.at(-trustedProxies) ?? forwarded[0] ?? connection;
    return seen && countedAs(seen);
  };
}

/** Returns the address that counts: an IPv6 customer can choose from a whole /64. */
function countedAs(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
