/**
 * VerifiMe's customer portal behind `inviteUrl`: sign in, details, document, selfie, review and submit, done. Plain
 * forms, each answered with a redirect. From "Integration Flow", "Pre-filling Customer Details" and "Organisation Code"
 * (later version: a button back, no automatic redirect; developer.verifime.com), 20 November 2026.
 *
 * Assumed: opening the link sets `Active`, as the earlier "Tracking References" has it, and so does the activate call,
 * as the later one has it. Nothing is added to the address that the customer returns to.
 */
import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { FormErrors } from "../capture-form.js";
import { type CapturePage, capturePage, type Markup, type SessionHandler } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import {
  assessmentPage,
  DOCUMENT_TYPES,
  detailsPage,
  documentPage,
  donePage,
  reviewPage,
  selfiePage,
  signInPage,
  unknownPage,
} from "./capture-pages.js";
import { checkDetails, readDetails } from "./details-form.js";
import type { Lifecycle } from "./lifecycle.js";
import { type Details, nextStep, type Session, STEPS, type Step, startingDetails } from "./sessions.js";

const LINK = "/portal/sign-up/track-id/:ref";
const COOKIE = "verifime_sandbox";

export function createCapture(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  /** Email addresses of signed-in customers, by cookie. */
  const signedIn = new Map<string, string>();

  const pathOf = ({ id }: Session, step = "") =>
    `${tools.basePath()}/portal/sign-up/track-id/${id}${step && `/${step}`}`;
  const show = (context: Context, title: string, body: Markup, more: Partial<CapturePage> = {}) =>
    capturePage(context, tools, { title, body, ...more });
  const showStep = (
    context: Context,
    title: string,
    step: Step,
    body: Markup,
    status: NonNullable<CapturePage["status"]> = 200,
  ) =>
    show(context, title, body, {
      progress: { step: STEPS.indexOf(step) + 1, count: STEPS.length },
      status,
    });

  const isSignedIn = (context: Context, { wallet }: Session) =>
    signedIn.get(getCookie(context, COOKIE) ?? "") === wallet.email;
  /** Leads on to the first step that is still to be done. */
  const proceed = (context: Context, session: Session) =>
    context.redirect(pathOf(session, session.status === "Completed" ? "" : nextStep(session)), 303);

  /** Wraps the handler of a page. A step's page is for a signed-in customer who has reached that step. */
  const page =
    (handler: SessionHandler<Session>, step?: Step) =>
    async (context: Context): Promise<Response> => {
      const session = lifecycle.sessions.find(context.req.param("ref") ?? "");
      if (!session) return show(context, "Unknown link", unknownPage(), { status: 404 });
      if (step) {
        if (!isSignedIn(context, session)) return context.redirect(pathOf(session), 303);
        const reached = STEPS.indexOf(step) <= STEPS.indexOf(nextStep(session));
        if (session.status === "Completed" || !reached) return proceed(context, session);
      }
      return handler(context, session);
    };

  app.get(
    LINK,
    page((context, session) => {
      lifecycle.open(session);
      if (!isSignedIn(context, session)) {
        return show(context, "Sign in", signInPage(session, pathOf(session, "sign-in")));
      }
      return session.status === "Completed"
        ? show(context, "Done", donePage(session))
        : context.redirect(pathOf(session, nextStep(session)), 303);
    }),
  );

  app.post(
    `${LINK}/sign-in`,
    page((context, session) => {
      lifecycle.open(session);
      const token = tools.uuid();
      signedIn.set(token, session.wallet.email);
      setCookie(context, COOKIE, token, {
        path: `${tools.basePath()}/portal`,
        httpOnly: true,
        sameSite: "Lax",
        secure: tools.baseUrl().startsWith("https:"),
      });
      return proceed(context, session);
    }),
  );

  const showDetails = (
    context: Context,
    session: Session,
    values: Partial<Details>,
    errors: FormErrors,
    status?: 200 | 422,
  ) => {
    const suggested = Object.values(values).some(Boolean);
    const body = detailsPage(pathOf(session, "details"), values, suggested, errors);
    return showStep(context, "Your details", "details", body, status);
  };
  app.get(
    `${LINK}/details`,
    page((context, session) => showDetails(context, session, startingDetails(session), {}), "details"),
  );
  app.post(
    `${LINK}/details`,
    page(async (context, session) => {
      const values = readDetails(await context.req.parseBody());
      const errors = checkDetails(values, tools.clock.now());
      if (Object.keys(errors).length > 0) return showDetails(context, session, values, errors, 422);
      session.wallet.details = values;
      session.wallet.confirmed = true;
      return proceed(context, session);
    }, "details"),
  );

  const showDocument = (context: Context, session: Session, errors: FormErrors, status?: 200 | 422) => {
    const body = documentPage(pathOf(session, "document"), session.wallet.document?.type, errors);
    return showStep(context, "Your document", "document", body, status);
  };
  app.get(
    `${LINK}/document`,
    page((context, session) => showDocument(context, session, {}), "document"),
  );
  app.post(
    `${LINK}/document`,
    page(async (context, session) => {
      const { documentType, file, use } = await context.req.parseBody();
      const type = DOCUMENT_TYPES.find((one) => one === documentType);
      const upload = file instanceof File && file.size > 0 ? file.name : "";
      const name = use === "sample" ? "sample document" : upload;
      if (!type) return showDocument(context, session, { documentType: "Choose a document" }, 422);
      if (!name) {
        return showDocument(context, session, { file: "Choose a photo, or use the sample document" }, 422);
      }
      session.wallet.document = { type, file: name };
      return proceed(context, session);
    }, "document"),
  );

  app.get(
    `${LINK}/selfie`,
    page((context, session) => {
      const body = selfiePage(pathOf(session, "selfie"));
      return showStep(context, "Your selfie", "selfie", body);
    }, "selfie"),
  );
  app.post(
    `${LINK}/selfie`,
    page((context, session) => {
      session.wallet.selfie = true;
      return proceed(context, session);
    }, "selfie"),
  );

  app.get(
    `${LINK}/review`,
    page((context, session) => {
      const body = reviewPage(session, pathOf(session, "submit"), (step) => pathOf(session, step));
      return showStep(context, "Review and submit", "review", body);
    }, "review"),
  );
  app.post(
    `${LINK}/submit`,
    page((context, session) => {
      lifecycle.submit(session);
      return proceed(context, session);
    }, "review"),
  );

  app.get("/client-portal/assessments/:ref", (context) => {
    const session = lifecycle.sessions.find(context.req.param("ref"));
    return session
      ? show(context, "Risk assessment", assessmentPage(session))
      : show(context, "Unknown assessment", unknownPage(), { status: 404 });
  });

  return app;
}
