/** Checks what a request brings against a schema, and reports every fault at once. */
import type * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { fault, faultsOf } from "./validation-results.js";

/** @throws GangwayError `invalid_request` with every fault. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new GangwayError("invalid_request", "Some of the details need another look.", {
    validationResults: faultsOf(parsed.error.issues, schema),
  });
}

/** The refusal of one member, for a fault that no schema finds. @param message without a full stop. */
export function invalidMember(name: string, resultName: string, message: string): GangwayError {
  return new GangwayError("invalid_request", `${message}.`, {
    validationResults: [fault([name], resultName, message)],
  });
}
