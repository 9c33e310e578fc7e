/**
 * The pages behind a VX link: the age app, the document app, and an end. Plain forms, each answered with a redirect;
 * framed, they post VX's seven words to the page around them. From "iFrame Integration", November 2026.
 *
 * Chosen: any page may frame them, as the real ones don't say whom they let; whoever fills in the field that people
 * don't see gets BOT DETECTED; somebody who is known uses the earlier result by a click, never by merely loading.
 */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { type CapturePage, capturePage } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import {
  type AgeForm,
  agePage,
  deadEndPage,
  documentPage,
  donePage,
  type Errors,
  knownPage,
} from "./capture-pages.js";
import { CAPTURE_SCRIPT } from "./capture-script.js";
import { type Journey, SAMPLE_DOCUMENTS } from "./journey.js";
import { APPS, type App, isExpired, isThrough, nextApp, type Session, type Sessions } from "./sessions.js";
import { ageAt, compactDate } from "./timestamps.js";

/** What a framed page can say ("iFrame Integration"); CLOSE comes from a button. */
type Word = "PASS" | "FAIL" | "ALREADY VERIFIED" | "ERROR" | "LINK EXPIRED" | "BOT DETECTED";

interface Page extends Pick<CapturePage, "title" | "body" | "status" | "progress"> {
  word?: Word | undefined;
  /** Where to ask for the verdict, while there is none. */
  verdict?: string;
}

const LONGEST_NAME = 100;
const OLDEST_AGE = 130;

export function vxCapture(sessions: Sessions, journey: Journey, tools: SandboxTools): Hono {
  const app = new Hono();
  const { clock } = tools;
  const home = () => new URL(tools.baseUrl()).pathname.replace(/\/$/, "");
  const pathOf = (session: Session, part = "") => `${home()}/d/${session.linkId}${part && `/${part}`}`;

  const show = async (context: Context, { word, verdict, body, ...page }: Page): Promise<Response> => {
    const script = html`<script src="${home()}/capture.js" data-word="${word ?? ""}" data-verdict="${verdict ?? ""}"></script>`;
    const answer = await capturePage(context, {
      provider: "vx",
      stylesheet: tools.stylesheet(),
      frameAncestors: "*",
      ...page,
      body: html`${body}${script}`,
    });
    const policy = answer.headers.get("content-security-policy") ?? "";
    answer.headers.set("content-security-policy", `${policy}; script-src 'self'; connect-src 'self'`);
    return answer;
  };

  const showApp = (context: Context, session: Session, name: App, errors: Errors = {}, typed?: AgeForm) => {
    const progress = { step: APPS.indexOf(name) + 1, count: APPS.length };
    const status = Object.keys(errors).length > 0 ? 422 : 200;
    const action = pathOf(session, name);
    const values = typed ?? { fn: session.person.fn, ln: session.person.ln, dob: "" };
    return show(
      context,
      name === "age"
        ? { title: "Your age", body: agePage(action, session.age, values, errors), progress, status }
        : { title: "Your document", body: documentPage(action, errors), progress, status },
    );
  };

  const showEnd = (context: Context, session: Session) => {
    const result = session.result ?? "PENDING";
    return show(context, {
      title: "Done",
      body: donePage(result),
      ...(result === "PENDING" ? { verdict: pathOf(session, "verdict") } : { word: wordOf(session, result) }),
    });
  };

  /** Runs a page of a session whose link still works, and an app's page only if its turn has come. */
  const page =
    (run: (context: Context, session: Session) => Response | Promise<Response>, name?: App) =>
    async (context: Context): Promise<Response> => {
      const session = sessions.findByLink(context.req.param("link") ?? "");
      if (!session) {
        const text = "It may be mistyped, or the sandbox was restarted or reset since. Ask for a new one.";
        const body = deadEndPage("This link isn’t known", text);
        return show(context, { title: "Unknown link", body, word: "ERROR", status: 404 });
      }
      if (isExpired(session, clock.now())) {
        const body = deadEndPage("This link has expired", "Ask for a new one where you got it.");
        return show(context, { title: "Link expired", body, word: "LINK EXPIRED" });
      }
      if (name && nextApp(session) !== name) return context.redirect(pathOf(session), 303);
      return run(context, session);
    };

  app.get("/capture.js", (context) =>
    context.body(CAPTURE_SCRIPT, 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "max-age=60",
    }),
  );

  app.get(
    "/d/:link",
    page((context, session) => {
      journey.open(session);
      const next = nextApp(session);
      if (next === null) return showEnd(context, session);
      if (next === "age" && sessions.verifiedPerson(session)) {
        const body = knownPage(pathOf(session, "known"), session.email);
        return show(context, { title: "Already verified", body });
      }
      return showApp(context, session, next);
    }),
  );

  app.post(
    "/d/:link/age",
    page(async (context, session) => {
      const { fn, ln, dob, website } = await context.req.parseBody();
      if (website) {
        const body = deadEndPage(
          "Are you a person?",
          "Something about this visit looked automatic. Try another device.",
        );
        return show(context, { title: "Stopped", body, word: "BOT DETECTED", status: 400 });
      }
      const typed = { fn: textOf(fn), ln: textOf(ln), dob: textOf(dob) };
      const errors = checkAge(typed, clock.now());
      if (Object.keys(errors).length > 0) return showApp(context, session, "age", errors, typed);
      journey.checkAge(session, { ...typed, dob: compactDate(typed.dob) });
      return context.redirect(pathOf(session), 303);
    }, "age"),
  );

  app.post(
    "/d/:link/known",
    page((context, session) => {
      const person = sessions.verifiedPerson(session);
      if (person) journey.reuse(session, person);
      return context.redirect(pathOf(session), 303);
    }, "age"),
  );

  app.post(
    "/d/:link/document",
    page(async (context, session) => {
      const given = (await context.req.parseBody()).document;
      const document = SAMPLE_DOCUMENTS.find((one) => one === given);
      if (!document) return showApp(context, session, "document", { document: "Choose a document" });
      journey.scan(session, document);
      return context.redirect(pathOf(session), 303);
    }, "document"),
  );

  app.get("/d/:link/verdict", (context) => {
    const session = sessions.findByLink(context.req.param("link"));
    const known = session && isThrough(session) && session.result !== "PENDING";
    return context.json({ word: known ? session.result : null }, session ? 200 : 404);
  });

  return app;
}

function wordOf(session: Session, result: "PASS" | "FAIL"): Word {
  return session.reused ? "ALREADY VERIFIED" : result;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim().slice(0, LONGEST_NAME) : "";
}

function checkAge({ fn, ln, dob }: AgeForm, now: number): Errors {
  const errors: Record<string, string> = {};
  if (!fn) errors.fn = "Enter your first name";
  if (!ln) errors.ln = "Enter your last name";
  const exists = /^\d{4}-\d\d-\d\d$/.test(dob) && isDate(dob);
  const age = exists ? ageAt(compactDate(dob), now) : -1;
  if (age < 0 || age > OLDEST_AGE) errors.dob = "Enter your date of birth";
  return errors;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
