/**
 * Verifa's capture pages behind `capture_url`: consent, document type, document, selfie, liveness, and, in the sandbox,
 * the outcome. Plain forms, each answered with a redirect; they work in a frame, in a tab, and on the way to
 * `redirect_url`. From "Web capture flow" and "Testing" (docs.withverifa.com), November 2026.
 *
 * Chosen, because no page says: opening the link starts the session; the last screen hands in and decides at once, so
 * that whoever watches the status doesn't take the screen away before the outcome is chosen; `session_id` and `status`
 * are added to `redirect_url`; any page may show it in a frame.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type CapturePage, capturePage, type Markup } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import {
  consentPage,
  documentPage,
  documentTypePage,
  donePage,
  type Errors,
  type GoneReason,
  gonePage,
  goneTitle,
  livenessPage,
  outcomePage,
  selfiePage,
} from "./capture-pages.js";
import { CAPTURE_SCRIPT } from "./capture-script.js";
import { chooseOutcome, isDocumentType, nextStep, OUTCOMES, STEPS, type Step } from "./capture-steps.js";
import type { Lifecycle } from "./lifecycle.js";
import type { Session } from "./sessions.js";

const LARGEST_FILE = 10 * 1024 * 1024;

const TITLES: Record<Step, string> = {
  consent: "Verify your identity",
  "document-type": "Choose a document",
  document: "Your document",
  selfie: "Your selfie",
  liveness: "Liveness",
  outcome: "Outcome",
};

/** What the script tells the page around the frame: `say` is the type, the others go with it. */
type Message = { say: string } & Record<string, string>;

export function verifaCapture(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  const home = () => new URL(tools.baseUrl()).pathname.replace(/\/$/, "");
  const pathOf = (session: Session, step?: Step) =>
    `${home()}/verify/${session.token}${step ? `/page/${step}` : ""}`;

  const show = async (
    context: Context,
    title: string,
    body: Markup,
    message: Message,
    more: Partial<CapturePage> & { next?: string | null } = {},
  ) => {
    const { next, ...page } = more;
    const data = Object.entries({ ...message, ...(next ? { next } : {}) });
    const response = await capturePage(context, {
      provider: "verifa",
      title,
      stylesheet: tools.stylesheet(),
      frameAncestors: "*",
      ...page,
      body: html`${body}
        <span id="verifa" hidden ${data.map(([name, value]) => html`data-${kebab(name)}="${value}" `)}></span>
        <script src="${home()}/capture.js" defer></script>`,
    });
    const policy = response.headers.get("content-security-policy");
    response.headers.set("content-security-policy", `${policy}; script-src 'self'`);
    return response;
  };

  const showGone = (context: Context, reason: GoneReason) =>
    show(
      context,
      goneTitle(reason),
      gonePage(reason),
      { say: "error", code: `session_${reason}`, message: goneTitle(reason) },
      { status: 404 },
    );

  const showStep = (context: Context, session: Session, errors: Errors = {}) => {
    const { capture } = session;
    const step = nextStep(capture);
    const action = pathOf(session, step);
    const type = isDocumentType(capture.documentType) ? capture.documentType : "passport";
    const bodies: Record<Step, () => Markup> = {
      consent: () => consentPage(action),
      "document-type": () => documentTypePage(action, errors),
      document: () => documentPage(action, type, errors),
      selfie: () => selfiePage(action),
      liveness: () => livenessPage(action, capture.challenges),
      outcome: () => outcomePage(action, session),
    };
    return show(
      context,
      TITLES[step],
      bodies[step](),
      { say: "step", step, sessionId: session.id },
      {
        progress: { step: STEPS.indexOf(step) + 1, count: STEPS.length },
        status: Object.keys(errors).length > 0 ? 422 : 200,
      },
    );
  };

  const showDone = (context: Context, session: Session) => {
    const { id, status, redirectUrl } = session;
    const next = redirectUrl === null ? null : returnUrl(redirectUrl, session);
    const message = { say: "complete", sessionId: id, status };
    return show(context, "Done", donePage(next), message, { next });
  };

  /** Finds whose link it is, and answers where there is nothing left to do behind it. */
  const page =
    (run: (context: Context, session: Session) => Response | Promise<Response>) =>
    (context: Context): Response | Promise<Response> => {
      const token = context.req.param("token") ?? "";
      const session = lifecycle.sessions.byToken(token);
      if (!session) return showGone(context, "unknown");
      if (session.redacted) return showGone(context, "redacted");
      if (session.token !== token) return showGone(context, "replaced");
      if (session.status === "expired" || session.status === "failed") return showGone(context, "expired");
      if (!lifecycle.isAlive(session, token)) return showDone(context, session);
      return run(context, session);
    };

  /** One step's form. Whoever comes with another step than the next one is led there. */
  const step = (name: Step, run: (context: Context, session: Session) => Errors | Promise<Errors>) =>
    app.post(
      `/verify/:token/page/${name}`,
      page(async (context, session) => {
        lifecycle.open(session);
        const errors = nextStep(session.capture) === name ? await run(context, session) : {};
        if (Object.keys(errors).length > 0) return showStep(context, session, errors);
        return context.redirect(pathOf(session), 303);
      }),
    );

  app.get("/capture.js", (context) =>
    context.body(CAPTURE_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );

  app.get(
    "/verify/:token",
    page((context, session) => {
      lifecycle.open(session);
      return showStep(context, session);
    }),
  );

  step("consent", (_, { capture }) => {
    capture.consent = true;
    return {};
  });
  step("document-type", async (context, { capture }) => {
    const { document_type } = await context.req.parseBody();
    if (!isDocumentType(document_type)) return { document_type: "Choose a document" };
    capture.documentType = document_type;
    return {};
  });
  step("document", async (context, { capture }) => {
    const { file, use } = await context.req.parseBody();
    if (use !== "sample") {
      if (!(file instanceof File) || file.size === 0) {
        return { file: "Choose a photo, or use the sample document" };
      }
      if (file.size > LARGEST_FILE) return { file: "Choose a photo of at most 10 MB" };
    }
    capture.document = file instanceof File && file.size > 0 ? file.name : "sample document";
    return {};
  });
  step("selfie", (_, { capture }) => {
    capture.selfie = true;
    return {};
  });
  step("liveness", (_, { capture }) => {
    capture.liveness = true;
    return {};
  });
  step("outcome", async (context, session) => {
    const { outcome } = await context.req.parseBody();
    lifecycle.submit(session);
    const chosen = OUTCOMES.find((one) => one === outcome);
    if (chosen && session.status === "sandbox_pending") chooseOutcome(session, chosen, lifecycle);
    return {};
  });

  return app;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function returnUrl(redirectUrl: string, { id, status }: Session): string {
  const url = new URL(redirectUrl);
  url.searchParams.set("session_id", id);
  url.searchParams.set("status", status);
  return url.href;
}
