/**
 * Verifa's capture pages behind `capture_url`: consent, document type, document, selfie, liveness, and, in the sandbox,
 * the outcome. Plain forms, each answered with a redirect; they work in a frame, in a tab, and on the way to
 * `redirect_url`. From "Web capture flow" and "Testing" (docs.withverifa.com), November 2026.
 *
 * Assumed, because no page says it: opening the link starts the session. The last screen submits and decides at once.
 * Otherwise a page that watches the status would remove the screen before the outcome is chosen. `session_id` and
 * `status` are added to `redirect_url`. Any page may show it in a frame.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { FormErrors } from "../capture-form.js";
import { type CaptureLanguage, createChooseLanguage } from "../capture-language.js";
import { type CapturePage, capturePage, type Markup, type SessionHandler } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import type { CaptureWords } from "../words/capture-words.js";
import { wordsIn } from "../words/words-in.js";
import {
  consentPage,
  documentPage,
  documentTypePage,
  donePage,
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
import { isTokenAlive, type Session } from "./sessions.js";

const MAX_FILE_BYTES = 10 * 1024 * 1024;

const TITLES: Record<Step, (words: CaptureWords) => string> = {
  consent: ({ verifyIdentity }) => verifyIdentity,
  "document-type": ({ chooseDocument }) => chooseDocument,
  document: ({ yourDocument }) => yourDocument,
  selfie: ({ yourSelfie }) => yourSelfie,
  liveness: ({ verifa }) => verifa.liveness,
  outcome: ({ verifa }) => verifa.outcome,
};

/** A message to the page around the frame: `say` is its type, the others are its members. */
type Message = { say: string } & Record<string, string>;

export function createCapture(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  const pathOf = ({ token }: Session, step?: Step) =>
    `${tools.basePath()}/verify/${token}${step ? `/page/${step}` : ""}`;

  const chooseLanguage = createChooseLanguage();
  const show = (
    context: Context,
    language: CaptureLanguage,
    title: string,
    body: Markup,
    message: Message,
    more: Partial<CapturePage> & { next?: string | null } = {},
  ) => {
    const { next, ...page } = more;
    const data = Object.entries({ ...message, ...(next ? { next } : {}) });
    return capturePage(context, tools, language, {
      title,
      frameAncestors: "*",
      directives: ["script-src 'self'"],
      ...page,
      body: html`${body}
        <span id="verifa" hidden ${data.map(([name, value]) => html`data-${kebab(name)}="${value}" `)}></span>
        <script src="${tools.basePath()}/capture.js" defer></script>`,
    });
  };

  const showGone = (context: Context, reason: GoneReason, session: Session | null = null) => {
    const language = chooseLanguage(context, session);
    // The page around the frame gets a message for its developers.
    const message = goneTitle(wordsIn("en"), reason);
    return show(
      context,
      language,
      goneTitle(language.words, reason),
      gonePage(language.words, reason),
      { say: "error", code: `session_${reason}`, message },
      { status: 404 },
    );
  };

  const showStep = (context: Context, session: Session, errors: FormErrors = {}) => {
    const { capture } = session;
    const language = chooseLanguage(context, session);
    const { words } = language;
    const step = nextStep(capture);
    const action = pathOf(session, step);
    const type = isDocumentType(capture.documentType) ? capture.documentType : "passport";
    const bodies: Record<Step, () => Markup> = {
      consent: () => consentPage(language, action, session),
      "document-type": () => documentTypePage(words, action, errors),
      document: () => documentPage(words, action, type, errors),
      selfie: () => selfiePage(words, action),
      liveness: () => livenessPage(words, action, capture.challenges),
      outcome: () => outcomePage(words, action, session),
    };
    return show(
      context,
      language,
      TITLES[step](words),
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
    const language = chooseLanguage(context, session);
    const { words } = language;
    return show(context, language, words.done, donePage(words, next), message, { next });
  };

  /** Wraps the handler of a page behind a link. Answers by itself where the link is dead. */
  const page =
    (handler: SessionHandler<Session>) =>
    (context: Context): Response | Promise<Response> => {
      const token = context.req.param("token") ?? "";
      const session = lifecycle.findByToken(token);
      if (!session) return showGone(context, "unknown");
      if (session.redacted) return showGone(context, "redacted", session);
      if (session.token !== token) return showGone(context, "replaced", session);
      if (session.status === "expired" || session.status === "failed") {
        return showGone(context, "expired", session);
      }
      if (!isTokenAlive(session, token)) return showDone(context, session);
      return handler(context, session);
    };

  /** Serves the form of one step. A form of another step than the next one leads there. */
  const serveStep = (name: Step, handler: SessionHandler<Session, FormErrors>) =>
    app.post(
      `/verify/:token/page/${name}`,
      page(async (context, session) => {
        lifecycle.open(session);
        const errors = nextStep(session.capture) === name ? await handler(context, session) : {};
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

  serveStep("consent", (_, { capture }) => {
    capture.consent = true;
    return {};
  });
  serveStep("document-type", async (context, session) => {
    const { capture } = session;
    const { document_type } = await context.req.parseBody();
    if (!isDocumentType(document_type)) {
      return { document_type: chooseLanguage(context, session).words.chooseDocument };
    }
    capture.documentType = document_type;
    return {};
  });
  serveStep("document", async (context, session) => {
    const { words } = chooseLanguage(context, session);
    const { file, use } = await context.req.parseBody();
    if (use !== "sample") {
      if (!(file instanceof File) || file.size === 0) {
        return { file: words.choosePhoto };
      }
      if (file.size > MAX_FILE_BYTES) return { file: words.photoTooBig };
    }
    session.capture.document = file instanceof File && file.size > 0 ? file.name : "sample document";
    return {};
  });
  serveStep("selfie", (_, { capture }) => {
    capture.selfie = true;
    return {};
  });
  serveStep("liveness", (_, { capture }) => {
    capture.liveness = true;
    return {};
  });
  serveStep("outcome", async (context, session) => {
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
