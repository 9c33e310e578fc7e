/** The webhooks of the configuration, and the faults that it refuses. */
import { expect, test } from "vitest";
import type { GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import { ConfigError, parseConfig } from "../../../../src/proxy/parse-config.js";
import { readSigningKeys } from "../../../../src/proxy/signing-keys.js";
import { createConfiguredEndpoints } from "../../../../src/proxy/webhooks/configured-endpoints.js";

type Webhooks = NonNullable<GangwayConfigInput["organisations"][number]["webhooks"]>;

function parse(webhooks: Webhooks, members: Partial<GangwayConfigInput> = {}) {
  return parseConfig(
    {
      publicUrl: "https://onboarding.harbour.example",
      encryptionKeys: ["env:KEY"],
      organisations: [
        {
          code: "HARBOUR",
          name: "Harbour & Sons",
          authentication: "none",
          provider: { id: "verifime", baseUrl: "https://v.example", code: "C", secrets: ["env:SECRET"] },
          webhooks,
        },
      ],
      ...members,
    },
    {
      SECRET: "a webhook secret of forty random bytes..",
      EMPTY: "",
      KEY: "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    },
  );
}

function faultsOf(webhooks: Webhooks): string[] {
  try {
    parse(webhooks);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ path }) => path);
    throw error;
  }
  return [];
}

const AT = "organisations[0].webhooks";
const URL = "https://www.harbour.example/hooks";

test.each([
  ["an empty secret", [""], `${AT}[0].secrets[0]`],
  ["a blank secret", ["  "], `${AT}[0].secrets[0]`],
  ["a prefix with nothing after it", ["whsec_"], `${AT}[0].secrets[0]`],
  ["a prefix with something that isn't base64", ["whsec_not base64!"], `${AT}[0].secrets[0]`],
  ["an empty second secret", ["env:SECRET", ""], `${AT}[0].secrets[1]`],
  ["a secret that isn't set", ["env:EMPTY"], `${AT}[0].secrets[0]`],
  ["no secret", [], `${AT}[0].secrets`],
])("%s is a fault", (_name, secrets, path) => {
  expect(faultsOf([{ url: URL, secrets }])).toEqual([path]);
});

test("so are a URL that is none, holds a password, or stands there twice", () => {
  const secrets = ["env:SECRET"];
  expect(faultsOf([{ url: "ftp://www.harbour.example", secrets }])).toEqual([`${AT}[0].url`]);
  expect(faultsOf([{ url: "https://user:password@www.harbour.example/", secrets }])).toEqual([
    `${AT}[0].url`,
  ]);
  expect(
    faultsOf([
      { url: URL, secrets },
      { url: URL, secrets },
    ]),
  ).toEqual([`${AT}[1].url`]);
});

test("plain http starts, with a warning that nothing goes there, unless private addresses are allowed", () => {
  const http = [{ url: "http://localhost:3000/hooks", secrets: ["env:SECRET"] }];
  expect(parse(http).warnings).toEqual([
    { path: `${AT}[0].url`, message: expect.stringContaining("allowPrivateWebhooks") },
  ]);
  expect(parse(http, { allowPrivateWebhooks: true }).warnings).toEqual([]);
  expect(parse([{ url: URL, secrets: ["env:SECRET"] }]).warnings).toEqual([]);
});

test("a secret is base64 after its prefix, and otherwise its own bytes", () => {
  const text = (keys: Uint8Array[]) => keys.map((bytes) => Buffer.from(bytes).toString());
  expect(text(readSigningKeys(`whsec_${Buffer.from("a key").toString("base64")}`))).toEqual(["a key"]);
  expect(text(readSigningKeys("a secret in words"))).toEqual(["a secret in words"]);
  const encoded = Buffer.from("of six").toString("base64");
  expect(text(readSigningKeys(encoded))).toEqual([encoded, "of six"]);
});

test("an endpoint's id stays the same, and says nothing of its URL", async () => {
  const { config } = parse([{ url: `${URL}?token=s3cret`, secrets: ["env:SECRET"] }]);
  const [first] = await createConfiguredEndpoints(config.organisations).all();
  const [again] = await createConfiguredEndpoints(config.organisations).all();
  expect(first).toEqual(again);
  expect(first?.id).toMatch(/^endpoint_[0-9a-f]{24}$/);
  const [elsewhere] = await createConfiguredEndpoints(
    config.organisations.map((organisation) => ({ ...organisation, code: "QUAY" })),
  ).all();
  expect(elsewhere?.id).not.toBe(first?.id);
});
