/**
 * VerifiMe's public HTTP API, without authentication and open to pages of any origin. From "POST /v1/user/invite",
 * "Tracking References", "Force Verify" and the published widget examples (developer.verifime.com), 20 November 2026.
 *
 * Assumed, because no page says it: the invite answers 200 and its validation errors 400. The activate call is
 * `POST …/{ref}/activate` without a body and answers like the status call. Force-verify (staging only) is
 * `POST …/{ref}/force-verify`. A reference that isn't a UUID is 400, one that was never issued 404. A body of another
 * type than JSON is 415.
 */
import { type Context, Hono } from "hono";
import { isTrackingReference } from "../../contract/tracking-reference.js";
import { ApiError, answerApiError } from "../api-error.js";
import { invitationMail } from "../invitation-mail.js";
import { parseJson } from "../json-object.js";
import { qrImage } from "../qr-image.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { apiError } from "./api-error.js";
import { assess } from "./assessment.js";
import type { Lifecycle } from "./lifecycle.js";
import { readSessionRequest } from "./session-request.js";
import type { Session } from "./sessions.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const ROUTES = {
  invite: "/v1/user/invite",
  status: "/v1/user/signup/tracking/:ref/status",
  activate: "/v1/user/signup/tracking/:ref/activate",
  "force-verify": "/v1/user/signup/tracking/:ref/force-verify",
  qr: "/qr",
  portal: "/portal/*",
} as const;

/** Length of a URL that no QR code holds any more. */
const MAX_URL_LENGTH = 2000;

export function createApi(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  app.onError(answerApiError);

  /** @throws ApiError 400, 404 */
  const find = (context: Context): Session => {
    const reference = context.req.param("ref") ?? "";
    if (!isTrackingReference(reference)) throw apiError(400, "The tracking reference is not a UUID");
    const session = lifecycle.sessions.find(reference);
    if (!session) throw apiError(404, "The tracking reference does not exist");
    return session;
  };

  app.post(ROUTES.invite, async (context) => {
    if (!/\bjson\b/i.test(context.req.header("content-type") ?? "")) {
      throw apiError(415, "Send the body as Content-Type: application/json");
    }
    const reading = readSessionRequest(parseJson(await context.req.text()), tools.clock.now());
    if (!reading.ok) {
      throw new ApiError(400, { request: reading.echo, validationResults: reading.validationResults });
    }
    const session = lifecycle.create(reading.request);
    const inviteUrl = lifecycle.captureUrl(session);
    if (reading.request.sendInvitationEmail) {
      const { name } = session.organisation;
      const subject = `${name} invites you to verify your identity with VerifiMe`;
      const to = session.wallet.email;
      tools.sendMail(
        invitationMail({ to, subject, organisation: name, provider: "VerifiMe", url: inviteUrl }),
      );
    }
    const qrCodeUrl = `${tools.baseUrl()}/qr?url=${encodeURIComponent(inviteUrl)}`;
    return context.json({ trackingReference: session.id, inviteUrl, qrCodeUrl });
  });

  app.get(ROUTES.status, (context) => context.json({ status: find(context).status }));

  app.post(ROUTES.activate, (context) => {
    const session = find(context);
    lifecycle.authenticate(session);
    return context.json({ status: session.status });
  });

  app.post(ROUTES["force-verify"], (context) => {
    const session = find(context);
    lifecycle.submitForCustomer(session);
    lifecycle.conclude(session, assess(session.wallet.details?.middleName ?? ""));
    return context.json({ status: session.status });
  });

  app.get(ROUTES.qr, (context) => {
    const url = context.req.query("url") ?? "";
    if (!/^https?:\/\//.test(url) || url.length > MAX_URL_LENGTH) {
      throw apiError(400, "url must be an http(s) address");
    }
    return context.body(qrImage(url), 200, { "content-type": "image/svg+xml; charset=utf-8" });
  });

  return app;
}
