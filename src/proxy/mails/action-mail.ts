/** Writes the mail that asks a customer to hand in again, with the link to the hosted page, in the visit's language. */
import type { ResubmissionReason } from "../../contract/status.js";
import type { MailContent } from "./mail-layout.js";
import { languageOf, type Wordings, wordingFor } from "./wording-for.js";

export interface ActionMail {
  /** The organisation's name. */
  organisation: string;
  reason: ResubmissionReason;
  /** The hosted page of the visit. */
  onboardingUrl: string;
  /** BCP 47, or null where it is not known. */
  locale: string | null;
}

interface Wording {
  subject(organisation: string): string;
  request(organisation: string): string;
  reasons: Record<ResubmissionReason, string>;
  goOn: string;
  caution(organisation: string): string;
}

const WORDINGS: Wordings<Wording> = {
  en: {
    subject: (organisation) => `${organisation} needs something more from you`,
    request: (organisation) => `Your verification for ${organisation} isn't finished yet.`,
    reasons: {
      images_missing: "A photo or video is missing. Please take all of them again.",
      document_unreadable:
        "The photo of your document couldn't be read. Please take it again, in good light and without glare.",
      document_side_missing: "One side of your document is missing. Please photograph both sides.",
      document_damaged: "Your document seems to be damaged. Please use another one.",
      document_not_accepted: "This kind of document isn't accepted. Please use another one.",
      document_expired: "Your document has expired. Please use one that is still valid.",
      face_unclear:
        "Your face couldn't be seen clearly. Please take the photo again, in good light and alone.",
      other: "Something couldn't be checked. Please go through the steps once more.",
    },
    goOn: "Go on",
    caution: (organisation) =>
      `The link is for you alone: never pass it on. If you don't expect anything from ${organisation}, ignore this mail.`,
  },
  de: {
    subject: (organisation) => `${organisation} braucht noch etwas von Ihnen`,
    request: (organisation) => `Ihre Prüfung für ${organisation} ist noch nicht abgeschlossen.`,
    reasons: {
      images_missing: "Ein Foto oder Video fehlt. Bitte nehmen Sie alle noch einmal auf.",
      document_unreadable:
        "Das Foto Ihres Ausweises war nicht lesbar. Bitte nehmen Sie es noch einmal auf, bei gutem Licht und ohne Spiegelung.",
      document_side_missing: "Eine Seite Ihres Ausweises fehlt. Bitte fotografieren Sie beide Seiten.",
      document_damaged: "Ihr Ausweis scheint beschädigt zu sein. Bitte verwenden Sie einen anderen.",
      document_not_accepted:
        "Diese Art von Ausweis wird nicht angenommen. Bitte verwenden Sie einen anderen.",
      document_expired: "Ihr Ausweis ist abgelaufen. Bitte verwenden Sie einen gültigen.",
      face_unclear:
        "Ihr Gesicht war nicht gut zu erkennen. Bitte nehmen Sie das Foto noch einmal auf, bei gutem Licht und allein.",
      other: "Etwas konnte nicht geprüft werden. Bitte gehen Sie die Schritte noch einmal durch.",
    },
    goOn: "Weiter",
    caution: (organisation) =>
      `Der Link ist nur für Sie: Geben Sie ihn nicht weiter. Wenn Sie nichts von ${organisation} erwarten, ignorieren Sie diese E-Mail.`,
  },
};

export function actionMail({ organisation, reason, onboardingUrl, locale }: ActionMail): MailContent {
  const wording = wordingFor(WORDINGS, locale);
  return {
    language: languageOf(WORDINGS, locale),
    subject: wording.subject(organisation),
    blocks: [
      { text: wording.request(organisation) },
      { text: wording.reasons[reason] },
      { link: onboardingUrl, label: wording.goOn },
      { small: wording.caution(organisation) },
    ],
  };
}
