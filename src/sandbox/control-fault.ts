/** A control call that can't be done, with what is wrong and what is allowed. It is answered as a problem document. */
import type * as z from "zod";

export interface InputFault {
  /** e.g. `advanceSeconds`; empty for the whole body. */
  field: string;
  message: string;
}

export class ControlFault extends Error {
  override readonly name = "ControlFault";
  readonly status: 400 | 403 | 404;
  readonly faults: readonly InputFault[];

  constructor(status: 400 | 403 | 404, message: string, faults: readonly InputFault[] = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

/**
 * Reads the body of a control call.
 * @throws ControlFault (400) naming every field that is wrong and what it may be.
 */
export function readControl<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input, { error: describe });
  if (read.success) return read.data;
  const faults = read.error.issues.flatMap((issue): InputFault[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          field: [...issue.path, key].join("."),
          message: "is not a member of this call",
        }))
      : [{ field: issue.path.join("."), message: issue.message }],
  );
  const sentence = faults.map(({ field, message }) => `${field || "the body"} ${message}`).join("; ");
  throw new ControlFault(400, `${sentence}.`, faults);
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
