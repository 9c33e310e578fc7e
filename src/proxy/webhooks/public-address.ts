/**
 * Tells public addresses from all others, because webhooks go to public addresses only. Loopback, private, link-local,
 * carrier-grade NAT, multicast, metadata and reserved addresses are refused, also when an IPv6 address embeds them.
 */
import ipaddr from "ipaddr.js";

/** Global unicast (RFC 4291 §2.4): every public IPv6 address lies inside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
/** NAT64's well-known prefix (RFC 6052): the last 32 bits are the IPv4 address. */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** Azure's metadata and agent service has a public address. */
const METADATA = new Set(["168.63.129.16"]);

/** @param address from a resolver, or the host of a URL (with or without brackets). */
export function isPublicAddress(address: string): boolean {
  const text = address.replace(/^\[(.*)\]$/, "$1");
  if (!ipaddr.isValid(text)) return false;
  // `process` turns an IPv4-mapped address into the IPv4 address.
  const parsed = ipaddr.process(text);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast" && !METADATA.has(parsed.toString());
  if (parsed.match(NAT64)) return isPublicAddress(parsed.toByteArray().slice(12).join("."));
  return parsed.match(GLOBAL_UNICAST) && parsed.range() === "unicast";
}

/** True where a URL's host is an address, not a name to be resolved. */
export function isAddress(hostname: string): boolean {
  return ipaddr.isValid(hostname.replace(/^\[(.*)\]$/, "$1"));
}
