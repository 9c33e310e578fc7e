/**
 * Veriff's flow behind `verification.url`: introduction, document, selfie, done. Plain forms, each answered with a
 * redirect; it works in a frame, in a tab and as a redirect. From "InContext SDK", "Redirection guide" and
 * "Verification session status codes (table)" (devdocs.veriff.com), November 2026.
 *
 * Assumed, because no page says it: opening the link starts the session, but a new attempt after a request to resubmit
 * takes a click. The screens are in the language of `lang`, else in the browser's. The callback stays as it is
 * given. After seven days the same address says that it has run out.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type CaptureLanguage, captureLanguage } from "../capture-language.js";
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

  const languageOf = (context: Context, { language }: Session) => captureLanguage(context, language);
  const show = (context: Context, session: Session, screen: Screen) => {
    const { title, body, step, say = "", next, watches = false } = screen;
    const watch = watches ? pathOf(session, "state") : "";
    return capturePage(context, tools, languageOf(context, session), {
      title,
      ...(step === undefined ? {} : { progress: { step, count: STEPS } }),
      body: html`<div id="veriff" data-say="${say}" data-next="${next ?? ""}" data-watch="${watch}"
        data-status="${session.status}" data-lang="${session.language ?? ""}">${body}</div>
        <script src="${tools.basePath()}${SCRIPT}" defer></script>`,
    });
  };

  const screenOf = (session: Session, language: CaptureLanguage): Screen => {
    const { words } = language;
    const url = (part: string) => pathOf(session, part);
    const attempt = currentAttempt(session);
    switch (session.status) {
      case "created":
      case "started": {
        if (!attempt?.consented) {
          return {
            title: words.veriff.start,
            body: introPage(language, url, session),
            step: 1,
            say: "VERIFF_STARTED",
          };
        }
        return attempt.documentType === null
          ? {
              title: words.yourDocument,
              body: documentPage(words, url, session.request.documentType),
              step: 2,
            }
          : { title: words.yourSelfie, body: selfiePage(words, url), step: 3 };
      }
      case "submitted":
      case "review":
        return {
          title: words.veriff.submitted,
          body: submittedPage(words, url),
          say: "VERIFF_SUBMITTED",
          watches: true,
        };
      case "resubmission_requested":
        return { title: words.veriff.tryAgain, body: retryPage(words, url, session), watches: true };
      default:
        return { title: words.veriff.nothingLeft, body: closedPage(words, url, session) };
    }
  };

  /** Wraps the handler of a page that belongs to a session. */
  const page =
    (handler: SessionHandler<Session>) =>
    async (context: Context): Promise<Response> => {
      const id = await readToken(context.req.param("token") ?? "");
      const session = id === null ? undefined : lifecycle.sessions.find(id);
      if (session) return handler(context, session);
      const language = captureLanguage(context, context.req.query("lang"));
      const { words } = language;
      return capturePage(context, tools, language, {
        title: words.unknownLink.title,
        body: unknownPage(words),
        status: 404,
      });
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
      return show(context, session, screenOf(session, languageOf(context, session)));
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
    page((context, session) => {
      const { words } = languageOf(context, session);
      return show(context, session, {
        title: words.veriff.cameraLost,
        body: reloadPage(words, pathOf(session)),
        say: "VERIFF_RELOAD_REQUEST",
      });
    }),
  );
  app.post(
    `${LINK}/again`,
    form((_, session) => lifecycle.open(session)),
  );

  const showGoodbye = (context: Context, session: Session, say: string) => {
    const { words } = languageOf(context, session);
    return show(context, session, {
      title: words.veriff.goodbye,
      body: goodbyePage(words, session, pathOf(session)),
      say,
      next: session.request.callback,
    });
  };
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
