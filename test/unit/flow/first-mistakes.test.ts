/** The first mistakes of a page's developer. Each is named by the error of the flow, not taken for a broken network. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { GangwayError } from "../../../src/contract/errors.js";
import { createOnboardingFlow } from "../../../src/flow/create-onboarding-flow.js";
import { createProxyClient } from "../../../src/flow/create-proxy-client.js";
import { FakeClock } from "./support/fake-clock.js";
import { FakePage } from "./support/fake-page.js";
import { organisationAnswer } from "./support/fixtures.js";
import { TestServer } from "./support/test-server.js";

const server = new TestServer();

beforeAll(() => server.open());
afterAll(() => server.close());
afterEach(() => vi.unstubAllGlobals());

/** Starts a flow and returns the error that it ends in. */
async function mistake(
  endpoint: string,
  { fetch, customerToken }: { fetch?: typeof globalThis.fetch; customerToken?: string } = {},
): Promise<GangwayError> {
  const clock = new FakeClock();
  const client = createProxyClient({ endpoint, clock, fetch, isOnline: () => true });
  const environment = new FakePage();
  const flow = createOnboardingFlow({
    client,
    endpoint,
    environment,
    clock,
    organisation: "harbour",
    customerToken,
  });
  await flow.start();
  const { state } = flow;
  flow.stop();
  if (state.step !== "error") throw new Error(`it is in the step ${state.step}`);
  return state.error;
}

const problem = (status: number, code: string, detail: string) => ({
  type: "about:blank",
  title: "No",
  status,
  code,
  detail,
  retryable: false,
});

it("an endpoint that answers with a web page, as a single-page application does", async () => {
  server.handle = (_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<!doctype html>");
  const { code, message, retryable } = await mistake(server.url);
  expect([code, retryable]).toEqual(["invalid_configuration", false]);
  expect(message).toContain(`${server.url} answers with a web page`);
});

it("an answer that breaks off stays an answer that can't be read", async () => {
  server.handle = (_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end('{"organ');
  expect(await mistake(server.url)).toMatchObject({ code: "provider_response_invalid", retryable: true });
});

it.each([
  ["of the proxy", problem(404, "not_found", "There is nothing at this address.")],
  ["of another server", "<h1>Not found</h1>"],
])("a wrong path, where a 404 %s answers", async (_, body) => {
  server.answer(404, body);
  const { code, message } = await mistake(`${server.url}/wrong`);
  expect(code).toBe("invalid_configuration");
  expect(message).toContain(`There is no proxy at ${server.url}/wrong`);
});

it("an origin that isn't allowed, in the proxy's own words", async () => {
  server.answer(
    403,
    problem(403, "origin_not_allowed", 'Add "https://www.harbour.example" to allowedOrigins.'),
  );
  const { code, message } = await mistake(server.url);
  expect(code).toBe("origin_not_allowed");
  expect(message).toBe('Add "https://www.harbour.example" to allowedOrigins.');
});

it("an organisation that the proxy doesn't know", async () => {
  server.answer(404, problem(404, "unknown_organisation", "There is no organisation with this code."));
  const { code, message } = await mistake(server.url);
  expect(code).toBe("unknown_organisation");
  expect(message).toContain(`The proxy at ${server.url} has no organisation "harbour"`);
});

it.each([
  ["https:", "http://proxy.example", "invalid_configuration"],
  ["https:", "http://proxy.localhost", "network"],
  ["https:", "http://localhost:8787", "network"],
  ["https:", "http://127.0.0.1:8787/onboarding", "network"],
  ["https:", "http://localhost.partner.example", "invalid_configuration"],
  ["http:", "http://proxy.example", "network"],
  ["https:", "https://proxy.example", "network"],
])("a page over %s that can't call %s: %s", async (protocol, endpoint, expected) => {
  vi.stubGlobal("location", { protocol, href: `${protocol}//www.harbour.example/` });
  const fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  const { code, message } = await mistake(endpoint, { fetch });
  expect(code).toBe(expected);
  if (expected === "invalid_configuration") expect(message).toContain("Serve the proxy over https.");
});

it.each([
  [{ browserInvites: false }, "browserInvites"],
  [{ authentication: "token" }, "authenticates by token"],
])("a page whose settings don't fit the organisation: %o", async (change, reason) => {
  server.answer(200, { ...organisationAnswer, browserInvites: true, ...change });
  const { code, message } = await mistake(server.url);
  expect(code).toBe("invalid_configuration");
  expect(message).toContain(reason);
});
