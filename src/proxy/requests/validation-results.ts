/** Turns zod's issues into the `validationResults` of a problem, in the shape of VerifiMe's invite call. */
import * as z from "zod";
import type { ValidationResult } from "../../contract/errors.js";
import type { FaultName } from "../../contract/fault-names.js";

/** A person corrects a few faults at a time, and a stranger's request must not cost more than its own size. */
const MAX_FAULTS = 50;
const MAX_SUGGESTIONS = 5;
const MAX_NAME_LENGTH = 100;

/** Returns the first 50 faults. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], schema: z.ZodType): ValidationResult[] {
  let unknown = 0;
  const faults = issues.slice(0, MAX_FAULTS).flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [fault(issue.path, resultName(issue), messageOf(issue))];
    const members = membersAt(schema, issue.path);
    return issue.keys.slice(0, MAX_FAULTS).map((key) => {
      unknown += 1;
      const name = key.slice(0, MAX_NAME_LENGTH);
      const message =
        unknown <= MAX_SUGGESTIONS
          ? unknownMember(name, members)
          : `${name} is not a member here: leave it out`;
      return fault([...issue.path, name], "UnknownMember", message);
    });
  });
  return faults.slice(0, MAX_FAULTS);
}

/** One fault, for those that no schema finds. @param at the path to the member. */
export function fault(at: readonly PropertyKey[], resultName: FaultName, message: string): ValidationResult {
  return {
    path: at.slice(0, -1).map(String).join("."),
    name: String(at.at(-1) ?? ""),
    resultType: "Error",
    resultName,
    resultScope: "Field",
    message,
  };
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.input === undefined;
}

function resultName(issue: z.core.$ZodIssue): FaultName {
  if (isMissing(issue)) return "Required";
  switch (issue.code) {
    case "invalid_type":
      return "InvalidType";
    case "too_big":
      return "TooLong";
    case "too_small":
      return issue.minimum === 1 ? "Required" : "TooShort";
    case "invalid_format":
      return FORMAT_NAMES[issue.format] ?? "InvalidFormat";
    default:
      return "InvalidValue";
  }
}

const FORMAT_NAMES: Record<string, FaultName> = {
  email: "InvalidEmail",
  date: "InvalidDate",
  url: "InvalidUrl",
};

function messageOf(issue: z.core.$ZodIssue): string {
  const name = String(issue.path.at(-1) ?? "The body");
  if (isMissing(issue)) return `${name} is required`;
  switch (issue.code) {
    case "invalid_type":
      return `${name} must be of type ${issue.expected}`;
    case "too_big":
      return `${name} must not be longer than ${issue.maximum}`;
    case "too_small":
      return issue.minimum === 1 ? `${name} must not be empty` : `${name} is too short`;
    case "invalid_format":
      return formatMessage(name, issue.format, issue.message);
    case "invalid_value":
      return `${name} must be one of ${issue.values.map(String).join(", ")}`;
    default:
      return `${name} ${issue.message}`;
  }
}

function formatMessage(name: string, format: string, message: string): string {
  if (format === "email") return `${name} must be an email address, such as jane@example.com`;
  if (format === "date") return `${name} must be a date that exists, as YYYY-MM-DD`;
  if (format === "url") return `${name} must be a web address that starts with https:// or http://`;
  return `${name} ${message}`;
}

function unknownMember(key: string, members: readonly string[]): string {
  const near = members
    .map((member) => ({ member, distance: editDistance(key.toLowerCase(), member.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const wayOut =
    near && near.distance <= Math.max(2, Math.floor(near.member.length / 3))
      ? `did you mean ${near.member}?`
      : `leave it out, or use one of ${members.join(", ")}`;
  return `${key} is not a member here: ${wayOut}`;
}

/** The names that the schema has at that path. */
function membersAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const part of path) {
    at = unwrap(at);
    at = at instanceof z.ZodObject ? at.shape[String(part)] : undefined;
  }
  at = unwrap(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The schema inside a wrapper or in front of a transformation. */
function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema;
}

/** Levenshtein's distance, with one row of the table at a time. Names over 64 characters are not compared. */
function editDistance(a: string, b: string): number {
  if (a.length > 64) return a.length;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
