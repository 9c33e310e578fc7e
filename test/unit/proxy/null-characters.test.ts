/** U+0000 in paths and queries, of every route that has any: a fault of the caller's on every database. */
import { expect, test } from "vitest";
import { API_KEY, declaredRoutes, ORIGIN, openGangway } from "./support/open-gangway.js";

const QUERIES = [
  "page[after]",
  "page[before]",
  "endpoint",
  "q",
  "external_ref",
  "status",
  "offset",
  "limit",
  "sig",
];

test("no route with parameters or a query fails over U+0000", async () => {
  const gangway = await openGangway();
  const { trackingReference } = await gangway.invite({ externalRef: "user_1" });
  const headers = { "x-api-key": API_KEY, origin: ORIGIN };
  const routes = declaredRoutes();
  const calls = routes.flatMap(({ method, path }) => {
    const names = [...path.matchAll(/:(\w+)(\{[^}]*\})?/g)].map(([whole]) => whole);
    const filled = (odd: string) =>
      names.reduce((text, name) => {
        const value = name === odd ? "%00" : trackingReference;
        return text.replace(name, name.startsWith(":file") ? `${value}.svg` : `${value}`);
      }, path);
    return [
      ...names.map((name) => ({ method, path: filled(name) })),
      ...QUERIES.map((name) => ({ method, path: `${filled("")}?${name}=a%00b` })),
    ];
  });
  expect(calls.length).toBeGreaterThan(routes.length);
  for (const { method, path } of calls) {
    const body = method === "GET" || method === "DELETE" ? {} : { body: {} };
    const { status, json } = await gangway.call(method, path, { headers, ...body });
    expect([400, 404], `${method} ${path} ${JSON.stringify(json)}`).toContain(status);
  }
});
