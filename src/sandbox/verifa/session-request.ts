/**
 * Reader of the body of "Create session" (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: an external reference, as in a path, may not be empty. An unknown workflow is 404.
 */
import * as z from "zod";
import { WORKFLOW_ID } from "./account.js";
import type { ApiContext } from "./api-env.js";
import { apiError } from "./api-error.js";
import { readBody } from "./request-body.js";

const MAX_METADATA_KEYS = 50;
const MAX_VALUE_BYTES = 16 * 1024;

export interface SessionRequest {
  externalRef: string | null;
  workflowId: string | null;
  country: string | null;
  redirectUrl: string | null;
  /** Checks that this session runs besides those of its workflow. */
  checks: readonly string[];
  metadata: Record<string, unknown>;
  /** Prefilled personal data, under the names that an identity has for them. */
  fields: Record<string, string>;
}

export interface SessionRequestReading {
  request: SessionRequest;
  /** Email address for Verifa's own invitation; null where the caller wants none. */
  inviteTo: string | null;
}

export const metadataSchema = z
  .record(z.string(), z.unknown())
  .refine(
    (metadata) => Object.keys(metadata).length <= MAX_METADATA_KEYS,
    `at most ${MAX_METADATA_KEYS} keys`,
  )
  .refine(
    (metadata) => Object.values(metadata).every((value) => sizeOf(value) <= MAX_VALUE_BYTES),
    "values of at most 16 KB",
  );

const createSchema = z.object({
  external_ref: z.string().min(1).max(255).nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "two letters")
    .nullish(),
  workflow_id: z.string().nullish(),
  metadata: metadataSchema.nullish(),
  redirect_url: z.url({ protocol: /^https?$/ }).nullish(),
  checks: z.array(z.string().min(1)).nullish(),
  fields: z.record(z.string(), z.string().nullable()).nullish(),
  send_email: z.boolean().nullish(),
  applicant_email: z.email().nullish(),
});

/** @throws ApiError 400, 404, 422 */
export async function readSessionRequest(context: ApiContext): Promise<SessionRequestReading> {
  const body = await readBody(context, createSchema);
  const workflowId = body.workflow_id ?? null;
  if (workflowId !== null && workflowId !== WORKFLOW_ID) throw apiError(404, "Workflow not found.");
  const fields = Object.entries(body.fields ?? {}).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const applicant = body.applicant_email ?? body.metadata?.applicant_email;
  return {
    request: {
      workflowId,
      externalRef: body.external_ref ?? null,
      country: body.country ?? null,
      redirectUrl: body.redirect_url ?? null,
      checks: body.checks ?? [],
      metadata: body.metadata ?? {},
      fields: Object.fromEntries(fields),
    },
    inviteTo: body.send_email && typeof applicant === "string" ? applicant : null,
  };
}

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)).length;
}
