/** Checks what a request brings against a schema, and reports every fault at once. */
import type * as z from "zod";
import { GangwayError, type ValidationResult } from "../../contract/errors.js";
import type { FaultName } from "../../contract/fault-names.js";
import { fault, faultsOf } from "./validation-results.js";

/**
 * @param more faults that the schema can't find.
 * @throws GangwayError `invalid_request` with every fault.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
  more: readonly ValidationResult[] = [],
): z.output<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success && more.length === 0) return parsed.data;
  throw new GangwayError("invalid_request", "Some of the details need another look.", {
    validationResults: [...faultsOf(parsed.error?.issues ?? [], schema), ...more],
  });
}

/** The refusal of one member, for a fault that no schema finds. @param message without a full stop. */
export function invalidMember(name: string, resultName: FaultName, message: string): GangwayError {
  return new GangwayError("invalid_request", `${message}.`, {
    validationResults: [fault([name], resultName, message)],
  });
}
