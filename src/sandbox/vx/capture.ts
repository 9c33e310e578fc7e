/**
 * The pages behind a VX link: the age app, the document app, and an end. Plain forms, each answered with a redirect;
 * framed, they post VX's seven words to the page around them. From "iFrame Integration"
 * (api.veratad.com/vx), November 2026.
 *
 * Assumed: any page may frame them, as the real ones don't say who may. A caller who fills in the hidden field gets BOT
 * DETECTED. A known person uses the earlier result by a click, never by merely loading.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { isCalendarDate } from "../calendar-date.js";
import { type FormErrors, typedText } from "../capture-form.js";
import { type CaptureLanguage, createChooseLanguage } from "../capture-language.js";
import { type CapturePage, capturePage, type SessionHandler } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import type { CaptureWords } from "../words/capture-words.js";
import { agePage, deadEndPage, documentPage, donePage, knownPage } from "./capture-pages.js";
import { CAPTURE_SCRIPT } from "./capture-script.js";
import { type AgePerson, type Lifecycle, SAMPLE_DOCUMENTS } from "./lifecycle.js";
import { APPS, type App, isCustomerDone, isExpired, nextApp, type Session } from "./sessions.js";
import { styleSheet } from "./styles.js";
import { ageAt, compactDate, formDate } from "./timestamps.js";

/** The words that a framed page posts ("iFrame Integration"); CLOSE comes from a button. */
type Word = "PASS" | "FAIL" | "ALREADY VERIFIED" | "ERROR" | "LINK EXPIRED" | "BOT DETECTED";

interface Screen extends Pick<CapturePage, "title" | "body" | "status" | "progress"> {
  word?: Word | undefined;
  /** Address to ask for the verdict, while there is none. */
  verdict?: string;
}

const MAX_NAME_LENGTH = 100;
const MAX_AGE = 130;
/** The values that the age app needs. */
const AGE_FIELDS = ["fn", "ln", "dob"] as const satisfies readonly (keyof AgePerson)[];

export function createCapture(lifecycle: Lifecycle, tools: SandboxTools): Hono {
  const app = new Hono();
  const { clock } = tools;
  const pathOf = ({ linkId }: Session, part = "") => `${tools.basePath()}/d/${linkId}${part && `/${part}`}`;

  const chooseLanguage = createChooseLanguage();
  const show = (context: Context, language: CaptureLanguage, { word, verdict, body, ...page }: Screen) => {
    const session = lifecycle.findByLink(context.req.param("link") ?? "");
    const look = session ? html`<link rel="stylesheet" href="${pathOf(session, "styles.css")}">` : "";
    const script = html`<script src="${tools.basePath()}/capture.js" data-word="${word ?? ""}" data-verdict="${verdict ?? ""}"></script>`;
    return capturePage(context, tools, language, {
      frameAncestors: "*",
      directives: ["script-src 'self'", "connect-src 'self'"],
      ...page,
      body: html`${look}${body}${script}`,
    });
  };

  const showApp = (
    context: Context,
    session: Session,
    name: App,
    errors: FormErrors = {},
    typed?: Partial<AgePerson>,
  ) => {
    const progress = { step: APPS.indexOf(name) + 1, count: APPS.length };
    const status = Object.keys(errors).length > 0 ? 422 : 200;
    const action = pathOf(session, name);
    const language = chooseLanguage(context, session);
    const { words } = language;
    if (name === "document") {
      return show(context, language, {
        title: words.yourDocument,
        body: documentPage(words, action, errors),
        progress,
        status,
      });
    }
    const known = knownBy(session);
    const every = context.req.query("change") !== undefined;
    const asked = AGE_FIELDS.filter((one) => every || typed?.[one] !== undefined || !isKnown(known, one));
    const form = {
      asked,
      values: { ...known, ...typed },
      changeUrl: asked.length < AGE_FIELDS.length ? `${pathOf(session)}?change` : null,
    };
    return show(context, language, {
      title: words.vx.yourAge,
      body: agePage(language, action, session.age, form, errors),
      progress,
      status,
    });
  };

  const showEnd = (context: Context, session: Session) => {
    const { result } = session;
    const language = chooseLanguage(context, session);
    const { words } = language;
    return show(context, language, {
      title: words.done,
      body: donePage(words, result),
      ...(result === "PENDING" ? { verdict: pathOf(session, "verdict") } : { word: wordOf(session, result) }),
    });
  };

  /** Wraps the handler of a page whose link still works. An app's page is for a session that has come to that app. */
  const page =
    (handler: SessionHandler<Session>, name?: App) =>
    async (context: Context): Promise<Response> => {
      const session = lifecycle.findByLink(context.req.param("link") ?? "");
      if (!session) {
        const language = chooseLanguage(context, null);
        const { words } = language;
        const { title, heading, text } = words.unknownLink;
        const body = deadEndPage(words, heading, `${text} ${words.askForLink}`);
        return show(context, language, { title, body, word: "ERROR", status: 404 });
      }
      const language = chooseLanguage(context, session);
      if (isExpired(session, clock.now())) {
        const { words } = language;
        const body = deadEndPage(words, words.vx.expired, words.askForLink);
        return show(context, language, { title: words.vx.expiredTitle, body, word: "LINK EXPIRED" });
      }
      if (name && nextApp(session) !== name) return context.redirect(pathOf(session), 303);
      return handler(context, session);
    };

  app.get("/capture.js", (context) =>
    context.body(CAPTURE_SCRIPT, 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "max-age=60",
    }),
  );

  app.get("/d/:link/styles.css", (context) => {
    const session = lifecycle.findByLink(context.req.param("link"));
    return context.body(session ? styleSheet(session.look) : "", session ? 200 : 404, {
      "content-type": "text/css; charset=utf-8",
    });
  });

  app.get(
    "/d/:link",
    page((context, session) => {
      lifecycle.open(session);
      const next = nextApp(session);
      if (next === null) return showEnd(context, session);
      if (next === "age" && lifecycle.verifiedPerson(session)) {
        const language = chooseLanguage(context, session);
        const { words } = language;
        const body = knownPage(words, pathOf(session, "known"), session.email);
        return show(context, language, { title: words.vx.alreadyVerified, body });
      }
      return showApp(context, session, next);
    }),
  );

  app.post(
    "/d/:link/age",
    page(async (context, session) => {
      const { fn, ln, dob, website } = await context.req.parseBody();
      const language = chooseLanguage(context, session);
      const { words } = language;
      if (website) {
        const body = deadEndPage(words, words.vx.areYouPerson, words.vx.automatic);
        return show(context, language, { title: words.vx.stopped, body, word: "BOT DETECTED", status: 400 });
      }
      const form = { fn, ln, dob };
      const typed = Object.fromEntries(
        AGE_FIELDS.filter((name) => form[name] !== undefined).map((name) => [
          name,
          typedText(form[name], MAX_NAME_LENGTH),
        ]),
      );
      const known = knownBy(session);
      const person = { ...known, ...typed };
      const errors = checkAge(person, known, clock.now(), words);
      if (Object.keys(errors).length > 0) return showApp(context, session, "age", errors, typed);
      lifecycle.checkAge(session, { ...person, dob: compactDate(person.dob) });
      return context.redirect(pathOf(session), 303);
    }, "age"),
  );

  app.post(
    "/d/:link/known",
    page((context, session) => {
      const person = lifecycle.verifiedPerson(session);
      if (person) lifecycle.reuse(session, person);
      return context.redirect(pathOf(session), 303);
    }, "age"),
  );

  app.post(
    "/d/:link/document",
    page(async (context, session) => {
      const given = (await context.req.parseBody()).document;
      const document = SAMPLE_DOCUMENTS.find((one) => one === given);
      if (!document) {
        const { chooseDocument } = chooseLanguage(context, session).words;
        return showApp(context, session, "document", { document: chooseDocument });
      }
      lifecycle.scan(session, document);
      return context.redirect(pathOf(session), 303);
    }, "document"),
  );

  app.get("/d/:link/verdict", (context) => {
    const session = lifecycle.findByLink(context.req.param("link"));
    const known = session && isCustomerDone(session) && session.result !== "PENDING";
    return context.json({ word: known ? session.result : null }, session ? 200 : 404);
  });

  return app;
}

function wordOf(session: Session, result: "PASS" | "FAIL"): Word {
  return session.reused ? "ALREADY VERIFIED" : result;
}

/** The details that the session was made with, or that were typed since, as a form has them. */
function knownBy({ person: { fn, ln, dob } }: Session): AgePerson {
  return { fn, ln, dob: formDate(dob) };
}

/** Tells if a field needs no typing. A person of one name has no other. */
function isKnown(known: AgePerson, name: keyof AgePerson): boolean {
  return name === "dob" ? known.dob !== "" : known.fn !== "" || known.ln !== "";
}

function checkAge(
  { fn, ln, dob }: AgePerson,
  known: AgePerson,
  now: number,
  words: CaptureWords,
): FormErrors {
  const errors: Record<string, string> = {};
  const hasOneName = !known.fn !== !known.ln;
  if (!fn && !(hasOneName && ln)) errors.fn = words.enterFirstName;
  if (!ln && !(hasOneName && fn)) errors.ln = words.enterFamilyName;
  const age = isCalendarDate(dob) ? ageAt(compactDate(dob), now) : -1;
  if (age < 0 || age > MAX_AGE) errors.dob = words.enterDateOfBirth;
  return errors;
}
