/** Paths are written twice, because one source for both would cost the first step bytes: here they are held together. */
import { expect, test } from "vitest";
import { ROUTES } from "../../../src/contract/routes.js";
import { organisationCall } from "../../../src/flow/organisation-call.js";
import { visitCalls } from "../../../src/flow/visit/visit-calls.js";

const REFERENCE = "7ea40290-44b7-424e-babb-31da7ca1dcd1";
const CODE = "a code/with?signs";

test.each([
  [ROUTES.organisation, organisationCall(CODE)],
  [ROUTES.invite, visitCalls.invite({ email: "jane@example.com", code: CODE }, { idempotencyKey: "1" })],
  [ROUTES.tracking, visitCalls.readTracking(REFERENCE)],
  [ROUTES.code, visitCalls.sendCode(REFERENCE)],
  [ROUTES.activate, visitCalls.activate(REFERENCE, {})],
  [ROUTES.status, visitCalls.readStatus(REFERENCE)],
])("the page calls %s", (route, { path }) => {
  const filled = route.replace(":ref", REFERENCE).replace(":code", encodeURIComponent(CODE));
  expect(path).toBe(filled);
});
