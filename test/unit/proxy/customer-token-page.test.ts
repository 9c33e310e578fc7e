/** Holds the examples of `docs/customer-token.md` against the check of customer tokens. */
import { readFileSync } from "node:fs";
import { SignJWT } from "jose";
import { expect, it } from "vitest";
import { CUSTOMER_SECRET, openGangway } from "./support/open-gangway.js";

const page = readFileSync(new URL("../../../docs/customer-token.md", import.meta.url), "utf8");
const [, example = ""] = page.match(/```json\n(\{ "sub".*?)\n```/s) ?? [];
const claims = JSON.parse(example);

async function activate(change: Record<string, unknown>, invited: Record<string, unknown> = {}) {
  const gangway = await openGangway({
    organisation: { authentication: "token", customerTokenSecrets: [CUSTOMER_SECRET] },
  });
  gangway.clock.now = claims.iat * 1000;
  const { trackingReference } = await gangway.invite({ externalRef: claims.sub, ...invited });
  const payload = Object.fromEntries(
    Object.entries({ ...claims, ...change }).filter(([, value]) => value !== undefined),
  );
  const customerToken = await new SignJWT(payload)
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(CUSTOMER_SECRET));
  return gangway.call("POST", `/v1/user/signup/tracking/${trackingReference}/activate`, {
    body: { customerToken },
  });
}

it("shows claims that are accepted", async () => {
  expect((await activate({})).status).toBe(200);
  expect((await activate({ aud: ["QUAY", "HARBOUR"], iat: undefined })).status).toBe(200);
});

it.each([
  ["no sub", { sub: undefined }],
  ["a sub in another case", { sub: "Customer-7" }],
  ["another aud", { aud: "QUAY" }],
  ["no aud", { aud: undefined }],
  ["no exp", { exp: undefined }],
  ["an exp of more than ten minutes ahead", { exp: claims.iat + 606 }],
  ["an exp that has passed", { exp: claims.iat - 1 }],
  ["an nbf that is still to come", { nbf: claims.iat + 60 }],
])("says rightly that these are refused: %s", async (_, change) => {
  const answer = await activate(change);
  expect([answer.status, answer.json.code]).toEqual([401, "token_invalid"]);
});

it("lists the claims that are needed", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (yes|no) \|/gm)].map(
    ([, name, needed]) => `${name} ${needed}`,
  );
  expect(rows).toEqual(["sub yes", "aud yes", "exp yes", "iat no", "nbf no"]);
});
