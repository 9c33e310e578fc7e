import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { errorCodes } from "../../../src/contract/error-status.js";
import { GangwayError } from "../../../src/contract/errors.js";
import { ROUTES } from "../../../src/contract/routes.js";
import { problemResponse } from "../../../src/proxy/problem.js";
import { type OpenApiDocument, schemasOf } from "./support/documented.js";
import { openGangway } from "./support/open-gangway.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

async function readDocument(): Promise<OpenApiDocument> {
  const gangway = await openGangway();
  const answer = await gangway.call("GET", "/openapi.json");
  expect(answer.status).toBe(200);
  return answer.json;
}

const operationsOf = (document: OpenApiDocument) =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
  );

test("is a valid OpenAPI 3.1 document", async () => {
  const document = await readDocument();
  expect(document.openapi).toMatch(/^3\.1\./);
  const { valid, errors } = await new Validator().validate(
    structuredClone(document) as object as Record<string, unknown>,
  );
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test("describes every route, each under a name of its own", async () => {
  const document = await readDocument();
  for (const path of Object.values(ROUTES)) {
    const template = path.replace(/:(\w+)(\{[^}]*\})?/g, "{$1}");
    expect(Object.keys(document.paths)).toContain(template);
  }
  const operations = operationsOf(document);
  const undescribed = operations.filter(({ operation }) => operation.operationId === undefined);
  expect(undescribed.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z]+$/);
  for (const { method } of operations) expect(METHODS).toContain(method);
});

test("describes every parameter, and every webhook", async () => {
  const document = await readDocument();
  const operations = [
    ...operationsOf(document),
    ...Object.entries(document.webhooks).map(([path, { post }]) => ({
      path,
      method: "post",
      operation: post,
    })),
  ];
  const undescribed = operations.flatMap(({ path, method, operation }) =>
    operation.parameters
      .filter(({ description }) => description === undefined)
      .map(({ name }) => `${method} ${path}: ${name}`),
  );
  expect(undescribed).toEqual([]);
  expect(Object.keys(document.webhooks)).toContain("visit.completed");
  expect(Object.keys(document.webhooks)).toContain("identity.tag-added");
});

test("has the closed list of error codes, and each refusal's own", async () => {
  const document = await readDocument();
  expect(document.components.schemas.Problem).toMatchObject({
    properties: { code: { enum: errorCodes() } },
  });
  const codesOf = (path: string, method: string, status: number) =>
    JSON.stringify(document.paths[path]?.[method]?.responses[status]?.content?.["application/problem+json"]);
  expect(codesOf("/v1/user/invite", "post", 422)).toContain('"enum":["idempotency_mismatch"]');
  expect(codesOf("/v1/user/invite", "post", 415)).toContain('"enum":["invalid_request"]');
});

test("every code that it names has a title of its own", async () => {
  const responses = operationsOf(await readDocument()).map(({ operation }) =>
    JSON.stringify(operation.responses),
  );
  const named = errorCodes().filter((code) => responses.some((text) => text.includes(`"${code}"`)));
  expect(named.length).toBeGreaterThan(15);
  const titles = await Promise.all(
    named.map(async (code) => (await problemResponse(new GangwayError(code, "")).json()).title),
  );
  expect(new Set(titles).size).toBe(named.length);
});

test("gives examples that fit their schemas", async () => {
  const document = await readDocument();
  const schemas = schemasOf(document);
  const examples = findExamples(document, []);
  expect(examples.length).toBeGreaterThan(10);
  for (const { pointer, example } of examples) {
    const validate = schemas([...pointer, "schema"]);
    validate(example);
    expect(validate.errors ?? [], pointer.join(" ")).toEqual([]);
  }
});

test("lets null stand for every optional member of an invite, at any depth", async () => {
  const schema = ["requestBody", "content", "application/json", "schema"];
  const validate = schemasOf(await readDocument())(["paths", ROUTES.invite, "post", ...schema]);
  const document = { type: null, number: null, country: null };
  const context = {
    firstName: null,
    familyName: null,
    middleName: null,
    fullName: null,
    dateOfBirth: null,
    preferredContactNumber: null,
    address: null,
    idNumber: null,
    document: null,
    consents: null,
    callbackUrl: null,
  };
  const others = { referenceData: null, sendInvitationEmail: null, externalRef: null, locale: null };
  for (const customerContext of [null, context, { ...context, document }]) {
    validate({ email: "jane@example.com", code: "HARBOUR", ...others, customerContext });
    expect(validate.errors ?? []).toEqual([]);
  }
  validate({ email: null, code: "HARBOUR" });
  expect(validate.errors).not.toEqual([]);
});

/** Finds every media type with an example: its place in the document, and the example. */
function findExamples(value: unknown, pointer: string[]): { pointer: string[]; example: unknown }[] {
  if (typeof value !== "object" || value === null) return [];
  const here = "example" in value && "schema" in value ? [{ pointer, example: value.example }] : [];
  return [
    ...here,
    ...Object.entries(value).flatMap(([name, member]) =>
      name === "example" ? [] : findExamples(member, [...pointer, name]),
    ),
  ];
}
