/** A refused control call, with every fault of its body. It is answered as a problem document (RFC 9457). */
import type * as z from "zod";

export interface InputProblem {
  /** e.g. `advanceSeconds`; empty for the whole body. */
  field: string;
  message: string;
}

export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: 400 | 403 | 404;
  readonly faults: readonly InputProblem[];

  constructor(status: 400 | 403 | 404, message: string, faults: readonly InputProblem[] = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

/**
 * Reads the body of a control call.
 * @throws ControlError (400) that names every wrong field and its allowed values.
 */
export function readControl<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input, { error: describe });
  if (read.success) return read.data;
  const faults = read.error.issues.flatMap((issue): InputProblem[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          field: [...issue.path, key].join("."),
          message: "is not a member of this call",
        }))
      : [{ field: issue.path.join("."), message: issue.message }],
  );
  const sentence = faults.map(({ field, message }) => `${field || "the body"} ${message}`).join("; ");
  throw new ControlError(400, `${sentence}.`, faults);
}

function describe(issue: z.core.$ZodRawIssue): string | undefined {
  const missing = issue.input === undefined ? "is missing: it " : "";
  switch (issue.code) {
    case "invalid_type":
      return `${missing}must be ${issue.expected === "int" ? "a whole number" : `of type ${issue.expected}`}`;
    case "invalid_value":
      return `${missing}must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `must be at least ${issue.minimum}`;
    case "too_big":
      return `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}
