/**
 * The body of `POST /v1/sessions`, read and checked as the seed, "/v1/sessions" and "Some troubleshooting codes (table)"
 * have it, November 2026. Members that aren't documented are ignored: Veriff's own SDK sends some.
 *
 * Chosen: the first fault is reported, with HTTP status 400; null stands for a member that is left out.
 */
import * as z from "zod";
import { VeriffFault } from "./fault.js";
import type { DocumentType } from "./sessions.js";

export interface SessionRequest {
  callback: string | null;
  firstName: string | null;
  lastName: string | null;
  idNumber: string | null;
  dateOfBirth: string | null;
  documentType: DocumentType | null;
  documentCountry: string | null;
  documentNumber: string | null;
  vendorData: string | null;
  endUserId: string | null;
}

/** The age (ms) from which a timestamp is refused. */
const OLDEST_TIMESTAMP = 3_600_000;
const LONGEST_VENDOR_DATA = 1000;

/** A member whose fault has a code of its own; any other fault is 1104. */
const coded = <T>(code: string, schema: z.ZodType<T>) =>
  z.preprocess((value) => value ?? null, schema.nullable().or(refuseWith(code)));
const refuseWith = (code: string) => z.custom<never>(() => false, { error: code });
const text = coded("1104", z.string());

const requestSchema = z.object({
  callback: coded("1302", z.url({ protocol: /^https$/ })),
  vendorData: coded("1501", z.string()),
  endUserId: coded("1104", z.guid()),
  timestamp: coded("1202", z.iso.datetime({ offset: true })),
  person: coded(
    "1104",
    z.object({
      firstName: text,
      lastName: text,
      idNumber: text,
      dateOfBirth: coded("1203", z.iso.date()),
    }),
  ),
});
