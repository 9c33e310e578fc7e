import { describe, expect, test } from "vitest";
import { createClientAddress } from "../../../src/proxy/requests/client-address.js";

const CONNECTION = "198.51.100.1";

/** Reads the address of a request, as limits count it. */
const read = (
  connection: string | undefined,
  trustedProxies: number,
  headers: Record<string, string> = {},
): string | null =>
  createClientAddress(undefined, trustedProxies).find({
    req: { raw: request(headers) },
    env: { remoteAddress: connection },
  });

const request = (headers: Record<string, string> = {}) =>
  new Request("https://onboarding.harbour.example/", { headers });

const forwardedFor = (value: string, trustedProxies = 1) =>
  read(CONNECTION, trustedProxies, { "x-forwarded-for": value });

const forwarded = (value: string, trustedProxies = 1) =>
  read(CONNECTION, trustedProxies, { forwarded: value });

describe("the address that limits count", () => {
  test.each([
    ["the connection's", 0, undefined, "198.51.100.1"],
    ["the connection's, whatever a stranger writes", 0, "203.0.113.9", "198.51.100.1"],
    ["what our one proxy saw", 1, "203.0.113.9, 203.0.113.7", "203.0.113.7"],
    ["what the outer of our two proxies saw", 2, "203.0.113.9, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
    ["the connection's, where a trusted proxy says nothing", 1, undefined, "198.51.100.1"],
  ])("is %s", (_name, trustedProxies, value, address) => {
    const headers = value === undefined ? {} : { "x-forwarded-for": value };
    expect(read(CONNECTION, trustedProxies, headers)).toBe(address);
  });

  test.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::ffff:cb00:7107", "203.0.113.7"],
  ])("%s counts as %s", (connection, address) => {
    expect(read(connection, 0)).toBe(address);
  });

  test("is unknown where the host knows none", () => {
    expect(read(undefined, 0)).toBeNull();
    expect(read(undefined, 1, { "x-forwarded-for": "unknown" })).toBeNull();
  });
});

describe("X-Forwarded-For as it is written by", () => {
  test.each([
    ["nginx, HAProxy and Cloudflare", "203.0.113.7", "203.0.113.7"],
    ["nginx behind another", "198.51.100.9, 203.0.113.7", "203.0.113.7"],
    ["proxies that leave out the space", "198.51.100.9,203.0.113.7", "203.0.113.7"],
    ["Azure Application Gateway and IIS, with the port", "203.0.113.7:50123", "203.0.113.7"],
    ["Azure after a stranger", "198.51.100.9, 203.0.113.7:50124", "203.0.113.7"],
    ["IIS for IPv6", "[2001:db8:1:2::7]:443", "2001:db8:1:2::/64"],
    ["IIS without a port", "[2001:db8:1:2::7]", "2001:db8:1:2::/64"],
    ["AWS for IPv6", "2001:DB8:1:2:21f:5bff:febf:ce22", "2001:db8:1:2::/64"],
    ["AWS with the client's port", "203.0.113.7:8080", "203.0.113.7"],
    ["Cloudflare for IPv6", "2001:db8:1:2::7", "2001:db8:1:2::/64"],
    ["a socket for both families", "::ffff:203.0.113.7", "203.0.113.7"],
    ["such a socket, with the port", "[::ffff:203.0.113.7]:50123", "203.0.113.7"],
    ["such a socket, in hex", "::ffff:cb00:7107", "203.0.113.7"],
    ["a proxy that quotes", '"[2001:db8:1:2::7]:443"', "2001:db8:1:2::/64"],
    ["a proxy that doesn't know", "unknown", CONNECTION],
    ["a proxy that hides it", "_hidden", CONNECTION],
    ["nobody", "", CONNECTION],
    ["nobody that counts so", "1", CONNECTION],
    ["nobody that counts in octal", "0313.0.113.7", CONNECTION],
    ["nobody that makes sense", "[203.0.113.7", CONNECTION],
  ])("%s", (_writer, value, address) => {
    expect(forwardedFor(value)).toBe(address);
  });

  test("each port of one address counts together", () => {
    const seen = [50_123, 50_124, 443].map((port) => forwardedFor(`203.0.113.7:${port}`));
    expect(new Set(seen)).toEqual(new Set(["203.0.113.7"]));
  });
});

describe("Forwarded (RFC 7239)", () => {
  test.each([
    ["for=192.0.2.43", "192.0.2.43"],
    ["For=192.0.2.43;proto=http;by=203.0.113.43", "192.0.2.43"],
    ["proto=https; for=192.0.2.43", "192.0.2.43"],
    ['for="192.0.2.43:47011"', "192.0.2.43"],
    ['for="[2001:db8:cafe::17]:4711"', "2001:db8:cafe:0::/64"],
    ['for="[2001:db8:cafe::17]"', "2001:db8:cafe:0::/64"],
    ['for=198.51.100.17, for="[2001:db8:cafe::17]";by=_a', "2001:db8:cafe:0::/64"],
    ['for=198.51.100.17;host="a,b", for=192.0.2.43', "192.0.2.43"],
    ["for=198.51.100.17, proto=https", CONNECTION],
    ["for=unknown", CONNECTION],
    ['for="_gazonk"', CONNECTION],
    ['for="', CONNECTION],
  ])("%s is %s", (value, address) => {
    expect(forwarded(value)).toBe(address);
  });

  test("is counted from the right", () => {
    expect(forwarded("for=198.51.100.17, for=192.0.2.43, for=10.0.0.1", 2)).toBe("192.0.2.43");
  });

  test("and X-Forwarded-For count together only where they agree", () => {
    const seen = (one: string, other: string) =>
      read(CONNECTION, 1, { "x-forwarded-for": one, forwarded: other });
    expect(seen("192.0.2.43:1", "for=192.0.2.43")).toBe("192.0.2.43");
    // Our proxy writes one of them, and a stranger the other.
    expect(seen("192.0.2.43", "for=192.0.2.44")).toBe(CONNECTION);
  });

  test("nothing that a stranger writes takes long to read", () => {
    const started = performance.now();
    for (const text of ['"'.repeat(16_000), 'for="'.repeat(3000), ";".repeat(16_000), "[".repeat(16_000)]) {
      forwarded(text);
      forwardedFor(text);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
