/** The suite that every adapter is held to. Any runner will do: this one comes with Node. */
import test from "node:test";
import { providerSuite } from "gangway-server/provider-suite";
import { northgate } from "./northgate.js";
import { BASE_URL, createVendor, PASSPHRASE } from "./vendor.js";

const vendor = createVendor();

const suite = providerSuite({
  definition: northgate,
  config: { baseUrl: BASE_URL, passphrase: PASSPHRASE },
  fetch: vendor.fetch,
  async decide({ inviteUrl, providerReference, call }) {
    await call(inviteUrl, { method: "POST", body: JSON.stringify({ latitude: 54.6 }) });
    return [
      {
        headers: { "content-type": "application/json" },
        body: vendor.decide(providerReference, "turned_away"),
      },
    ];
  },
  outcome: "declined",
  withUnknownWord: (body) => body.replace("turned_away", "levitated"),
});

for (const { name, run } of suite) test(name, run);
