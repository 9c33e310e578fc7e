import { expect, test } from "vitest";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { installProviders } from "../../../src/proxy/installed-providers.js";
import { createOrganisations } from "../../../src/proxy/organisations.js";
import { parseConfig } from "../../../src/proxy/parse-config.js";
import { createActivateVisit } from "../../../src/proxy/visits/activate-visit.js";
import { KEY_1, openTestStore } from "./support/open-gangway.js";

const config: GangwayConfigInput = {
  publicUrl: "https://onboarding.harbour.example",
  encryptionKeys: [KEY_1],
  organisations: [
    {
      code: "HARBOUR",
      name: "Harbour",
      authentication: "none",
      provider: { id: "verifime", baseUrl: "https://api.verifime.example", code: "VM", secrets: ["s"] },
    },
  ],
};

test("a customer doesn't wait for a provider that doesn't answer", async () => {
  const store = await openTestStore();
  const organisation = createOrganisations(parseConfig(config).config, installProviders(), () => ({
    outbound: () => new Promise(() => {}),
    now: () => 0,
  })).get("HARBOUR");
  const invite = {
    email: "jane@example.com",
    emailProved: true,
    externalRef: null,
    claimedExternalRef: null,
    referenceData: "a",
    providerText: "text-a",
    customerContext: null,
    sendInvitationEmail: false,
    locale: null,
  };
  const reference = "7ea40290-44b7-424e-babb-31da7ca1dcd1";
  const inviteUrl = "https://portal.verifime.example/1";
  const visit = await store.visits.insert(
    {
      reference,
      organisation: "HARBOUR",
      provider: "verifime",
      providerReference: reference,
      verifiedBy: "server",
      invite,
      inviteUrl,
      frame: null,
      expiresAt: null,
    },
    0,
  );
  if (!visit) throw new Error("not inserted");
  const activateVisit = createActivateVisit({
    reports: store.reports,
    now: () => 1,
    log: () => {},
    noteEvent: async () => {},
    timeoutMs: 1,
    track: (work) => work,
  });
  expect(await activateVisit({ visit, organisation }, { by: "code" })).toMatchObject({
    status: "Active",
    activatedAt: 1,
    verifiedBy: "code",
  });
  await store.close();
});
