/** The pages of VerifiMe's customer portal, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { documentUpload, errorSummary, type FieldProps, type FormErrors, field } from "../capture-form.js";
import type { Markup } from "../capture-page.js";
import { type Details, fullName, hasOneName, type Session } from "./sessions.js";

export const DOCUMENT_TYPES = ["Passport", "Driver licence"] as const;

/** `send` is the address that mails a code. */
export function signInPage(session: Session, send: string, errors: FormErrors): Markup {
  return html`<h1>Verify your identity</h1>
    <p class="lead">${session.organisation.name} has asked VerifiMe to confirm who you are. It takes a few minutes.
      Have your passport or driver licence ready.</p>
    ${errorSummary(errors)}
    <form method="post" action="${send}">
      <p>We mail you a code first, to see that it is you.</p>
      <div class="actions"><button id="code">Continue as ${session.wallet.email}</button></div>
    </form>`;
}

/** `action` takes the code, `send` mails another one. */
export function codePage(session: Session, action: string, send: string, errors: FormErrors): Markup {
  return html`<h1>Enter your code</h1>
    <p class="lead">We have mailed six digits to ${session.wallet.email}.</p>
    ${errorSummary(errors)}
    <form method="post" action="${action}" novalidate>
      ${field({
        name: "code",
        label: "One-time code",
        hint: "Sandbox: the mail is in the mailbox of the control page.",
        autocomplete: "one-time-code",
        error: errors.code,
      })}
      <div class="actions"><button>Sign in</button></div>
    </form>
    <form method="post" action="${send}">
      <div class="actions"><button class="secondary">Mail me another code</button></div>
    </form>`;
}

export function detailsPage(
  action: string,
  values: Partial<Details>,
  suggestions: Partial<Details>,
  errors: FormErrors,
): Markup {
  const input = (name: keyof Details, label: string, more: Partial<FieldProps> = {}) =>
    field({ name, label, value: values[name], error: errors[name], ...more });
  const oneName = hasOneName(suggestions);
  return html`<h1>Your details</h1>
    <p class="lead">${
      Object.values(values).some(Boolean)
        ? "Please check what we know already, and change what isn’t right."
        : "Enter your name as it stands on your document."
    }</p>
    ${errorSummary(errors)}
    <form method="post" action="${action}" novalidate>
      ${input("firstName", "First name", { autocomplete: "given-name", optional: oneName && !suggestions.firstName })}
      ${input("middleName", "Middle name", {
        autocomplete: "additional-name",
        optional: true,
        hint: "Sandbox: “pep” or “sanction” in it decides the assessment.",
      })}
      ${input("familyName", "Family name", { autocomplete: "family-name", optional: oneName && !suggestions.familyName })}
      <div class="pair">
        ${input("dateOfBirth", "Date of birth", { type: "date", autocomplete: "bday" })}
        ${input("preferredContactNumber", "Phone", { type: "tel", autocomplete: "tel", optional: true })}
      </div>
      ${input("address", "Home address", { autocomplete: "street-address", optional: true })}
      <div class="actions"><button>Continue</button></div>
    </form>`;
}

export function documentPage(action: string, chosen: string | undefined, errors: FormErrors): Markup {
  return html`<h1>Your document</h1>
    <p class="lead">Choose a document and upload a photo of it.</p>
    ${errorSummary(errors)}
    <form method="post" action="${action}" enctype="multipart/form-data" novalidate>
      <fieldset id="documentType">
        <legend>Document</legend>
        ${DOCUMENT_TYPES.map(
          (type, index) => html`<label class="choice"><input type="radio" name="documentType" value="${type}"
            ${(chosen ? chosen === type : index === 0) ? "checked" : ""}> ${type}</label>`,
        )}
      </fieldset>
      ${documentUpload("JPEG, PNG or PDF. The sandbox throws it away.", errors.file)}
    </form>`;
}

export function selfiePage(action: string): Markup {
  return html`<h1>Your selfie</h1>
    <p class="lead">We compare your face with the photo in your document. The sandbox pretends: no camera is used.</p>
    <form method="post" action="${action}">
      <span class="oval" aria-hidden="true"></span>
      <div class="actions"><button>Take a pretend selfie</button></div>
    </form>`;
}

export function reviewPage(session: Session, action: string, stepUrl: (step: string) => string): Markup {
  const { details, document } = session.wallet;
  const row = (term: string, value: string, step: string) =>
    html`<div><dt>${term}</dt><dd>${value || "–"}</dd>
      <a href="${stepUrl(step)}" aria-label="Change ${term.toLowerCase()}">Change</a></div>`;
  return html`<h1>Review and submit</h1>
    <p class="lead">Check that everything is right. You can’t change it after you submit.</p>
    <dl class="summary">
      ${row("Name", fullName(details ?? {}), "details")}
      ${row("Date of birth", details?.dateOfBirth ?? "", "details")}
      ${row("Phone", details?.preferredContactNumber ?? "", "details")}
      ${row("Home address", details?.address ?? "", "details")}
      ${row("Document", document ? `${document.type} (${document.file})` : "", "document")}
      ${row("Selfie", "Taken", "selfie")}
    </dl>
    <form method="post" action="${action}">
      <p class="hint">By submitting you let ${session.organisation.name} see the result of the verification.</p>
      <div class="actions"><button>Submit</button></div>
    </form>`;
}

export function donePage(session: Session): Markup {
  const { name } = session.organisation;
  return html`<span class="tick" aria-hidden="true">✓</span>
    <h1>That’s everything</h1>
    <p>Your details are with VerifiMe, which now checks them. ${name} will be told the result; you needn’t wait here.</p>
    ${
      session.callbackUrl
        ? html`<div class="actions"><a class="button" href="${session.callbackUrl}">Return to ${name}</a></div>`
        : html`<p>You can close this tab and go back to ${name}.</p>`
    }`;
}

export function unknownPage(): Markup {
  return html`<h1>This link isn’t known</h1>
    <p>It may be mistyped, or the sandbox was restarted or reset since it was made. Ask for a new link where you got this one.</p>`;
}

/** The page behind `assessmentPortalUrl`, for the partner's staff. */
export function assessmentPage(session: Session): Markup {
  const { assessment, wallet, organisation } = session;
  const row = (term: string, value: string) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<h1>Risk assessment</h1>
    <p class="lead">What ${organisation.name} sees in the client portal.</p>
    <dl class="summary">
      ${row("Customer", fullName(wallet.details ?? {}) || wallet.email)}
      ${row("Tracking status", session.status)}
      ${row("Assessment", assessment?.status ?? "Not started")}
      ${row("Risk level", assessment?.riskLevel ?? "–")}
      ${row("Flags", assessment?.flags.join(", ") || "None")}
    </dl>`;
}
