/** Redaction beyond our own database: erasure at providers, and the sweep of personal data. */
import { expect, test } from "vitest";
import type { GangwayConfigInput } from "../../../src/proxy/config-schema.js";
import { API_KEY, openGangway } from "./support/open-gangway.js";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const SESSION = "f04bdb47-d3be-4b28-b028-a652feb060b5";
const VERIFF: GangwayConfigInput["organisations"][number]["provider"] = {
  id: "veriff",
  baseUrl: "https://veriff.example",
  apiKey: "veriff-key",
  secrets: ["veriff-secret"],
};

/** Opens a proxy whose Veriff answers as the test says. */
async function open(retentionDays?: number) {
  const veriff = { deletes: [] as string[], deleteStatus: 200 };
  const gangway = await openGangway({
    organisation: { provider: VERIFF, ...(retentionDays === undefined ? {} : { retentionDays }) },
    host: {
      fetch: async (url, init) => {
        if (init.method === "DELETE") {
          veriff.deletes.push(url);
          return Response.json({}, { status: veriff.deleteStatus });
        }
        const verification = { id: SESSION, url: "https://magic.veriff.example/v/1" };
        return Response.json({ status: "success", verification }, { status: 201 });
      },
    },
  });
  const headers = { "x-api-key": API_KEY };
  return {
    gangway,
    veriff,
    api: (method: string, path: string) => gangway.call(method, `/api/v1/identities${path}`, { headers }),
    /** A request starts the sweep, when one is due. */
    async sweepAfter(ms: number) {
      gangway.clock.now += ms;
      await gangway.call("GET", "/healthz");
    },
  };
}

async function verifiedCustomer({ gangway }: Awaited<ReturnType<typeof open>>): Promise<string> {
  const { trackingReference = "" } = await gangway.invite({ externalRef: "user_1" });
  const report = { status: "Completed", outcome: "approved" } as const;
  await gangway.store.reports.apply(trackingReference, report, gangway.clock.now);
  return trackingReference;
}

test("the provider is asked to erase at once", async () => {
  const parts = await open();
  await verifiedCustomer(parts);
  const { json } = await parts.api("DELETE", "/user_1/data");
  expect(json.message).toBe("All personal data of this identity has been deleted.");
  expect(parts.veriff.deletes).toEqual([`https://veriff.example/v1/sessions/${SESSION}`]);
  await parts.api("DELETE", `/${json.id}/data`);
  expect(parts.veriff.deletes).toHaveLength(1);
});

test("a provider that is down is asked again until it has erased", async () => {
  const parts = await open();
  await verifiedCustomer(parts);
  parts.veriff.deleteStatus = 503;
  const { status, json } = await parts.api("DELETE", "/user_1/data");
  expect([status, json.status]).toEqual([200, "redacted"]);
  expect(json.message).toContain("is asked again until it has");
  expect(parts.gangway.logs.filter(({ event }) => event === "provider_erase_failed")).toHaveLength(1);

  await parts.sweepAfter(HOUR);
  await expect.poll(() => parts.veriff.deletes.length).toBe(2);
  parts.veriff.deleteStatus = 200;
  // The next try may come after more than an hour. One that is on its way isn't overtaken by another.
  const nextTry = async () => {
    await parts.sweepAfter(HOUR);
    return parts.veriff.deletes.length;
  };
  await expect.poll(nextTry, { interval: 1000 }).toBe(3);
  await parts.sweepAfter(30 * DAY);
  await parts.gangway.close();
  expect(parts.veriff.deletes).toHaveLength(3);
});

test("retention forgets by itself, and asks the provider too", async () => {
  const parts = await open(30);
  const reference = await verifiedCustomer(parts);
  const { id } = (await parts.api("GET", "/user_1")).json;
  await parts.sweepAfter(29 * DAY);
  expect((await parts.api("GET", "/user_1")).status).toBe(200);
  await parts.sweepAfter(2 * DAY);
  await expect.poll(() => parts.veriff.deletes).toHaveLength(1);
  expect((await parts.api("GET", `/${id}`)).json).toMatchObject({ status: "redacted", external_ref: null });
  expect((await parts.gangway.store.visits.find(reference))?.redactedAt).not.toBeNull();
});

test("without retention nothing is forgotten", async () => {
  const parts = await open();
  await verifiedCustomer(parts);
  await parts.sweepAfter(10_000 * DAY);
  await parts.sweepAfter(DAY);
  expect((await parts.api("GET", "/user_1")).json.status).toBe("approved");
});
