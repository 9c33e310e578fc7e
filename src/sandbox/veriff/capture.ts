/**
 * Veriff's flow behind `verification.url`: introduction, document, selfie, done. Plain forms, each answered with a
 * redirect; it works in a frame, in a tab and as a redirect. From "InContext SDK", "Redirection guide" and "Verification
 * session status codes (table)", November 2026.
 *
 * Chosen, because no page says: opening the link starts the session, but starting over after a request to resubmit takes
 * a click; nothing is added to the callback; after seven days the same address says that it has run out.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { capturePage, type Markup } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import {
  againPage,
  closedPage,
  documentPage,
  goodbyePage,
  introPage,
  selfiePage,
  submittedPage,
  unknownPage,
} from "./flow-pages.js";
import { FLOW_SCRIPT } from "./flow-script.js";
import { begin, submit } from "./lifecycle.js";
import { DOCUMENT_TYPES, type DocumentType } from "./session-request.js";
import { readToken } from "./session-token.js";
import { currentAttempt, type Session, type Sessions } from "./sessions.js";

const FLOW = "/v/:token";
const SCRIPT = "/assets/flow.js";
const STEPS = 3;
/** Any page may frame the flow, and its one script looks out for what becomes of the session. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *";

interface Screen {
  title: string;
  body: Markup;
  step?: number;
  /** A word for the page around. */
  say?: string;
  /** Where a tab without a page around goes. */
  next?: string | null;
  /** Whether the screen changes when the session does. */
  watches?: boolean;
}

export function veriffFlow(sessions: Sessions, tools: SandboxTools): Hono {
  const app = new Hono();
  const home = () => new URL(tools.baseUrl()).pathname.replace(/\/$/, "");
  const flowPath = ({ token }: Session, act = "") => `${home()}/v/${token}${act && `/${act}`}`;

  const frame = { provider: "veriff" } as const;

  function show(context: Context, session: Session, screen: Screen): Response | Promise<Response> {
    const { title, body, step, say = "", next, watches } = screen;
    const watch = watches ? flowPath(session, "state") : "";
    return capturePage(context, {
      ...frame,
      title,
      stylesheet: tools.stylesheet(),
      ...(step === undefined ? {} : { progress: { step, count: STEPS } }),
      body: html`<div id="veriff" data-say="${say}" data-next="${next ?? ""}" data-watch="${watch}"
        data-status="${session.status}">${body}</div>
        <script src="${home()}${SCRIPT}" defer></script>`,
    });
  }

  const screenOf = (session: Session): Screen => {
    const url = (act: string) => flowPath(session, act);
    const attempt = currentAttempt(session);
    switch (session.status) {
      case "created":
      case "started": {
        if (!attempt?.consented) {
          return { title: "Start", body: introPage(url), step: 1, say: "VERIFF_STARTED" };
        }
        return attempt.documentType === null
          ? { title: "Your document", body: documentPage(url, session.request.documentType), step: 2 }
          : { title: "Your selfie", body: selfiePage(url), step: 3 };
      }
      case "submitted":
      case "review":
        return { title: "Submitted", body: submittedPage(url), say: "VERIFF_SUBMITTED", watches: true };
      case "resubmission_requested":
        return { title: "Try again", body: againPage(url, session), watches: true };
      default:
        return { title: "Nothing left to do", body: closedPage(url, session) };
    }
  };

  /** Runs a page of a session. */
  const page =
    (run: (context: Context, session: Session) => Response | Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const id = await readToken(context.req.param("token") ?? "");
      const session = id === null ? undefined : sessions.find(id);
      if (session) return run(context, session);
      const stylesheet = tools.stylesheet();
      return capturePage(context, {
        ...frame,
        title: "Unknown link",
        body: unknownPage(),
        stylesheet,
        status: 404,
      });
    };
  /** Does what a form asks for and leads to the screen that follows. */
  const act = (run: (context: Context, session: Session) => void | Promise<void>) =>
    page(async (context, session) => {
      await run(context, session);
      return context.redirect(flowPath(session), 303);
    });

  app.use(`${FLOW}/*`, async (context, next) => {
    await next();
    context.header("content-security-policy", POLICY);
  });

  app.get(SCRIPT, (context) =>
    context.body(FLOW_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );

  app.get(
    FLOW,
    page((context, session) => {
      if (session.status === "created" && context.req.method === "GET") begin(session, tools);
      session.left = false;
      return show(context, session, screenOf(session));
    }),
  );
  app.get(
    `${FLOW}/state`,
    page((context, { status }) => context.json({ status })),
  );

  app.post(
    `${FLOW}/begin`,
    act((_, session) => {
      const attempt = currentAttempt(session);
      if (attempt) attempt.consented = true;
    }),
  );
  app.post(
    `${FLOW}/document`,
    act(async (context, session) => {
      const { type } = await context.req.parseBody();
      const attempt = currentAttempt(session);
      if (attempt && typeof type === "string" && Object.hasOwn(DOCUMENT_TYPES, type)) {
        attempt.documentType = type as DocumentType;
      }
    }),
  );
  app.post(
    `${FLOW}/selfie`,
    act((_, session) => {
      if (currentAttempt(session)?.documentType) submit(session, tools);
    }),
  );
  app.post(
    `${FLOW}/again`,
    act((_, session) => begin(session, tools)),
  );

  const goodbye = (say: string) => (context: Context, session: Session) =>
    show(context, session, {
      title: "Goodbye",
      body: goodbyePage(session, flowPath(session)),
      say,
      next: session.request.callback,
    });
  app.post(
    `${FLOW}/leave`,
    page((context, session) => {
      session.left = session.status === "started";
      return goodbye("VERIFF_CANCELED")(context, session);
    }),
  );
  app.post(`${FLOW}/done`, page(goodbye("VERIFF_FINISHED")));

  return app;
}
