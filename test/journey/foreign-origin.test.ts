/** A page that the organisation doesn't allow reads the reason of each refusal, also after a preflight, and nothing else. */
import { test as base, expect } from "./demo.js";

/** The demo's site under its other name, which no organisation allows. */
const test = base.extend<{ foreignUrl: string }>({
  foreignUrl: async ({ demo }, use) => use(demo.siteUrl.replace("localhost", "127.0.0.1")),
  otherOrigins: async ({ foreignUrl }, use) => use([foreignUrl]),
});

interface Called {
  status: number;
  type: string | null;
  problem: { code: string; detail: string };
}

/** Calls the proxy from a page, and reads all of the answer that the browser shows. */
async function call([url, init]: readonly [string, RequestInit]): Promise<Called> {
  const answer = await fetch(url, init);
  const { code, detail } = await answer.json();
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    problem: { code, detail },
  };
}

const json = { "content-type": "application/json" };

test("a foreign page reads that its origin isn't allowed", async ({ page, demo, foreignUrl }) => {
  await page.goto(`${foreignUrl}/strict`);
  const calls: [string, RequestInit][] = [
    ["/v1/organisations/HARBOUR-VERIFIME", {}],
    [
      "/v1/user/invite",
      {
        method: "POST",
        headers: { ...json, "idempotency-key": "one" },
        body: JSON.stringify({ code: "HARBOUR-VERIFIME", email: "jane@example.com" }),
      },
    ],
  ];
  for (const [path, init] of calls) {
    const { status, type, problem } = await page.evaluate(call, [demo.proxyUrl + path, init] as const);
    expect([path, status, type]).toEqual([path, 403, "application/problem+json"]);
    expect(problem.code).toBe("origin_not_allowed");
    expect(problem.detail).toContain(`Add "${foreignUrl}" to the organisation's allowedOrigins`);
  }
});

test("a foreign page reads that there is no such visit, organisation or path", async ({
  page,
  demo,
  foreignUrl,
}) => {
  await page.goto(`${foreignUrl}/strict`);
  const withToken = { headers: { authorization: "Bearer token" } };
  const calls = [
    ["/v1/organisations/NOBODY", {}, 404, "unknown_organisation"],
    ["/wrong/v1/organisations/HARBOUR-VERIFIME", {}, 404, "not_found"],
    ["/wrong/v1/user/invite", { method: "POST", headers: json, body: "{}" }, 404, "not_found"],
    ["/v1/user/signup/tracking/7ea40290-44b7-424e-babb-31da7ca1dcd1", withToken, 404, "unknown_reference"],
  ] as const;
  for (const [path, init, status, code] of calls) {
    const answer = await page.evaluate(call, [demo.proxyUrl + path, init] as const);
    expect([path, answer.status, answer.problem.code]).toEqual([path, status, code]);
  }
});

test("a page without an origin reads where it may be opened", async ({ page, demo, foreignUrl }) => {
  await page.goto(`${foreignUrl}/framed?sandbox=allow-scripts`);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  const answer = await frame?.evaluate(call, [
    `${demo.proxyUrl}/v1/organisations/HARBOUR-VERIFIME`,
    {},
  ] as const);
  expect(answer?.problem.code).toBe("origin_not_allowed");
  expect(answer?.problem.detail).toContain("no origin");
});

test("a foreign page can't send the partner's key", async ({ page, demo, foreignUrl }) => {
  await page.goto(`${foreignUrl}/strict`);
  const init = { headers: { "x-api-key": "a key" } };
  const asked = page.evaluate(call, [`${demo.proxyUrl}/v1/visits`, init] as const);
  await expect(asked).rejects.toThrow("Failed to fetch");
});
