/**
 * Which addresses a webhook may go to: those of the public internet and nothing else. Loopback, private, link-local,
 * carrier-grade, multicast, metadata and reserved addresses are refused, also when they are written inside an IPv6 one.
 */
import ipaddr from "ipaddr.js";

/** Global unicast (RFC 4291 §2.4): whatever lies outside of it is no public address, whatever else it is. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
/** NAT64's well-known prefix (RFC 6052): the last 32 bits are the IPv4 address that is meant. */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** Azure's metadata and agent service stands at a public address. */
const METADATA = new Set(["168.63.129.16"]);

/** `address` is one that a resolver gave out, or the host of a URL (with or without brackets). */
export function isPublicAddress(address: string): boolean {
  const text = address.replace(/^\[(.*)\]$/, "$1");
  if (!ipaddr.isValid(text)) return false;
  // `process` reads an IPv4-mapped address as the IPv4 address that it is.
  const parsed = ipaddr.process(text);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast" && !METADATA.has(parsed.toString());
  if (parsed.match(NAT64)) return isPublicAddress(parsed.toByteArray().slice(12).join("."));
  return parsed.match(GLOBAL_UNICAST) && parsed.range() === "unicast";
}

/** Whether a URL's host is an address itself, so that nothing needs to be resolved. */
export function isAddress(hostname: string): boolean {
  return ipaddr.isValid(hostname.replace(/^\[(.*)\]$/, "$1"));
}
