/** `/docs`: the OpenAPI document as a page without scripts. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { OpenApiDocument } from "./support/documented.js";
import { openGangway, PUBLIC_URL } from "./support/open-gangway.js";

async function readPage(path = "") {
  const gangway = await openGangway({ config: { publicUrl: `${PUBLIC_URL}${path}` } });
  const answer = await gangway.fetch(new Request(`${PUBLIC_URL}${path}/docs`));
  const document = (await (
    await gangway.fetch(new Request(`${PUBLIC_URL}${path}/openapi.json`))
  ).json()) as OpenApiDocument;
  return { answer, html: await answer.text(), document };
}

test("shows every call, every webhook and every schema", async () => {
  const { answer, html, document } = await readPage();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const wanted = [
    ...Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((each) => each.operationId),
    ),
    ...Object.keys(document.webhooks),
    ...Object.keys(document.components.schemas).map((name) => `schema-${name}`),
  ];
  expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  expect(html).toContain("<code>POST /v1/user/invite</code>");
});

test("has unique anchors, and no link that leads nowhere", async () => {
  const { html } = await readPage();
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, target]) => target);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test("needs nothing but its own style, which its policy names", async () => {
  const { answer, html } = await readPage();
  expect(html).not.toMatch(/<script|\son\w+=|\ssrc=|https?:\/\/(?!onboarding\.harbour\.example)[^<]*"/);
  const [, style = ""] = html.match(/<style>(.*?)<\/style>/s) ?? [];
  const hash = createHash("sha256").update(style).digest("base64");
  expect(answer.headers.get("content-security-policy")).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
});

test("links to the document below a sub-path", async () => {
  const { answer, html } = await readPage("/onboarding/eu");
  expect(answer.status).toBe(200);
  const [, href = ""] = html.match(/href="([^"#]*openapi\.json)"/) ?? [];
  expect(new URL(href, `${PUBLIC_URL}/onboarding/eu/docs`).pathname).toBe("/onboarding/eu/openapi.json");
});
