/**
 * The address that a request is counted under: the connection's, or the one that our own reverse proxies saw
 * (`X-Forwarded-For`, counted from the right: what is further left was written by strangers).
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

/** An IPv6 customer has a whole /64 to choose from, so that is what counts. */
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
