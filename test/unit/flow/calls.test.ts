import { expect, it } from "vitest";
import { ROUTES } from "../../../src/contract/routes.js";
import { organisationCall } from "../../../src/flow/organisation-call.js";
import { visitCalls } from "../../../src/flow/visit/visit-calls.js";
import { REF } from "./support/fixtures.js";

it.each([
  ["organisation", organisationCall("HARBOUR"), "GET", ROUTES.organisation.replace(":code", "HARBOUR")],
  ["invite", visitCalls.invite({ email: "", code: "" }, { idempotencyKey: "1" }), "POST", ROUTES.invite],
  ["tracking", visitCalls.readTracking(REF), "GET", ROUTES.tracking.replace(":ref", REF)],
  ["code", visitCalls.sendCode(REF), "POST", ROUTES.code.replace(":ref", REF)],
  ["activate", visitCalls.activate(REF, {}), "POST", ROUTES.activate.replace(":ref", REF)],
  ["status", visitCalls.readStatus(REF), "GET", ROUTES.status.replace(":ref", REF)],
])("the call %s goes to the proxy's route", (_, call, method, path) => {
  expect([call.body ? "POST" : "GET", call.path]).toEqual([method, path]);
});

it("organisation codes and references stay one segment of the path", () => {
  expect(organisationCall("a/b?c").path).toBe("/v1/organisations/a%2Fb%3Fc");
  expect(visitCalls.readTracking("../x").path).toBe("/v1/user/signup/tracking/..%2Fx");
});
