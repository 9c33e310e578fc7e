import type { CorrectionsTerms, Terms } from "./terms.js";

const unreachable =
  "Der Dienst ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.";
const setup = "Diese Seite ist falsch eingerichtet. Bitte sagen Sie es dem Betreiber.";
const codeExpired = "Dieser Code ist zu alt. Fordern Sie einen neuen Code an.";
const sending = "Einen Moment …";
const ready = "Halten Sie Ihr Ausweisdokument bereit.";
const startOver = "Neu beginnen";
const again = "Sie können neu beginnen.";

/** German, without the words of the corrections: those are loaded with them. */
export const terms: Omit<Terms, keyof CorrectionsTerms> = {
  loading: sending,
  close: "Schließen",
  unreachable,
  offline: "Sie sind offline. Es geht weiter, wenn Sie verbunden sind.",
  rateLimited: (seconds) =>
    `Zu viele Versuche. Versuchen Sie es in ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`} erneut.`,
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
  dateHint: "z. B. 27 3 1987",
  privacy: (organisation) => `So verwendet ${organisation} Ihre Angaben`,
  continue: "Weiter",
  sending,

  codeHeading: "Prüfen Sie Ihr Postfach",
  codeHeadingSms: "Prüfen Sie Ihre SMS",
  codeOffer: (recipient) => `Zur Sicherheit senden wir einen Code an ${recipient}.`,
  sendCode: "Code senden",
  codeText: (recipient) => `Wir haben einen Code an ${recipient} gesendet.`,
  codeTextAgo: (recipient, minutes) =>
    `Wir haben ${new Intl.RelativeTimeFormat("de").format(-minutes, "minute")} einen Code an ${recipient} gesendet.`,
  codeDelayed: (recipient) => `Ein Code an ${recipient} ist unterwegs. Das kann einige Minuten dauern.`,
  codeRefused: (recipient) =>
    `Wir konnten keinen Code an ${recipient} senden. Prüfen Sie die Angabe und versuchen Sie es erneut.`,
  codeFailed: (recipient) => `Wir konnten keinen Code an ${recipient} senden. Versuchen Sie es erneut.`,
  codeBySms: "Stattdessen als SMS senden",
  codeByMail: "Stattdessen per E-Mail senden",
  spamHint: "Keine E-Mail? Sehen Sie auch im Spam-Ordner nach.",
  codeLabel: "Sechsstelliger Code",
  codeHint: "Wir prüfen ihn, sobald er vollständig ist.",
  codeValid: (minutes) => `Er gilt noch ${minutes === 1 ? "eine Minute" : `${minutes} Minuten`}.`,
  codeExpired,
  invalidCode: "Geben Sie die sechs Ziffern des Codes ein",
  attemptsLeft: (count) =>
    count === 0
      ? "Fordern Sie einen neuen Code an."
      : `Sie haben noch ${count === 1 ? "einen Versuch" : `${count} Versuche`}.`,
  resend: "Neuen Code senden",
  resendIn: (seconds) => `Einen neuen Code gibt es in ${seconds}\u00a0s.`,
  resent: "Ein neuer Code ist unterwegs.",
  otherEmail: "Andere E-Mail-Adresse verwenden",
  otherDetails: "Andere Angaben verwenden",

  launchHeading: "Bestätigen Sie Ihre Identität",
  launchText: `${ready} Diese Seite bleibt offen und erkennt, wenn Sie fertig sind.`,
  frameText: `${ready} Die Prüfung öffnet sich hier und bittet um Ihre Kamera.`,
  redirectText: `${ready} Sie verlassen diese Seite und kommen zurück, wenn Sie fertig sind.`,
  open: "Prüfung starten",
  checkedBy: (provider, organisation) => `${provider} prüft dies für ${organisation}.`,
  sentTo: (provider, organisation) => `Verschlüsselt an ${provider} für ${organisation}`,
  privacyShort: "Datenschutz",
  opensTab: "(in einem neuen Tab)",
  scanHeading: "Auf dem Telefon fortfahren",
  scanSteps: [
    "Öffnen Sie die Kamera Ihres Telefons.",
    "Richten Sie sie auf den Code und tippen Sie auf den Link.",
    "Folgen Sie den Schritten auf dem Telefon.",
  ],
  scanOther: "Scannen Sie dies mit der Kamera des anderen Geräts.",
  continueHere: "An diesem Computer fortfahren",
  qrLabel: "QR-Code, der die Prüfung auf Ihrem Telefon öffnet",
  otherDevice: "Anderes Gerät verwenden",
  frameTitle: (provider) => `Prüfung durch ${provider}`,
  frameOpening: "Die Prüfung wird geöffnet …",
  frameOpened: "Die Prüfung ist offen.",
  frameLate:
    "Die Prüfung lässt sich hier nicht öffnen. Verwenden Sie einen neuen Tab oder ein anderes Gerät.",
  frameSilent: "Sehen Sie die Prüfung nicht? Verwenden Sie einen neuen Tab oder ein anderes Gerät.",
  openInTab: "In einem neuen Tab öffnen",
  leaveHeading: "Prüfung verlassen?",
  leaveText: "Ihre Fotos sind noch nicht angekommen.",
  stay: "Bleiben",
  leave: "Verlassen",
  frameLeft: "Prüfung verlassen. Nichts geht verloren: Sie können jederzeit weitermachen.",

  laterText: "Später oder auf einem anderen Gerät fortsetzen:",
  mailLink: "Link per E-Mail senden",
  linkMailed: (maskedEmail) =>
    `Wir haben den Link an ${maskedEmail} gesendet. Sehen Sie auch im Spam-Ordner nach.`,
  linkLate: (maskedEmail) => `Der Link an ${maskedEmail} ist unterwegs. Das kann einige Minuten dauern.`,
  linkFailed: "Das hat nicht geklappt. Bitte versuchen Sie es in einigen Minuten erneut.",
  copyLink: "Link kopieren",
  linkCopied: "Kopiert",
  shareLink: "Teilen",

  waitingHeading: "Wir warten auf Sie",
  waitingText:
    "Beenden Sie die Prüfung dort, wo Sie sie geöffnet haben. Diese Seite erkennt, wenn Sie fertig sind.",
  returnedHeading: sending,
  returnedText: "Wir warten auf Ihre Unterlagen. Wenn Sie nicht fertig sind, öffnen Sie die Prüfung erneut.",
  connectedPhone: "Verbunden: Machen Sie auf dem Telefon weiter",
  connectedDevice: "Verbunden: Machen Sie auf dem anderen Gerät weiter",
  connectedText: "Folgen Sie dort den Schritten. Diese Seite geht von selbst weiter.",
  waitingNext: (organisation) =>
    `Meist dauert es wenige Minuten. Dann wird alles geprüft, und ${organisation} meldet sich bei Ihnen. Sie können diese Seite schließen: Nichts geht verloren.`,
  waitingLong: "Lassen Sie sich Zeit. Wenn Sie die Prüfung nicht mehr finden, öffnen Sie sie erneut.",
  waitingVeryLong: (organisation) =>
    `Das dauert länger als üblich. Wenn Sie fertig sind, können Sie diese Seite schließen: ${organisation} meldet sich. Wenn nicht, öffnen Sie die Prüfung erneut.`,
  stages: { opened: "Geöffnet", in_progress: "In Arbeit", submitted: "Alles abgegeben" },
  stageDone: "(erledigt)",
  nothingYet: "Es ist noch nichts angekommen.",
  checking: "Wir sehen nach …",
  nothingNew: "Gerade nachgesehen: nichts Neues.",
  reconnecting: "Der Dienst ist gerade nicht erreichbar. Wir versuchen es erneut.",
  checkNow: "Jetzt nachsehen",
  openAgain: "Erneut öffnen oder QR-Code zeigen",

  startOver,
  changeDetails: "Angaben ändern",
  getHelp: "Hilfe",

  helpReady: `${ready} Sie brauchen auch ein Gerät mit Kamera und gutes Licht.`,
  helpDevice: "Anderes Gerät? Scannen Sie damit den QR-Code oder öffnen Sie dort den Link von dieser Seite.",
  helpLost: "Seite der Prüfung geschlossen? Sie können sie von hier aus erneut öffnen.",
  helpCode:
    "Noch kein Code? Das kann einige Minuten dauern. Sehen Sie auch im Spam-Ordner nach und prüfen Sie, wohin wir ihn gesendet haben.",
  helpCaution: (organisation) =>
    `Geben Sie den Code an niemanden weiter. ${organisation} fragt Sie nicht danach.`,
  helpAsk: (organisation) => `Weitere Fragen? Wenden Sie sich an ${organisation}.`,
  helpContact: (organisation) => `Weitere Fragen? Kontakt zu ${organisation}:`,
  helpPage: (organisation) => `Hilfe von ${organisation}`,
  startOverText:
    "Sie beginnen neu, Ihre Angaben bleiben ausgefüllt. Was Sie in der Prüfung bisher getan haben, zählt dann nicht.",
  startOverConfirm: "Ja, neu beginnen",
  changeDetailsText:
    "Wenn Sie etwas ändern, beginnen Sie neu: Was Sie in der Prüfung bisher getan haben, zählt dann nicht.",
  changeDetailsConfirm: "Ja, Angaben ändern",
  cancel: "Abbrechen",

  completedHeading: "Geschafft",
  completedText: (organisation) =>
    `Vielen Dank. Alles ist angekommen und wird geprüft. ${organisation} teilt Ihnen das Ergebnis mit.`,

  actionHeading: "Es fehlt noch etwas",
  actionText: (reason) =>
    ({
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
    })[reason],
  actionContinue: "Weiter",
  approvedHeading: "Ihre Identität ist bestätigt",
  approvedText: (organisation) => `Sie können bei ${organisation} weitermachen.`,
  reviewHeading: "Wir sehen genauer hin",
  reviewText: (organisation) =>
    `Jemand sieht sich Ihre Angaben an. Sie müssen nichts weiter tun. ${organisation} teilt Ihnen das Ergebnis mit.`,
  declinedHeading: "Wir konnten Ihre Identität nicht bestätigen",
  declinedText: (organisation) =>
    `Bitte wenden Sie sich an ${organisation}. Dort erfahren Sie, was Sie tun können.`,

  endedHeading: "Diese Identitätsprüfung ist beendet",
  ended: {
    expired: "Die Zeit ist abgelaufen.",
    abandoned: "Sie wurde zu früh geschlossen.",
    failed: "Das hat nicht geklappt.",
  },
  endedKept: "Nichts geht verloren: Ihre Angaben sind noch da.",
  endedAgain: again,
  startAgain: startOver,

  checkField: (label) => `Bitte prüfen Sie: ${label}`,
  tooLong: (label, most) => `Zu lang: ${label}, höchstens ${most} Zeichen`,
  invalidName: (label) => `${label}: bitte nur Buchstaben, Leerzeichen, - und ’`,
  otherFault: "Etwas stimmt nicht. Bitte sagen Sie es dem Betreiber.",

  errorHeading: "Etwas ist schiefgegangen",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Zu viele Versuche. Versuchen Sie es in einer Minute erneut.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Wir kennen diesen Link nicht. Bitten Sie um einen neuen oder beginnen Sie neu.",
    reference_ended: `Diese Identitätsprüfung ist beendet. ${again}`,
    code_incorrect: "Der Code stimmt nicht.",
    code_expired: codeExpired,
    too_many_attempts: "Zu viele Versuche. Fordern Sie einen neuen Code an.",
    token_invalid: "Sie wurden abgemeldet. Melden Sie sich wieder an.",
    frame_blocked:
      "Die Prüfung lässt sich hier nicht öffnen. Verwenden Sie einen neuen Tab oder ein anderes Gerät.",
    unsupported_browser: "Dieser Browser ist zu alt. Verwenden Sie einen neuen.",
  },
  errorOther: "Versuchen Sie es erneut oder bitten Sie um Hilfe.",
  errorFinal: "Beginnen Sie neu oder bitten Sie um Hilfe.",
  supportCode: (code) => `Code für den Support: ${code}`,
  errorDetails: "Details",
};
