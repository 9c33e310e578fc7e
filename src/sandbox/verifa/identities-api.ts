/**
 * Verifa's identity calls. From "Identities" and the reference pages of each call (docs.withverifa.com), November 2026.
 * `{id}` is an id or an external reference.
 *
 * Assumed, because no page says it: monitoring is paused at `POST …/monitoring/pause` and resumed at
 * `…/monitoring/resume`. Changes of a redacted identity are 422; redacting it once more is harmless.
 */
import { Hono } from "hono";
import * as z from "zod";
import { isoSecondsOrNull } from "../../contract/iso-seconds.js";
import { identityDetails, identitySummary, sessionAnswer } from "./answers.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import { findDuplicates } from "./duplicates.js";
import { IDENTITY_STATUSES, type Identity } from "./identity.js";
import { identityListSchema, identityPage, pageOffset, pageSize } from "./identity-page.js";
import type { Lifecycle } from "./lifecycle.js";
import { readBody, readQuery } from "./request-body.js";
import { serveTags } from "./tags-api.js";

const sessionListSchema = z.object({ limit: pageSize(50), offset: pageOffset });
const externalRef = z.string().min(1).max(255);
const createSchema = z.object({ external_ref: externalRef, upsert: z.boolean().default(false) });

const PERSONAL = [
  "first_name",
  "last_name",
  "address_line1",
  "address_line2",
  "city",
  "state",
  "zip_code",
  "document_number",
  "ssn",
  "nationality",
  "gender",
  "country",
  "email",
  "phone",
] as const;
const text = z.string().max(1000).optional();
const updateSchema = z.object({
  external_ref: externalRef.optional(),
  status: z.enum(IDENTITY_STATUSES).exclude(["redacted"]).optional(),
  date_of_birth: z.iso.date().optional(),
  ...(Object.fromEntries(PERSONAL.map((name) => [name, text])) as Record<
    (typeof PERSONAL)[number],
    typeof text
  >),
});

export function createIdentitiesApi(lifecycle: Lifecycle): Hono<ApiEnv> {
  const { identities } = lifecycle;
  const app = new Hono<ApiEnv>();

  /** @throws ApiError 404, also for an identity of the other environment. */
  const find = (context: ApiContext): Identity => {
    const identity = identities.find(context.req.param("id") ?? "", context.get("isSandbox"));
    if (identity) return identity;
    throw apiError(404, "Identity not found.");
  };
  /** @throws ApiError 404; 422 where it is redacted. */
  const findUnredacted = (context: ApiContext): Identity => {
    const identity = find(context);
    if (identity.status === "redacted") throw apiError(422, "The identity is redacted.");
    return identity;
  };
  /** @throws ApiError 409 where the reference is another one's. */
  const refuseTaken = (context: ApiContext, reference: string, except?: Identity) => {
    const taken = identities.find(reference, context.get("isSandbox"));
    if (taken && taken !== except) {
      throw apiError(409, "An identity with this external_ref exists.");
    }
  };

  const details = (identity: Identity) => {
    const person = { ...identity.contact, ...identity.extractedData };
    return identityDetails(
      identity,
      findDuplicates(person, identity.externalRef, identities.list(identity.isSandbox)),
    );
  };

  app.get("/identities", (context) => {
    const query = readQuery(context, identityListSchema);
    const found = identities
      .list(context.get("isSandbox"))
      .filter((one) => query.status === undefined || one.status === query.status)
      .filter((one) => !query.q || one.externalRef?.includes(query.q))
      .filter((one) => query.include_archived === "true" || one.archivedAt === null);
    return context.json(identityPage(found, query));
  });

  app.post("/identities", async (context) => {
    const { external_ref, upsert } = await readBody(context, createSchema);
    if (upsert) {
      const known = identities.find(external_ref, context.get("isSandbox"));
      if (known) return context.json({ ...identitySummary(known), upserted: true });
    }
    refuseTaken(context, external_ref);
    const identity = identities.create(external_ref, context.get("isSandbox"));
    identities.announce(identity, "identity.created");
    return context.json({ ...identitySummary(identity), upserted: false }, 201);
  });

  app.get("/identities/:id", (context) => context.json(details(find(context))));

  app.patch("/identities/:id", async (context) => {
    const identity = findUnredacted(context);
    const { external_ref, status, ...personal } = await readBody(context, updateSchema);
    if (external_ref !== undefined) {
      refuseTaken(context, external_ref, identity);
      identity.externalRef = external_ref;
    }
    if (status !== undefined) identity.status = status;
    for (const [name, value] of Object.entries(personal)) {
      if (value !== undefined) identity.extractedData[name] = value;
    }
    identities.announce(identity, "identity.updated");
    return context.json(details(identity));
  });

  app.get("/identities/:id/sessions", (context) => {
    const query = readQuery(context, sessionListSchema);
    const all = find(context).sessions.toReversed();
    const data = all
      .slice(query.offset, query.offset + query.limit)
      .map((session) => sessionAnswer(session, lifecycle.captureUrl(session)));
    return context.json({ data, pagination: { total: all.length, ...query } });
  });

  app.post("/identities/:id/archive", (context) => {
    const identity = findUnredacted(context);
    identities.archive(identity);
    return context.json({
      id: identity.id,
      status: identity.status,
      archived_at: isoSecondsOrNull(identity.archivedAt),
    });
  });

  app.post("/identities/:id/restore", (context) => {
    const identity = findUnredacted(context);
    identities.restore(identity);
    return context.json(details(identity));
  });

  app.post("/identities/:id/monitoring/pause", (context) => {
    const identity = findUnredacted(context);
    identities.screening.pause(identity, "manual");
    return context.json(details(identity));
  });
  app.post("/identities/:id/monitoring/resume", (context) => {
    const identity = findUnredacted(context);
    identities.screening.resume(identity, "manual");
    return context.json(details(identity));
  });

  app.delete("/identities/:id/data", (context) => {
    const identity = find(context);
    identities.redact(identity);
    const message = "All personal data of this identity has been deleted.";
    return context.json({ id: identity.id, status: identity.status, message });
  });

  serveTags(app, "/identities", (context) => {
    const identity = findUnredacted(context);
    return { id: identity.id, tags: identity.tags, setTags: (tags) => identities.setTags(identity, tags) };
  });

  return app;
}
