/**
 * Veriff's flow behind `verification.url`: introduction, document, selfie, done. Plain forms, each answered with a
 * redirect; it works in a frame, in a tab and as a redirect. From "InContext SDK", "Redirection guide" and
 * "Verification session status codes (table)" (devdocs.veriff.com), November 2026.
 *
 * Assumed, because no page says it: opening the link starts the session, but a new attempt after a request to resubmit
 * takes a click. The screens are in English: they name the language that `lang` asks for. The callback stays as it is
 * given. After seven days the same address says that it has run out.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { capturePage, type Markup, type SessionHandler } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import {
  closedPage,
  documentPage,
  goodbyePage,
  introPage,
  reloadPage,
  retryPage,
  selfiePage,
  submittedPage,
  unknownPage,
} from "./capture-pages.js";
import { CAPTURE_SCRIPT } from "./capture-script.js";
import type { Lifecycle } from "./lifecycle.js";
import { isDocumentType } from "./session-request.js";
import { readToken } from "./session-token.js";
import { currentAttempt, type Session } from "./sessions.js";

const LINK = "/v/:token";
const SCRIPT = "/assets/flow.js";
const STEPS = 3;
/** Any page may frame the flow, and its script asks for the session's status. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *";

interface Screen {
  title: string;
  body: Markup;
  step?: number;
  /** Message to the page around the frame. */
  say?: string;
  /** Address that a tab goes to, where no page is around. */
  next?: string | null;
  /** Reloads the screen when the session's status changes. */
  watches?: boolean;
}

export function createCapture(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  const pathOf = ({ token }: Session, part = "") => `${tools.basePath()}/v/${token}${part && `/${part}`}`;

  const show = (context: Context, session: Session, screen: Screen) => {
    const { title, body, step, say = "", next, watches = false } = screen;
    const watch = watches ? pathOf(session, "state") : "";
    return capturePage(context, tools, {
      title,
      ...(step === undefined ? {} : { progress: { step, count: STEPS } }),
      body: html`<div id="veriff" data-say="${say}" data-next="${next ?? ""}" data-watch="${watch}"
        data-status="${session.status}" data-lang="${session.language ?? ""}">${body}</div>
        <script src="${tools.basePath()}${SCRIPT}" defer></script>`,
    });
  };

  const screenOf = (session: Session): Screen => {
    const url = (part: string) => pathOf(session, part);
    const attempt = currentAttempt(session);
    switch (session.status) {
      case "created":
      case "started": {
        if (!attempt?.consented) {
          return {
            title: "Start",
            body: introPage(url, session),
            step: 1,
            say: "VERIFF_STARTED",
          };
        }
        return attempt.documentType === null
          ? { title: "Your document", body: documentPage(url, session.request.documentType), step: 2 }
          : { title: "Your selfie", body: selfiePage(url), step: 3 };
      }
      case "submitted":
      case "review":
        return { title: "Submitted", body: submittedPage(url), say: "VERIFF_SUBMITTED", watches: true };
      case "resubmission_requested":
        return { title: "Try again", body: retryPage(url, session), watches: true };
      default:
        return { title: "Nothing left to do", body: closedPage(url, session) };
    }
  };

  /** Wraps the handler of a page that belongs to a session. */
  const page =
    (handler: SessionHandler<Session>) =>
    async (context: Context): Promise<Response> => {
      const id = await readToken(context.req.param("token") ?? "");
      const session = id === null ? undefined : lifecycle.sessions.find(id);
      if (session) return handler(context, session);
      return capturePage(context, tools, { title: "Unknown link", body: unknownPage(), status: 404 });
    };
  /** Wraps the handler of a form; the answer leads to the screen that follows. */
  const form = (handler: SessionHandler<Session, void>) =>
    page(async (context, session) => {
      await handler(context, session);
      return context.redirect(pathOf(session), 303);
    });

  app.use(`${LINK}/*`, async (context, next) => {
    await next();
    context.header("content-security-policy", POLICY);
  });

  app.get(SCRIPT, (context) =>
    context.body(CAPTURE_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );

  app.get(
    LINK,
    page((context, session) => {
      if (session.status === "created" && context.req.method === "GET") lifecycle.open(session);
      session.left = false;
      session.language = context.req.query("lang") ?? session.language;
      return show(context, session, screenOf(session));
    }),
  );
  app.get(
    `${LINK}/state`,
    page((context, { status }) => context.json({ status })),
  );

  app.post(
    `${LINK}/begin`,
    form((_, session) => {
      const attempt = currentAttempt(session);
      if (attempt) attempt.consented = true;
    }),
  );
  app.post(
    `${LINK}/document`,
    form(async (context, session) => {
      const { type } = await context.req.parseBody();
      const attempt = currentAttempt(session);
      if (attempt && isDocumentType(type)) attempt.documentType = type;
    }),
  );
  app.post(
    `${LINK}/selfie`,
    form((_, session) => {
      if (currentAttempt(session)?.documentType) lifecycle.submit(session);
    }),
  );
  app.post(
    `${LINK}/reload`,
    page((context, session) =>
      show(context, session, {
        title: "Camera lost",
        body: reloadPage(pathOf(session)),
        say: "VERIFF_RELOAD_REQUEST",
      }),
    ),
  );
  app.post(
    `${LINK}/again`,
    form((_, session) => lifecycle.open(session)),
  );

  const showGoodbye = (context: Context, session: Session, say: string) =>
    show(context, session, {
      title: "Goodbye",
      body: goodbyePage(session, pathOf(session)),
      say,
      next: session.request.callback,
    });
  app.post(
    `${LINK}/leave`,
    page((context, session) => {
      lifecycle.leave(session);
      return showGoodbye(context, session, "VERIFF_CANCELED");
    }),
  );
  app.post(
    `${LINK}/done`,
    page((context, session) => showGoodbye(context, session, "VERIFF_FINISHED")),
  );

  return app;
}
