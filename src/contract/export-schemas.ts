/** The requests for whole lists, and the columns of their CSV. */
import * as z from "zod";
import type { IdentityAnswer } from "./identity-answer-schemas.js";
import { listIdentitiesQuerySchema } from "./identity-request-schemas.js";
import { EXTRACTED_FIELDS } from "./identity-words.js";
import { visitFilterQueryShape } from "./visit-filter-schemas.js";
import type { VisitAnswer } from "./visit-schemas.js";

export const EXPORT_FORMATS = ["ndjson", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const format = z
  .enum(EXPORT_FORMATS)
  .default("ndjson")
  .describe("`ndjson`: one JSON object in each line. `csv`: RFC 4180, with a line of names first.");

/** `GET /v1/visits/export`. */
export const exportVisitsQuerySchema = z.strictObject({ format, ...visitFilterQueryShape });

const { status, q, include_archived } = listIdentitiesQuerySchema.shape;

/** `GET /api/v1/identities/export`. */
export const exportIdentitiesQuerySchema = z.strictObject({ format, status, q, include_archived });

/** A value of a CSV field. Null and undefined are an empty field. */
export type CsvValue = string | number | boolean | null | undefined;

/** The columns of visits: no links, which would let whoever has the file verify in the customer's place. */
export function visitColumns(visit: VisitAnswer): Record<string, CsvValue> {
  const { customerContext: customer } = visit;
  return {
    trackingReference: visit.trackingReference,
    createdAt: visit.createdAt,
    status: visit.status,
    ended: visit.ended,
    outcome: visit.outcome,
    outcomeAt: visit.outcomeAt,
    provider: visit.provider,
    providerReference: visit.providerReference,
    providerStatus: visit.providerStatus,
    reasonCode: visit.reasonCode,
    riskLevel: visit.riskLevel,
    email: visit.email,
    externalRef: visit.externalRef,
    claimedExternalRef: visit.claimedExternalRef,
    verifiedBy: visit.verifiedBy,
    referenceData: visit.referenceData,
    firstName: customer?.firstName,
    middleName: customer?.middleName,
    familyName: customer?.familyName,
    fullName: customer?.fullName,
    dateOfBirth: customer?.dateOfBirth,
    locale: visit.locale,
    activatedAt: visit.activatedAt,
    completedAt: visit.completedAt,
    endedAt: visit.endedAt,
    updatedAt: visit.updatedAt,
    redactedAt: visit.redactedAt,
    identity: visit.identity,
  };
}

/** The columns of identities: their members, with those of `extracted_data` among them. */
export function identityColumns(identity: IdentityAnswer): Record<string, CsvValue> {
  const { tags, extracted_data: data, country, findings_pending: pending, ...members } = identity;
  return {
    ...members,
    findings_pending: pending === true,
    tags: JSON.stringify(tags),
    ...Object.fromEntries(EXTRACTED_FIELDS.map((field) => [field, data[field]])),
    country,
  };
}
