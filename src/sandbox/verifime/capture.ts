/**
 * VerifiMe's customer portal behind `inviteUrl`: sign in, details, document, selfie, review and submit, done. Plain
 * forms, each answered with a redirect. From "Integration Flow", "Pre-filling Customer Details", "Organisation Code"
 * (later version: a button back, no automatic redirect), 20 November 2026.
 *
 * Chosen: opening the link sets `Active`, as the earlier "Tracking References" has it, and so does the activate call,
 * as the later one has it; nothing is added to the address that the customer returns to.
 */
import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { type CapturePage, capturePage, type Markup } from "../capture-page.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { invalidNameCharacter, isPastDate } from "./invite.js";
import {
  assessmentPage,
  DOCUMENT_TYPES,
  detailsPage,
  documentPage,
  donePage,
  type Errors,
  reviewPage,
  selfiePage,
  signInPage,
  unknownPage,
} from "./portal-pages.js";
import { submit } from "./submission.js";
import {
  type DETAIL_FIELDS,
  type Details,
  nextStep,
  STEPS,
  type Step,
  startingDetails,
  type Tracking,
  type Visit,
} from "./tracking.js";

const VISIT = "/portal/sign-up/track-id/:ref";
const COOKIE = "verifime_sandbox";

export function verifimePortal(tracking: Tracking, tools: SandboxTools): { app: Hono; reset: () => void } {
  const app = new Hono();
  /** Who has signed in, by cookie. */
  const signedIn = new Map<string, string>();

  const home = () => new URL(tools.baseUrl()).pathname.replace(/\/$/, "");
  const visitPath = (visit: Visit, step = "") =>
    `${home()}/portal/sign-up/track-id/${visit.reference}${step && `/${step}`}`;
  const show = (context: Context, title: string, body: Markup, more: Partial<CapturePage> = {}) =>
    capturePage(context, {
      provider: "verifime",
      title,
      body,
      stylesheet: tools.stylesheet(),
      ...more,
    });
  const showStep = (
    context: Context,
    title: string,
    step: Step,
    body: Markup,
    status: CapturePage["status"] = 200,
  ) =>
    show(context, title, body, {
      progress: { step: STEPS.indexOf(step) + 1, count: STEPS.length },
      status,
    });

  const isSignedIn = (context: Context, visit: Visit) =>
    signedIn.get(getCookie(context, COOKIE) ?? "") === visit.wallet.email;
  /** Leads on to the first step that is still to be done. */
  const proceed = (context: Context, visit: Visit) =>
    context.redirect(visitPath(visit, visit.status === "Completed" ? "" : nextStep(visit)), 303);

  /** Runs a page of a visit; all but the first need the customer to be signed in and the step to be reached. */
  const page =
    (run: (context: Context, visit: Visit) => Response | Promise<Response>, step?: Step) =>
    async (context: Context): Promise<Response> => {
      const visit = tracking.find(context.req.param("ref") ?? "");
      if (!visit) return show(context, "Unknown link", unknownPage(), { status: 404 });
      if (step) {
        if (!isSignedIn(context, visit)) return context.redirect(visitPath(visit), 303);
        const reached = STEPS.indexOf(step) <= STEPS.indexOf(nextStep(visit));
        if (visit.status === "Completed" || !reached) return proceed(context, visit);
      }
      return run(context, visit);
    };

  app.get(
    VISIT,
    page((context, visit) => {
      tracking.activate(visit);
      if (!isSignedIn(context, visit)) {
        return show(context, "Sign in", signInPage(visit, visitPath(visit, "sign-in")));
      }
      return visit.status === "Completed"
        ? show(context, "Done", donePage(visit))
        : context.redirect(visitPath(visit, nextStep(visit)), 303);
    }),
  );

  app.post(
    `${VISIT}/sign-in`,
    page((context, visit) => {
      tracking.activate(visit);
      const token = tools.uuid();
      signedIn.set(token, visit.wallet.email);
      setCookie(context, COOKIE, token, {
        path: `${home()}/portal`,
        httpOnly: true,
        sameSite: "Lax",
        secure: tools.baseUrl().startsWith("https:"),
      });
      return proceed(context, visit);
    }),
  );

  const details = (
    context: Context,
    visit: Visit,
    values: Partial<Details>,
    errors: Errors,
    status?: 200 | 422,
  ) => {
    const suggested = Object.values(values).some(Boolean);
    const body = detailsPage(visitPath(visit, "details"), values, suggested, errors);
    return showStep(context, "Your details", "details", body, status);
  };
  app.get(
    `${VISIT}/details`,
    page((context, visit) => details(context, visit, startingDetails(visit), {}), "details"),
  );
  app.post(
    `${VISIT}/details`,
    page(async (context, visit) => {
      const form = await context.req.parseBody();
      const values = readDetails(form);
      const errors = checkDetails(values, tools.clock.now());
      if (Object.keys(errors).length > 0) return details(context, visit, values, errors, 422);
      visit.wallet.details = values;
      visit.wallet.confirmed = true;
      return proceed(context, visit);
    }, "details"),
  );

  const document = (context: Context, visit: Visit, errors: Errors, status?: 200 | 422) => {
    const body = documentPage(visitPath(visit, "document"), visit.wallet.document?.type, errors);
    return showStep(context, "Your document", "document", body, status);
  };
  app.get(
    `${VISIT}/document`,
    page((context, visit) => document(context, visit, {}), "document"),
  );
  app.post(
    `${VISIT}/document`,
    page(async (context, visit) => {
      const { documentType, file, use } = await context.req.parseBody();
      const type = DOCUMENT_TYPES.find((one) => one === documentType);
      const name =
        use === "sample" ? "sample document" : file instanceof File && file.size > 0 ? file.name : "";
      if (!type) return document(context, visit, { documentType: "Choose a document" }, 422);
      if (!name) {
        return document(context, visit, { file: "Choose a photo, or use the sample document" }, 422);
      }
      visit.wallet.document = { type, file: name };
      return proceed(context, visit);
    }, "document"),
  );

  app.get(
    `${VISIT}/selfie`,
    page(
      (context, visit) => showStep(context, "Your selfie", "selfie", selfiePage(visitPath(visit, "selfie"))),
      "selfie",
    ),
  );
  app.post(
    `${VISIT}/selfie`,
    page((context, visit) => {
      visit.wallet.selfie = true;
      return proceed(context, visit);
    }, "selfie"),
  );

  app.get(
    `${VISIT}/review`,
    page((context, visit) => {
      const body = reviewPage(visit, visitPath(visit, "submit"), (step) => visitPath(visit, step));
      return showStep(context, "Review and submit", "review", body);
    }, "review"),
  );
  app.post(
    `${VISIT}/submit`,
    page((context, visit) => {
      submit(visit, tracking, tools);
      return proceed(context, visit);
    }, "review"),
  );

  app.get("/client-portal/assessments/:ref", (context) => {
    const visit = tracking.find(context.req.param("ref"));
    return visit
      ? show(context, "Risk assessment", assessmentPage(visit))
      : show(context, "Unknown assessment", unknownPage(), { status: 404 });
  });

  return { app, reset: () => signedIn.clear() };
}

function readDetails(form: Record<string, unknown>): Details {
  const read = (name: (typeof DETAIL_FIELDS)[number]) => {
    const value = form[name];
    return typeof value === "string" ? value.trim().slice(0, 500) : "";
  };
  return {
    firstName: read("firstName"),
    middleName: read("middleName"),
    familyName: read("familyName"),
    dateOfBirth: read("dateOfBirth"),
    preferredContactNumber: read("preferredContactNumber"),
    address: read("address"),
  };
}

function checkDetails(details: Details, now: number): Errors {
  const errors: Record<string, string> = {};
  if (!details.firstName) errors.firstName = "Enter your first name";
  if (!details.familyName) errors.familyName = "Enter your family name";
  for (const name of ["firstName", "middleName", "familyName"] as const) {
    if (invalidNameCharacter(details[name]) >= 0) {
      errors[name] = "Use only letters, spaces, hyphens, full stops and apostrophes in a name";
    }
  }
  if (!isPastDate(details.dateOfBirth, now)) errors.dateOfBirth = "Enter your date of birth";
  return errors;
}
