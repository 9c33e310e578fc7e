import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("de", { one: "#\u00a0Minute", other: "#\u00a0Minuten" });

/** German. */
export const words: Words = {
  help: (organisation) => `Benötigen Sie Hilfe? So erreichen Sie ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Der Link gilt bis ${date}.`,
  linkCaution: (organisation) =>
    `Der Link ist nur für Sie bestimmt: Geben Sie ihn nicht weiter. Wenn Sie nichts von ${organisation} erwarten, ignorieren Sie diese E-Mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} ist Ihr Code für ${organisation}`,
    before: (organisation) => `Ihr Code für ${organisation} lautet:`,
    validity: (count) =>
      `Er gilt ${minutes(count)}. Geben Sie ihn auf der Seite ein, auf der Sie begonnen haben.`,
    caution:
      "Falls Sie ihn nicht angefordert haben, können Sie diese E-Mail ignorieren. Geben Sie den Code an niemanden weiter.",
  },
  linkMail: {
    subject: (organisation) => `Setzen Sie Ihre Identitätsprüfung für ${organisation} fort`,
    text: (organisation) =>
      `Hier können Sie Ihre Identitätsprüfung für ${organisation} jederzeit fortsetzen, auch auf einem anderen Gerät.`,
    goOn: "Fortsetzen",
    caution:
      "Der Link ist nur für Sie bestimmt: Geben Sie ihn nicht weiter. Falls Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} bittet Sie, Ihre Identität zu bestätigen`,
    request: (organisation) =>
      `${organisation} bittet Sie, Ihre Identität zu bestätigen. Halten Sie Ihr Ausweisdokument bereit. Es dauert wenige Minuten.`,
    begin: "Prüfung starten",
    scan: "Oder scannen Sie diesen Code mit der Kamera Ihres Telefons:",
    qrCode: "QR-Code des Links",
  },
  completedMail: {
    subject: (organisation) => `Ihre Identitätsprüfung für ${organisation}: Alles ist angekommen`,
    text: (organisation) =>
      `Vielen Dank. Alles, was Sie für ${organisation} eingereicht haben, ist angekommen und wird geprüft.`,
    next: (organisation) => `Sie müssen nichts weiter tun. ${organisation} teilt Ihnen das Ergebnis mit.`,
    caution: (organisation) => `Wenn Sie nichts von ${organisation} erwarten, ignorieren Sie diese E-Mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} benötigt noch etwas von Ihnen`,
    request: (organisation) => `Ihre Identitätsprüfung für ${organisation} ist noch nicht abgeschlossen.`,
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
        "Ihr Gesicht war nicht gut zu erkennen. Bitte nehmen Sie das Foto noch einmal auf, bei gutem Licht und ohne andere Personen.",
      other: "Etwas konnte nicht geprüft werden. Bitte gehen Sie die Schritte noch einmal durch.",
    },
    goOn: "Weiter",
  },
  codeSms: {
    withName: (code, organisation) => `${code} ist Ihr Code für ${organisation}. Geben Sie ihn nicht weiter.`,
    withoutName: (code) => `${code} ist Ihr Code. Geben Sie ihn nicht weiter.`,
  },
  hostedPage: {
    title: "Bestätigen Sie Ihre Identität",
    noScript:
      "Diese Seite benötigt JavaScript. Schalten Sie es in den Einstellungen Ihres Browsers ein und laden Sie die Seite neu.",
    notFound: "Dieser Link ist nicht gültig",
    advice: "Prüfen Sie, ob Sie den ganzen Link geöffnet haben, oder bitten Sie den Absender um einen neuen.",
  },
};
