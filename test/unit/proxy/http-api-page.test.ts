/** Holds `docs/http-api.md`, and the pages that it refers to, against the routes and error codes of the code. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { errorCodes, httpStatusOf } from "../../../src/contract/error-status.js";
import { GangwayError } from "../../../src/contract/errors.js";
import { identityColumns, visitColumns } from "../../../src/contract/export-schemas.js";
import { identityExample } from "../../../src/proxy/routes/identities/identity-examples.js";
import { visitExample } from "../../../src/proxy/routes/visits/visit-example.js";
import type { OpenApiDocument } from "./support/documented.js";
import { declaredRoutes, openGangway } from "./support/open-gangway.js";

const read = (page: string) => readFileSync(new URL(`../../../docs/${page}.md`, import.meta.url), "utf8");
const page = read("http-api");

/** Codes that never leave the browser have no HTTP status. */
const BROWSER_ONLY = ["network", "offline", "frame_blocked", "unsupported_browser"];

it("names every call", async () => {
  const { call } = await openGangway();
  const { json } = await call("GET", "/openapi.json");
  const { paths }: OpenApiDocument = json;
  const pages = [page, read("identities"), read("webhooks")].join("\n");
  /** The last part of a path that isn't a parameter: `/v1/visits/{ref}` is found by `visits`. */
  const missing = Object.keys(paths).filter((path) => {
    const part = path.split("/").findLast((segment) => segment !== "" && !segment.startsWith("{"));
    return !pages.includes(`/${part}`);
  });
  expect(missing).toEqual([]);
});

it("names the scope of every call that needs an API key", () => {
  const rows = [...page.matchAll(/^\| `(invite|read|write|redact)` +\| (.+) +\|$/gm)];
  const documented = rows.flatMap(([, scope, calls = ""]) =>
    [...calls.matchAll(/`((?:GET|POST|PATCH|DELETE) \/[^`]+)`/g)].map(([, call]) => `${scope}: ${call}`),
  );
  const declared = declaredRoutes().flatMap(({ method, path, scope }) =>
    scope ? [`${scope}: ${method} ${path.replace(/:(\w+)/g, "{$1}")}`] : [],
  );
  expect(documented.toSorted()).toEqual(declared.toSorted());
});

it("lists the columns of exports, in their order", () => {
  const words = page.replaceAll(/\s+/g, " ");
  const { duplicates: _, ...identity } = identityExample;
  const columns = Object.keys(identityColumns(identity));
  const fields = columns.indexOf("first_name");
  expect(words).toContain(`Columns of visits: \`${Object.keys(visitColumns(visitExample)).join(" ")}\``);
  expect(words).toContain(`Columns of identities: \`${columns.slice(0, fields).join(" ")}\``);
  expect(words).toContain(`(\`${columns.slice(fields).join(" ")}\`)`);
});

it("lists every error code, with its status and whether it may be retried", () => {
  const rows = [...page.matchAll(/^\| `([a-z_]+)` +\| (\d*) +\| (yes)? +\| /gm)].map(
    ([, code, status, retryable]) => ({ code, status, retryable: retryable === "yes" }),
  );
  expect(rows).toEqual(
    errorCodes().map((code) => ({
      code,
      status: BROWSER_ONLY.includes(code) ? "" : String(httpStatusOf(code)),
      retryable: new GangwayError(code, "").retryable,
    })),
  );
});
