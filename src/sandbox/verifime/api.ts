/**
 * VerifiMe's public HTTP API, without authentication and open to pages of any origin. From "POST /v1/user/invite",
 * "Tracking References", "Force Verify" and the published widget examples, 20 November 2026.
 *
 * Chosen, because no page says: the invite answers 200 and its validation errors 400; the activate call is
 * `POST …/{ref}/activate` without a body and answers like the status call; force-verify (staging only) is
 * `POST …/{ref}/force-verify`; a reference that isn't a UUID is 400, one that was never issued 404, both with
 * `{ error, message }`; a body of another type than JSON is 415.
 */
import { type Context, Hono } from "hono";
import { isTrackingReference } from "../../contract/tracking-reference.js";
import { qrImage } from "../qr-image.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { assess, sendAssessment } from "./assessment.js";
import { readInvite } from "./invite.js";
import { submitForCustomer } from "./submission.js";
import type { Tracking, Visit } from "./tracking.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const VERIFIME_ROUTES = {
  invite: "/v1/user/invite",
  status: "/v1/user/signup/tracking/:ref/status",
  activate: "/v1/user/signup/tracking/:ref/activate",
  "force-verify": "/v1/user/signup/tracking/:ref/force-verify",
  qr: "/qr",
  portal: "/portal/*",
} as const;

/** More than any QR code holds. */
const LONGEST_URL = 2000;

export function verifimeApi(tracking: Tracking, tools: SandboxTools): Hono {
  const app = new Hono();

  app.post(VERIFIME_ROUTES.invite, async (context) => {
    if (!/\bjson\b/i.test(context.req.header("content-type") ?? "")) {
      const message = "Send the body as Content-Type: application/json";
      return context.json({ error: "Unsupported Media Type", message }, 415);
    }
    const reading = readInvite(await context.req.json().catch(() => undefined), tools.clock.now());
    if (!reading.ok) {
      return context.json({ request: reading.echo, validationResults: reading.validationResults }, 400);
    }
    const { request } = reading;
    const visit = tracking.issue(tools.uuid(), request, tools.clock.now());
    const inviteUrl = inviteUrlOf(visit, tools);
    if (request.sendInvitationEmail) sendInvitation(visit, inviteUrl, tools);
    const qrCodeUrl = `${tools.baseUrl()}/qr?url=${encodeURIComponent(inviteUrl)}`;
    return context.json({ trackingReference: visit.reference, inviteUrl, qrCodeUrl });
  });

  app.get(VERIFIME_ROUTES.status, (context) =>
    answerFor(context, tracking, (visit) => context.json({ status: visit.status })),
  );

  app.post(VERIFIME_ROUTES.activate, (context) =>
    answerFor(context, tracking, (visit) => {
      tracking.activate(visit);
      return context.json({ status: visit.status });
    }),
  );

  app.post(VERIFIME_ROUTES["force-verify"], (context) =>
    answerFor(context, tracking, (visit) => {
      if (visit.status !== "Completed") submitForCustomer(visit, tracking, tools);
      sendAssessment(visit, assess(visit.wallet.details?.middleName ?? ""), tools);
      return context.json({ status: visit.status });
    }),
  );

  app.get(VERIFIME_ROUTES.qr, (context) => {
    const url = context.req.query("url") ?? "";
    if (!/^https?:\/\//.test(url) || url.length > LONGEST_URL) {
      return context.json({ error: "Bad Request", message: "url must be an http(s) address" }, 400);
    }
    return context.body(qrImage(url), 200, { "content-type": "image/svg+xml; charset=utf-8" });
  });

  app.notFound((context) =>
    context.json({ error: "Not Found", message: `No ${context.req.method} here` }, 404),
  );
  return app;
}

/** Where the customer goes. */
export function inviteUrlOf(visit: Visit, tools: SandboxTools): string {
  return `${tools.baseUrl()}/portal/sign-up/track-id/${visit.reference}`;
}

function answerFor(context: Context, tracking: Tracking, answer: (visit: Visit) => Response): Response {
  const reference = context.req.param("ref") ?? "";
  if (!isTrackingReference(reference)) {
    return context.json({ error: "Bad Request", message: "The tracking reference is not a UUID" }, 400);
  }
  const visit = tracking.find(reference);
  if (visit) return answer(visit);
  return context.json({ error: "Not Found", message: "The tracking reference does not exist" }, 404);
}

function sendInvitation(visit: Visit, inviteUrl: string, tools: SandboxTools): void {
  const { name } = visit.organisation;
  tools.sendMail({
    to: visit.wallet.email,
    subject: `${name} invites you to verify your identity with VerifiMe`,
    text: `${name} asks you to verify your identity with VerifiMe.\n\nBegin here: ${inviteUrl}`,
    html: `<p>${name} asks you to verify your identity with VerifiMe.</p><p><a href="${inviteUrl}">Begin</a></p>`,
  });
}
