/** A proxy whose `publicUrl` has a path, behind a server that removes the path and behind one that leaves it. */
import { describe, expect, test } from "vitest";
import { API_KEY, ORIGIN, openGangway, PUBLIC_URL, type TestGangway } from "./support/open-gangway.js";

const PATH = "/onboarding/eu";

const open = (path = PATH): Promise<TestGangway> =>
  openGangway({
    config: { publicUrl: `${PUBLIC_URL}${path}/` },
    host: {
      asset: async (request) =>
        new URL(request.url).pathname === "/gangway.js" ? new Response("the script") : null,
    },
  });

describe.each([
  ["removes the path", ""],
  ["leaves the path", PATH],
])("behind a server that %s", (_, prefix) => {
  test("calls of pages and of the partner's server are answered", async () => {
    const gangway = await open();
    const organisation = await gangway.fetch(
      new Request(`${PUBLIC_URL}${prefix}/v1/organisations/HARBOUR`, { headers: { origin: ORIGIN } }),
    );
    expect(organisation.status).toBe(200);
    const visits = await gangway.fetch(
      new Request(`${PUBLIC_URL}${prefix}/v1/visits`, { headers: { "x-api-key": API_KEY } }),
    );
    expect(visits.status).toBe(200);
    const unknown = await gangway.fetch(new Request(`${PUBLIC_URL}${prefix}/elsewhere`));
    expect(unknown.status).toBe(404);
  });

  test("the script is served", async () => {
    const gangway = await open();
    const script = await gangway.fetch(new Request(`${PUBLIC_URL}${prefix}/gangway.js`));
    expect([script.status, await script.text()]).toEqual([200, "the script"]);
  });

  test("the address of a QR code leads to the image", async () => {
    const gangway = await open();
    const { qrCodeUrl = "" } = await gangway.invite();
    expect(qrCodeUrl).toMatch(`${PUBLIC_URL}${PATH}/v1/qr/`);
    const asked = qrCodeUrl.replace(PATH, prefix);
    const image = await gangway.fetch(new Request(asked));
    expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });
});

test("a path that only begins like that of publicUrl is another path", async () => {
  const gangway = await open();
  const answer = await gangway.fetch(new Request(`${PUBLIC_URL}/onboarding/europe/v1/organisations/HARBOUR`));
  expect(answer.status).toBe(404);
});

test("the server in front removes a path that our own paths begin with", async () => {
  const gangway = await open("/v1");
  const answer = await gangway.fetch(
    new Request(`${PUBLIC_URL}/v1/organisations/HARBOUR`, { headers: { origin: ORIGIN } }),
  );
  expect(answer.status).toBe(200);
});
