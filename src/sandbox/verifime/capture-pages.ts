/** The pages of VerifiMe's customer portal, as markup. Their handlers are in `capture.ts`. */
import { html } from "hono/html";
import { documentUpload, errorSummary, type FieldProps, type FormErrors, field } from "../capture-form.js";
import type { CaptureLanguage } from "../capture-language.js";
import type { Markup } from "../capture-page.js";
import { longDate } from "../long-date.js";
import type { CaptureWords } from "../words/capture-words.js";
import { DOCUMENT_TYPES, type DocumentType } from "./document-types.js";
import { type Details, fullName, hasOneName, type Session } from "./sessions.js";

/** `send` is the address that mails a code. */
export function signInPage(words: CaptureWords, session: Session, send: string, errors: FormErrors): Markup {
  const { verifime } = words;
  return html`<h1>${words.verifyIdentity}</h1>
    <p class="lead">${verifime.lead(session.organisation.name)}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${send}">
      <p>${verifime.mailFirst}</p>
      <div class="actions"><button id="code">${verifime.continueAs(session.wallet.email)}</button></div>
    </form>`;
}

/** `action` takes the code, `send` mails another one. */
export function codePage(
  words: CaptureWords,
  session: Session,
  action: string,
  send: string,
  errors: FormErrors,
): Markup {
  const { verifime } = words;
  return html`<h1>${verifime.enterCode}</h1>
    <p class="lead">${verifime.codeSent(session.wallet.email)}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" novalidate>
      ${field(words, {
        name: "code",
        label: verifime.codeLabel,
        hint: verifime.codeHint,
        autocomplete: "one-time-code",
        error: errors.code,
      })}
      <div class="actions"><button>${verifime.signIn}</button></div>
    </form>
    <form method="post" action="${send}">
      <div class="actions"><button class="secondary">${verifime.anotherCode}</button></div>
    </form>`;
}

export function detailsPage(
  words: CaptureWords,
  action: string,
  values: Partial<Details>,
  suggestions: Partial<Details>,
  errors: FormErrors,
): Markup {
  const { verifime } = words;
  const input = (name: keyof Details, label: string, more: Partial<FieldProps> = {}) =>
    field(words, { name, label, value: values[name], error: errors[name], ...more });
  const oneName = hasOneName(suggestions);
  return html`<h1>${verifime.yourDetails}</h1>
    <p class="lead">${Object.values(values).some(Boolean) ? verifime.checkDetails : verifime.nameOnDocument}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" novalidate>
      ${input("firstName", words.firstName, { autocomplete: "given-name", optional: oneName && !suggestions.firstName })}
      ${input("middleName", verifime.middleName, {
        autocomplete: "additional-name",
        optional: true,
        hint: verifime.middleNameHint("pep", "sanction"),
      })}
      ${input("familyName", words.familyName, { autocomplete: "family-name", optional: oneName && !suggestions.familyName })}
      <div class="pair">
        ${input("dateOfBirth", words.dateOfBirth, { type: "date", autocomplete: "bday" })}
        ${input("preferredContactNumber", verifime.phone, { type: "tel", autocomplete: "tel", optional: true })}
      </div>
      ${input("address", verifime.address, { autocomplete: "street-address", optional: true })}
      <div class="actions"><button>${words.continue}</button></div>
    </form>`;
}

export function documentPage(
  words: CaptureWords,
  action: string,
  chosen: DocumentType | undefined,
  errors: FormErrors,
): Markup {
  return html`<h1>${words.yourDocument}</h1>
    <p class="lead">${words.verifime.documentLead}</p>
    ${errorSummary(words, errors)}
    <form method="post" action="${action}" enctype="multipart/form-data" novalidate>
      <fieldset id="documentType">
        <legend>${words.document}</legend>
        ${Object.entries(DOCUMENT_TYPES).map(
          (
            [type, word],
            index,
          ) => html`<label class="choice"><input type="radio" name="documentType" value="${type}"
            ${(chosen ? chosen === type : index === 0) ? "checked" : ""}> ${words.documents[word]}</label>`,
        )}
      </fieldset>
      ${documentUpload(words, words.verifime.fileHint, errors.file)}
    </form>`;
}

export function selfiePage(words: CaptureWords, action: string): Markup {
  return html`<h1>${words.yourSelfie}</h1>
    <p class="lead">${words.comparison("VerifiMe")} ${words.noCamera}</p>
    <form method="post" action="${action}">
      <span class="oval" aria-hidden="true"></span>
      <div class="actions"><button>${words.pretendSelfie}</button></div>
    </form>`;
}

export function reviewPage(
  { language, words }: CaptureLanguage,
  session: Session,
  action: string,
  stepUrl: (step: string) => string,
): Markup {
  const { verifime } = words;
  const { details, document } = session.wallet;
  const row = (term: string, value: string, step: string) =>
    html`<div><dt>${term}</dt><dd>${value || "–"}</dd>
      <dd><a href="${stepUrl(step)}" aria-label="${verifime.changeOf(term)}">${verifime.change}</a></dd></div>`;
  const file = document?.file ?? words.sampleDocument;
  return html`<h1>${verifime.review}</h1>
    <p class="lead">${verifime.reviewLead}</p>
    <dl class="summary">
      ${row(words.name, fullName(details ?? {}), "details")}
      ${row(words.dateOfBirth, longDate(details?.dateOfBirth ?? "", language), "details")}
      ${row(verifime.phone, details?.preferredContactNumber ?? "", "details")}
      ${row(verifime.address, details?.address ?? "", "details")}
      ${row(words.document, document ? `${words.documents[DOCUMENT_TYPES[document.type]]} (${file})` : "", "document")}
      ${row(verifime.selfie, verifime.taken, "selfie")}
    </dl>
    <form method="post" action="${action}">
      <p class="hint">${verifime.consent(session.organisation.name)}</p>
      <div class="actions"><button>${verifime.submit}</button></div>
    </form>`;
}

export function donePage(words: CaptureWords, session: Session): Markup {
  const { name } = session.organisation;
  return html`<span class="tick" aria-hidden="true">✓</span>
    <h1>${words.everything}</h1>
    <p>${words.verifime.arrived} ${words.resultGoesTo(name)}</p>
    ${
      session.callbackUrl
        ? html`<div class="actions"><a class="button" href="${session.callbackUrl}">${words.returnTo(name)}</a></div>`
        : html`<p>${words.closeTab(name)}</p>`
    }`;
}

export function unknownPage({ unknownLink, askForLink }: CaptureWords): Markup {
  return html`<h1>${unknownLink.heading}</h1>
    <p>${unknownLink.text} ${askForLink}</p>`;
}

/** The page behind `assessmentPortalUrl`, for the partner's staff, in English: customers never see it. */
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
