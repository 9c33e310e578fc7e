/**
 * Verifa's session and result calls. From "Create", "List", "Update", "Resume", "Expire", "Simulate session", "Get
 * session result", "Get result" and "List session documents" (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: the path of the expire call (`POST …/expire`). PATCH adds to the metadata. Resume and
 * expire answer 400 where they aren't allowed.
 */
import { Hono } from "hono";
import * as z from "zod";
import { isoSeconds } from "../../contract/iso-seconds.js";
import { invitationMail } from "../invitation-mail.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { ORGANISATION_NAME } from "./account.js";
import { resultValues, sessionAnswer, sessionDetails } from "./answers.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import type { Lifecycle } from "./lifecycle.js";
import { CREATIONS_PER_MINUTE, createRateLimit } from "./rate-limits.js";
import { readBody, readQuery } from "./request-body.js";
import { createRetentionApi } from "./retention-api.js";
import { metadataSchema, readSessionRequest } from "./session-request.js";
import { SESSION_STATUSES, type Session } from "./sessions.js";
import { serveTags } from "./tags-api.js";

const listSchema = z.object({
  status: z.enum(SESSION_STATUSES).optional(),
  external_ref: z.string().optional(),
  q: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
const simulateSchema = z.object({ action: z.enum(["approve", "decline", "require-review", "expire"]) });

export function createSessionsApi(lifecycle: Lifecycle, tools: SandboxTools): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const { sessions, webhooks } = lifecycle;
  const now = () => tools.clock.now();

  /** @throws ApiError 404, also for a session of the other environment. */
  const find = (context: ApiContext): Session => {
    const session = sessions.find(context.req.param("id") ?? "");
    if (session?.isSandbox === context.get("isSandbox")) return session;
    throw apiError(404, "Session not found.");
  };
  const details = (session: Session) =>
    sessionDetails(session, lifecycle.captureUrl(session), lifecycle.duplicates(session));

  app.post("/sessions", createRateLimit(tools.clock, CREATIONS_PER_MINUTE), async (context) => {
    const { request, inviteTo } = await readSessionRequest(context);
    const session = lifecycle.create(request, context.get("isSandbox"));
    const captureUrl = lifecycle.captureUrl(session);
    if (inviteTo !== null) {
      tools.sendMail(
        invitationMail({
          to: inviteTo,
          subject: `${ORGANISATION_NAME} asks you to verify your identity`,
          organisation: ORGANISATION_NAME,
          provider: "Verifa",
          url: captureUrl,
        }),
      );
    }
    return context.json(sessionAnswer(session, captureUrl), 201);
  });

  app.get("/sessions", (context) => {
    const { status, external_ref, q, limit, offset } = readQuery(context, listSchema);
    const found = sessions
      .all()
      .filter(({ isSandbox }) => isSandbox === context.get("isSandbox"))
      .filter((one) => status === undefined || one.status === status)
      .filter((one) => external_ref === undefined || one.externalRef === external_ref)
      .filter((one) => !q || one.id.includes(q) || one.externalRef?.includes(q));
    const data = found.slice(offset, offset + limit).map(details);
    return context.json({ data, pagination: { total: found.length, limit, offset } });
  });

  app.get("/sessions/:id", (context) => context.json(details(find(context))));

  app.patch("/sessions/:id", async (context) => {
    const session = find(context);
    const { metadata } = await readBody(context, z.object({ metadata: metadataSchema }));
    if (session.redacted) throw apiError(422, "The session is redacted.");
    session.metadata = metadataSchema.parse({ ...session.metadata, ...metadata });
    return context.json(details(session));
  });

  app.post("/sessions/:id/resume", (context) => {
    const session = find(context);
    if (session.redacted) throw apiError(400, "A redacted session can't be resumed.");
    if (!["pending", "capturing", "expired"].includes(session.status)) {
      throw apiError(400, `A session that is ${session.status} can't be resumed.`);
    }
    lifecycle.resume(session);
    return context.json(sessionAnswer(session, lifecycle.captureUrl(session)));
  });

  app.post("/sessions/:id/expire", (context) => {
    const session = find(context);
    if (session.redacted || ["completed", "expired"].includes(session.status)) {
      throw apiError(
        400,
        `A session that is ${session.redacted ? "redacted" : session.status} can't expire.`,
      );
    }
    lifecycle.expire(session);
    return context.json({ id: session.id, status: session.status, expired_at: isoSeconds(now()) });
  });

  app.post("/sessions/:id/simulate", async (context) => {
    if (!context.get("isSandbox")) throw apiError(403, "Only sandbox sessions can be simulated.");
    const session = find(context);
    const { action } = await readBody(context, simulateSchema);
    if (session.redacted || ["completed", "expired", "failed"].includes(session.status)) {
      throw apiError(400, `A session that is ${session.status} can't be simulated.`);
    }
    if (action === "expire") lifecycle.expire(session);
    else {
      lifecycle.submitForCustomer(session);
      if (action === "require-review") lifecycle.requireReview(session);
      else lifecycle.conclude(session, action === "approve" ? "approved" : "rejected");
    }
    return context.json({ id: session.id, action, status: session.status, simulated: true });
  });

  const resultOf = (session: Session) => {
    const values = resultValues(session, webhooks.style.approvedWord, now());
    if (values) return values;
    throw apiError(404, "Result not found.");
  };

  app.get("/sessions/:id/result", (context) => {
    const session = find(context);
    return context.json({ session_id: session.id, ...resultOf(session) });
  });

  app.get("/results/:id", (context) => {
    const session = find(context);
    const { status, is_sandbox, created_at, ...result } = resultOf(session);
    const { id: session_id, externalRef: external_ref } = session;
    return context.json({ session_id, external_ref, status, is_sandbox, created_at, result });
  });

  app.get("/sessions/:id/documents", (context) => {
    const session = find(context);
    if (session.redacted) throw apiError(410, "The documents of this session are gone.");
    const { document, documentType } = session.capture;
    const data =
      document === null
        ? []
        : [{ id: `document_${session.id}`, document_type: documentType, url: SAMPLE_DOCUMENT }];
    return context.json({ data });
  });

  serveTags(app, "/sessions", (context) => {
    const session = find(context);
    if (session.redacted) throw apiError(422, "The session is redacted.");
    return {
      id: session.id,
      tags: session.tags,
      setTags(tags) {
        session.tags = tags;
      },
    };
  });
  app.route("/", createRetentionApi(lifecycle, find, now));

  return app;
}

/** A picture of nobody's document, in place of a signed URL. */
const SAMPLE_DOCUMENT = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 86 54"><rect width="86" height="54" rx="4" fill="#ddd"/></svg>',
)}`;
