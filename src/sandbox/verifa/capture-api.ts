/**
 * Verifa's capture without its pages: `POST /verify/{token}/…`, where the token is the credential. From "API-only
 * integration" and "Testing" (docs.withverifa.com), November 2026: the purpose of the calls, the last two paths, and that
 * errors are 400.
 *
 * Assumed, because no page says it: the other paths and all answers. Liveness needs the pages and isn't demanded. An
 * upload is multipart with a `file`, or JSON with a `document`.
 */
import { type Context, Hono } from "hono";
import { answerApiError } from "../api-error.js";
import type { SessionHandler } from "../capture-page.js";
import { parseJson } from "../json-object.js";
import { apiError } from "./api-error.js";
import { chooseOutcome, isDocumentType, OUTCOMES } from "./capture-steps.js";
import type { Lifecycle } from "./lifecycle.js";
import { isTokenAlive, type Session } from "./sessions.js";

export function createCaptureApi(lifecycle: Lifecycle): Hono {
  const app = new Hono();
  app.onError(answerApiError);

  const serve = (path: string, handler: SessionHandler<Session, void>) =>
    app.post(`/verify/:token/${path}`, async (context) => {
      const token = context.req.param("token") ?? "";
      const session = lifecycle.findByToken(token);
      if (!session || !isTokenAlive(session, token)) {
        throw apiError(400, "This token is invalid, used, or expired.");
      }
      await handler(context, session);
      return context.json({ session_id: session.id, status: session.status });
    });
  /** Serves a call that the customer makes before everything is handed in. */
  const serveCapturing = (path: string, handler: SessionHandler<Session, void>) =>
    serve(path, (context, session) => {
      if (session.status === "sandbox_pending") throw apiError(400, "The session has been handed in.");
      lifecycle.open(session);
      return handler(context, session);
    });

  serveCapturing("consent", (_, { capture }) => {
    capture.consent = true;
  });
  serveCapturing("document-type", async (context, { capture }) => {
    const { document_type } = await readJson(context);
    if (!isDocumentType(document_type)) throw apiError(400, "document_type isn't one of the four.");
    capture.documentType = document_type;
  });
  serveCapturing("documents", async (context, { capture }) => {
    const isJson = /json/.test(context.req.header("content-type") ?? "");
    const { file, document } = isJson ? await readJson(context) : await context.req.parseBody();
    const name = file instanceof File ? file.name : document;
    if (typeof name !== "string" || name === "") throw apiError(400, "The document is missing.");
    capture.document = name;
  });
  serveCapturing("selfie", (_, { capture }) => {
    capture.selfie = true;
  });
  serveCapturing("data", async (context, session) => {
    for (const [name, value] of Object.entries(await readJson(context))) {
      if (typeof value === "string") session.fields[name] = value;
    }
  });
  serveCapturing("complete", (_, session) => {
    const { consent, documentType, document, selfie } = session.capture;
    const missing = [
      ...(consent ? [] : ["consent"]),
      ...(documentType ? [] : ["document type"]),
      ...(document ? [] : ["document"]),
      ...(selfie ? [] : ["selfie"]),
    ];
    if (missing.length > 0) throw apiError(400, `Missing: ${missing.join(", ")}.`);
    lifecycle.submit(session);
  });

  serve("sandbox-outcome", async (context, session) => {
    const { outcome } = await readJson(context);
    const chosen = OUTCOMES.find((one) => one === outcome);
    if (!chosen) throw apiError(400, `outcome must be one of ${OUTCOMES.join(", ")}.`);
    if (session.status !== "sandbox_pending") {
      throw apiError(400, "Only a sandbox session that has been handed in waits for an outcome.");
    }
    chooseOutcome(session, chosen, lifecycle);
  });

  return app;
}

/** @throws ApiError 400 */
async function readJson(context: Context): Promise<Record<string, unknown>> {
  const body = parseJson(await context.req.text());
  if (typeof body === "object" && body !== null) return { ...body };
  throw apiError(400, "The request body is not a JSON object.");
}
