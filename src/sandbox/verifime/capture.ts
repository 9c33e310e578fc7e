/**
 * VerifiMe's customer portal behind `inviteUrl`: sign in, details, document, selfie, review and submit, done. Plain
 * forms, each answered with a redirect. From "Integration Flow", "Tracking References" (later version), "Pre-filling
 * Customer Details" and "Organisation Code" (later version: a button back, no automatic redirect; developer.verifime.com),
 * 20 November 2026.
 *
 * Assumed: a browser stays signed in, also for the customer's next references. The address that the customer returns to
 * stays as it is given.
 */
import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { type FormErrors, typedText } from "../capture-form.js";
import { type CaptureLanguage, createChooseLanguage } from "../capture-language.js";
import { type CapturePage, capturePage, type Markup, type SessionHandler } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { wordsIn } from "../words/words-in.js";
import {
  assessmentPage,
  codePage,
  detailsPage,
  documentPage,
  donePage,
  reviewPage,
  selfiePage,
  signInPage,
  unknownPage,
} from "./capture-pages.js";
import { checkDetails, readDetails } from "./details-form.js";
import { isDocumentType } from "./document-types.js";
import type { Lifecycle } from "./lifecycle.js";
import { type Details, nextStep, type Session, STEPS, type Step, startingDetails } from "./sessions.js";
import { createSignInCodes } from "./sign-in-codes.js";

const LINK = "/portal/sign-up/track-id/:ref";
const COOKIE = "verifime_sandbox";
const MAX_CODE_LENGTH = 20;
const ENGLISH: CaptureLanguage = { language: "en", words: wordsIn("en") };

export function createCapture(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  /** Email addresses of signed-in customers, by cookie. */
  const signedIn = new Map<string, string>();
  const codes = createSignInCodes(tools);

  const pathOf = ({ id }: Session, step = "") =>
    `${tools.basePath()}/portal/sign-up/track-id/${id}${step && `/${step}`}`;
  const chooseLanguage = createChooseLanguage();
  const show = (
    context: Context,
    language: CaptureLanguage,
    title: string,
    body: Markup,
    more: Partial<CapturePage> = {},
  ) => capturePage(context, tools, language, { title, body, ...more });
  const showStep = (
    context: Context,
    language: CaptureLanguage,
    title: string,
    step: Step,
    body: Markup,
    status: NonNullable<CapturePage["status"]> = 200,
  ) =>
    show(context, language, title, body, {
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
      if (!session) {
        const language = chooseLanguage(context, null);
        const { words } = language;
        return show(context, language, words.unknownLink.title, unknownPage(words), { status: 404 });
      }
      // A link that leads on still says in which language.
      chooseLanguage(context, session);
      if (step) {
        if (!isSignedIn(context, session)) return context.redirect(pathOf(session), 303);
        const reached = STEPS.indexOf(step) <= STEPS.indexOf(nextStep(session));
        if (session.status === "Completed" || !reached) return proceed(context, session);
      }
      return handler(context, session);
    };

  const showSignIn = (context: Context, session: Session, errors: FormErrors = {}) => {
    const send = pathOf(session, "sign-in/code");
    const language = chooseLanguage(context, session);
    const { words } = language;
    const body = codes.isPending(session)
      ? codePage(words, session, pathOf(session, "sign-in"), send, errors)
      : signInPage(words, session, send, errors);
    const status = Object.keys(errors).length > 0 ? 422 : 200;
    return show(context, language, words.verifime.signIn, body, { status });
  };

  app.get(
    LINK,
    page((context, session) => {
      if (!isSignedIn(context, session)) return showSignIn(context, session);
      lifecycle.authenticate(session);
      if (session.status !== "Completed") return context.redirect(pathOf(session, nextStep(session)), 303);
      const language = chooseLanguage(context, session);
      return show(context, language, language.words.done, donePage(language.words, session));
    }),
  );

  app.post(
    `${LINK}/sign-in/code`,
    page((context, session) => {
      codes.send(session);
      return context.redirect(pathOf(session), 303);
    }),
  );
  app.post(
    `${LINK}/sign-in`,
    page(async (context, session) => {
      const code = typedText((await context.req.parseBody()).code, MAX_CODE_LENGTH);
      if (!codes.take(session, code)) {
        const { verifime } = chooseLanguage(context, session).words;
        const error = codes.isPending(session) ? verifime.wrongCode : verifime.askForCode;
        return showSignIn(context, session, { code: error });
      }
      lifecycle.authenticate(session);
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
    const language = chooseLanguage(context, session);
    const { words } = language;
    const body = detailsPage(words, pathOf(session, "details"), values, session.suggestions, errors);
    return showStep(context, language, words.verifime.yourDetails, "details", body, status);
  };
  app.get(
    `${LINK}/details`,
    page((context, session) => showDetails(context, session, startingDetails(session), {}), "details"),
  );
  app.post(
    `${LINK}/details`,
    page(async (context, session) => {
      const values = readDetails(await context.req.parseBody());
      const errors = checkDetails(
        values,
        session.suggestions,
        tools.clock.now(),
        chooseLanguage(context, session).words,
      );
      if (Object.keys(errors).length > 0) return showDetails(context, session, values, errors, 422);
      session.wallet.details = values;
      session.wallet.confirmed = true;
      return proceed(context, session);
    }, "details"),
  );

  const showDocument = (context: Context, session: Session, errors: FormErrors, status?: 200 | 422) => {
    const language = chooseLanguage(context, session);
    const { words } = language;
    const body = documentPage(words, pathOf(session, "document"), session.wallet.document?.type, errors);
    return showStep(context, language, words.yourDocument, "document", body, status);
  };
  app.get(
    `${LINK}/document`,
    page((context, session) => showDocument(context, session, {}), "document"),
  );
  app.post(
    `${LINK}/document`,
    page(async (context, session) => {
      const { documentType, file, use } = await context.req.parseBody();
      const { words } = chooseLanguage(context, session);
      const upload = file instanceof File && file.size > 0 ? file.name : "";
      if (!isDocumentType(documentType)) {
        return showDocument(context, session, { documentType: words.chooseDocument }, 422);
      }
      if (use !== "sample" && !upload) {
        return showDocument(context, session, { file: words.choosePhoto }, 422);
      }
      session.wallet.document = { type: documentType, file: use === "sample" ? null : upload };
      return proceed(context, session);
    }, "document"),
  );

  app.get(
    `${LINK}/selfie`,
    page((context, session) => {
      const language = chooseLanguage(context, session);
      const { words } = language;
      return showStep(
        context,
        language,
        words.yourSelfie,
        "selfie",
        selfiePage(words, pathOf(session, "selfie")),
      );
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
      const language = chooseLanguage(context, session);
      const { words } = language;
      const body = reviewPage(language, session, pathOf(session, "submit"), (step) => pathOf(session, step));
      return showStep(context, language, words.verifime.review, "review", body);
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
      ? show(context, ENGLISH, "Risk assessment", assessmentPage(session))
      : show(context, ENGLISH, "Unknown assessment", unknownPage(ENGLISH.words), { status: 404 });
  });

  return app;
}
