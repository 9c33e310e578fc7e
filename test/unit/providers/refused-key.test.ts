import { expect, it } from "vitest";
import { statusFailure } from "../../../src/providers/answer.js";

const refusal = (status: number) =>
  statusFailure("Verifa", { status, headers: new Headers(), text: "" }, Date.now());

it.each([401, 403])("a %i says that the key may be for another environment", (status) => {
  const { code, message } = refusal(status);
  expect(code).toBe("provider_rejected");
  expect(message).toContain("environment (test or live)");
});

it("any other refusal doesn't", () => {
  expect(refusal(422).message).toBe("Verifa refused the request.");
});
