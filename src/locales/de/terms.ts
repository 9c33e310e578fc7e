import type { MainTerms } from "../terms.js";

const codeExpired = "Dieser Code ist abgelaufen. Fordern Sie einen neuen Code an.";
const sending = "Einen Moment\u00a0…";
const ready = "Halten Sie Ihr Ausweisdokument bereit.";

/** German, for a verification without mistakes. */
export const terms: MainTerms = {
  loading: sending,
  close: "Schließen",
  languageLabel: "Sprache",
  unreachable:
    "Der Dienst ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
  offline: "Sie sind offline. Sobald Sie wieder verbunden sind, können Sie fortfahren.",
  tryAgain: "Erneut versuchen",
  progress: (step, count) => `Schritt ${step} von ${count}`,
  stepNames: { details: "Angaben", code: "Code", launch: "Prüfung", completed: "Fertig" },

  detailsHeading: "Ihre Angaben",
  detailsText: (organisation) => `${organisation} muss wissen, wer Sie sind. Das dauert wenige Minuten.`,
  labels: {
    email: "E-Mail-Adresse",
    firstName: "Vorname",
    middleName: "Weitere Vornamen",
    familyName: "Nachname",
    fullName: "Vollständiger Name",
    dateOfBirth: "Geburtsdatum",
    day: "Tag",
    month: "Monat",
    year: "Jahr",
    preferredContactNumber: "Telefonnummer",
    address: "Adresse",
  },
  optional: "(freiwillig)",
  oneName: "(lassen Sie dies frei, wenn Sie nur einen Namen haben)",
  dateExample: (date) => `z.\u00a0B. ${date}`,
  privacy: (organisation) => `So verwendet ${organisation} Ihre Angaben`,
  continue: "Weiter",
  sending,

  codeHeading: "Prüfen Sie Ihr Postfach",
  codeHeadingSms: "Prüfen Sie Ihre SMS",
  codeOffer: (recipient) =>
    `Um sicherzugehen, dass Sie es sind, senden wir einen sechsstelligen Code an ${recipient}.`,
  sendCode: "Code senden",
  codeText: (recipient) => `Wir haben einen sechsstelligen Code an ${recipient} gesendet.`,
  codeTextAgo: (recipient, minutes) =>
    `Wir haben ${new Intl.RelativeTimeFormat("de").format(-minutes, "minute").replaceAll(" ", "\u00a0")} einen sechsstelligen Code an ${recipient} gesendet.`,
  codeDelayed: (recipient) =>
    `Ein sechsstelliger Code an ${recipient} ist unterwegs. Das kann einige Minuten dauern.`,
  codeRefused: (recipient) =>
    `Wir konnten keinen Code an ${recipient} senden. Prüfen Sie die Angabe und versuchen Sie es erneut.`,
  codeBySms: "Stattdessen als SMS senden",
  codeByMail: "Stattdessen per E-Mail senden",
  spamHint: "Keine E-Mail? Sehen Sie auch im Spam-Ordner nach.",
  codeLabel: "Sechsstelliger Code",
  codeHint: "Eingeben oder einfügen: Wir prüfen den Code, sobald er vollständig ist.",
  codeValid: (minutes) => `Er gilt noch ${minutes === 1 ? "eine Minute" : `${minutes}\u00a0Minuten`}.`,
  codeExpired,
  invalidCode: "Geben Sie die sechs Ziffern des Codes ein",
  resend: "Neuen Code senden",
  resendIn: (seconds) => `Einen neuen Code können Sie in ${seconds}\u00a0s anfordern.`,
  resent: "Ein neuer Code ist unterwegs.",
  otherEmail: "Andere E-Mail-Adresse verwenden",
  otherDetails: "Andere Angaben verwenden",

  launchHeading: "Bestätigen Sie Ihre Identität",
  launchText: `${ready} Diese Seite bleibt offen und erkennt, wenn Sie fertig sind.`,
  frameText: `${ready} Die Prüfung öffnet sich hier und benötigt Ihre Kamera.`,
  redirectText: `${ready} Sie verlassen diese Seite und kommen zurück, wenn Sie fertig sind.`,
  open: "Prüfung starten",
  checkedBy: (provider, organisation) => `${provider} prüft dies für ${organisation}.`,
  sentTo: (provider, organisation) => `Verschlüsselte Übertragung an ${provider} für ${organisation}`,
  privacyShort: "Datenschutz",
  opensTab: "(öffnet sich in einem neuen Tab)",
  scanHeading: "Auf Ihrem Telefon fortfahren",
  scanSteps: [
    "Öffnen Sie die Kamera Ihres Telefons.",
    "Richten Sie sie auf diesen Code und tippen Sie auf den Link.",
    "Folgen Sie den Schritten auf Ihrem Telefon.",
  ],
  scanOther: "Scannen Sie dies mit der Kamera des anderen Geräts.",
  continueHere: "An diesem Computer fortfahren",
  qrLabel: "QR-Code, der die Prüfung auf Ihrem Telefon öffnet",
  otherDevice: "Anderes Gerät verwenden",
  laterText: "Später oder auf einem anderen Gerät fortsetzen:",
  mailLink: "Link per E-Mail senden",
  linkFailed: "Das hat nicht funktioniert. Bitte versuchen Sie es in einigen Minuten erneut.",
  copyLink: "Link kopieren",
  linkCopied: "Kopiert",
  shareLink: "Teilen",

  waitingHeading: "Wir warten, bis Sie fertig sind",
  waitingText:
    "Beenden Sie die Prüfung dort, wo Sie sie geöffnet haben: im anderen Tab oder auf dem Telefon. Dann geht es hier automatisch weiter.",
  returnedHeading: sending,
  returnedText:
    "Wir warten auf die Bestätigung, dass alles angekommen ist. Wenn Sie noch nicht fertig sind, öffnen Sie die Prüfung erneut.",
  connectedPhone: "Verbunden: Fahren Sie auf dem Telefon fort",
  connectedDevice: "Verbunden: Fahren Sie auf dem anderen Gerät fort",
  connectedText: "Folgen Sie dort den Schritten. Dann geht es hier automatisch weiter.",
  waitingNext: (organisation) =>
    `Meist dauert es wenige Minuten. Dann wird alles geprüft, und ${organisation} meldet sich bei Ihnen. Sie können diese Seite schließen: Nichts geht verloren.`,
  stages: { opened: "Geöffnet", in_progress: "In Arbeit", submitted: "Alles eingereicht" },
  stageDone: "(erledigt)",
  nothingYet: "Es ist noch nichts angekommen.",
  checking: "Status wird abgerufen\u00a0…",
  nothingNew: "Soeben aktualisiert: nichts Neues.",
  goOn: "Sie können jetzt fortfahren.",
  reconnecting: "Der Dienst ist gerade nicht erreichbar. Wir versuchen es erneut.",
  checkNow: "Jetzt aktualisieren",
  openAgain: "Erneut öffnen oder QR-Code zeigen",

  startOver: "Neu beginnen",
  changeDetails: "Angaben ändern",
  getHelp: "Hilfe",

  completedHeading: "Sie sind fertig",
  completedText: (organisation) =>
    `Vielen Dank. Alles wurde eingereicht und wird nun geprüft. ${organisation} teilt Ihnen das Ergebnis mit.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
