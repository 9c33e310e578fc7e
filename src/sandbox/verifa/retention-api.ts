/**
 * Verifa's calls about a session's data: to redact it, one or many, and to export it. From "Data retention" and "Export
 * identity" (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: the members of an export. A session that isn't there is `not_found` among the results
 * of many.
 */
import { Hono } from "hono";
import * as z from "zod";
import { resultValues, sessionDetails } from "./answers.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import type { Lifecycle } from "./lifecycle.js";
import { readBody } from "./request-body.js";
import type { Session } from "./sessions.js";

const bulkSchema = z.object({ session_ids: z.array(z.string()).min(1).max(100) });

export function createRetentionApi(
  lifecycle: Lifecycle,
  find: (context: ApiContext) => Session,
  now: () => number,
): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  const redact = (session: Session) => {
    const wasRedacted = session.redacted;
    const documents_removed = wasRedacted || session.capture.document === null ? 0 : 1;
    lifecycle.redact(session);
    return { wasRedacted, documents_removed };
  };

  app.delete("/sessions/:id/data", (context) => {
    const session = find(context);
    const { documents_removed } = redact(session);
    const message = "All personal data of this session has been deleted.";
    return context.json({ status: "deleted", session_id: session.id, documents_removed, message });
  });

  app.post("/sessions/bulk-redact", async (context) => {
    const { session_ids } = await readBody(context, bulkSchema);
    const results = session_ids.map((session_id) => {
      const session = lifecycle.sessions.find(session_id);
      if (session?.isSandbox !== context.get("isSandbox")) {
        return { session_id, status: "not_found", documents_removed: 0 };
      }
      const { wasRedacted, documents_removed } = redact(session);
      return { session_id, status: wasRedacted ? "already_redacted" : "deleted", documents_removed };
    });
    return context.json({ total: results.length, results });
  });

  app.get("/sessions/:id/export", (context) => {
    const session = find(context);
    if (session.redacted) throw apiError(410, "The data of this session is gone.");
    return context.json({
      session: sessionDetails(session, lifecycle.captureUrl(session), lifecycle.duplicates(session)),
      result: resultValues(session, lifecycle.webhooks.style.approvedWord, now()),
    });
  });

  return app;
}
