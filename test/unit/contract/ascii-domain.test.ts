import { expect, it } from "vitest";
import { withAsciiDomain } from "../../../src/contract/ascii-domain.js";
import { emailAddress } from "../../../src/contract/schema-parts.js";

it.each([
  ["jane@müller.example", "jane@xn--mller-kva.example"],
  ["Jane@MÜLLER.example", "Jane@xn--mller-kva.example"],
  ["jane@mu\u0308ller.example", "jane@xn--mller-kva.example"],
  ["jörg@müller.example", "jörg@xn--mller-kva.example"],
  ["jo\u0308rg@example.com", "jörg@example.com"],
  ["почта@пример.рф", "почта@xn--e1afmkfd.xn--p1ai"],
  ["jane@例え。テスト", "jane@xn--r8jz45g.xn--zckzah"],
  ["Jane@Example.com", "Jane@Example.com"],
  [" jane@example.com ", "jane@example.com"],
])("takes %s as %s", (given, address) => {
  expect(emailAddress.parse(given)).toBe(address);
});

it.each([
  "jane",
  "jane@",
  "@müller.example",
  "jane@müller",
  "jane@mü ller.example",
  "jane@mül/ler.example",
  "ja ne@example.com",
  "jane🎉@example.com",
  "jane@🎉",
  ".jane@example.com",
])("refuses %s", (given) => {
  expect(emailAddress.safeParse(given).success).toBe(false);
});

it("leaves what is no address as it is", () => {
  expect(withAsciiDomain("customer-7")).toBe("customer-7");
});
