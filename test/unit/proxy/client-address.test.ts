import { describe, expect, test } from "vitest";
import { createClientAddress } from "../../../src/proxy/requests/client-address.js";

const request = (forwarded?: string) =>
  new Request("https://onboarding.harbour.example/", {
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
  });

describe("the address that limits count", () => {
  test.each([
    ["the connection's", 0, undefined, "198.51.100.1"],
    ["the connection's, whatever a stranger writes", 0, "203.0.113.9", "198.51.100.1"],
    ["what our one proxy saw", 1, "203.0.113.9, 203.0.113.7", "203.0.113.7"],
    ["what the outer of our two proxies saw", 2, "203.0.113.9, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
    ["the connection's, where a trusted proxy says nothing", 1, undefined, "198.51.100.1"],
  ])("is %s", (_name, trustedProxies, forwarded, address) => {
    expect(createClientAddress(() => "198.51.100.1", trustedProxies)(request(forwarded))).toBe(address);
  });

  test.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
  ])("%s counts as %s", (connection, address) => {
    expect(createClientAddress(() => connection, 0)(request())).toBe(address);
  });

  test("is unknown where the host knows none", () => {
    expect(createClientAddress(undefined, 0)(request())).toBeNull();
  });
});
