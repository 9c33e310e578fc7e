import type { LaterTerms } from "../terms.js";

const unreachable =
  "Der Dienst ist gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.";
const setup = "Diese Seite ist nicht richtig eingerichtet. Bitte informieren Sie den Betreiber.";
const codeExpired = "Dieser Code ist abgelaufen. Fordern Sie einen neuen Code an.";
const ready = "Halten Sie Ihr Ausweisdokument bereit.";
const startOver = "Neu beginnen";
const again = "Sie können neu beginnen.";

/** German, for what few customers need. */
export const terms: LaterTerms = {
  rateLimited: (seconds) =>
    `Zu viele Versuche. Versuchen Sie es in ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`} erneut.`,
  codeFailed: (recipient) =>
    `Wir konnten keinen Code an ${recipient} senden. Versuchen Sie es gleich noch einmal.`,
  attemptsLeft: (count) =>
    count === 0
      ? "Fordern Sie einen neuen Code an."
      : `Sie haben noch ${count === 1 ? "einen Versuch" : `${count}\u00a0Versuche`}.`,
  frameTitle: (provider) => `Prüfung durch ${provider}`,
  frameOpening: "Die Prüfung wird geöffnet\u00a0…",
  frameOpened: "Die Prüfung ist offen.",
  frameLate:
    "Die Prüfung lässt sich hier nicht öffnen. Verwenden Sie einen neuen Tab oder ein anderes Gerät.",
  frameSilent: "Sehen Sie die Prüfung nicht? Verwenden Sie einen neuen Tab oder ein anderes Gerät.",
  openInTab: "Stattdessen in neuem Tab öffnen",
  leaveHeading: "Prüfung verlassen?",
  leaveText: "Ihre Aufnahmen wurden noch nicht gesendet.",
  stay: "Bleiben",
  leave: "Verlassen",
  frameLeft: "Sie haben die Prüfung verlassen. Nichts ist verloren: Sie können jederzeit fortfahren.",

  linkMailed: (maskedEmail) =>
    `Wir haben den Link an ${maskedEmail} gesendet. Sehen Sie auch im Spam-Ordner nach.`,
  linkLate: (maskedEmail) => `Der Link an ${maskedEmail} ist unterwegs. Das kann einige Minuten dauern.`,
  waitingLong: "Lassen Sie sich Zeit. Wenn Sie die Prüfung nicht mehr finden, öffnen Sie sie erneut.",
  waitingVeryLong: (organisation) =>
    `Das dauert länger als üblich. Wenn Sie fertig sind, können Sie diese Seite schließen: ${organisation} meldet sich. Wenn nicht, öffnen Sie die Prüfung erneut.`,
  helpReady: `${ready} Sie brauchen auch ein Gerät mit Kamera und gutes Licht.`,
  helpDevice: "Anderes Gerät? Scannen Sie damit den QR-Code oder öffnen Sie dort den Link dieser Seite.",
  helpLost: "Finden Sie die Seite der Prüfung nicht mehr? Sie können sie von hier aus erneut öffnen.",
  helpCode:
    "Noch kein Code? Das kann einige Minuten dauern. Sehen Sie auch im Spam-Ordner nach und prüfen Sie, wohin wir ihn gesendet haben.",
  helpCaution: (organisation) =>
    `Geben Sie den Code an niemanden weiter. ${organisation} wird Sie nie danach fragen.`,
  helpAsk: (organisation) => `Kommen Sie nicht weiter? Wenden Sie sich an ${organisation}.`,
  helpContact: (organisation) => `Kommen Sie nicht weiter? So erreichen Sie ${organisation}:`,
  helpPage: (organisation) => `Hilfe von ${organisation}`,
  startOverText:
    "Sie beginnen neu, Ihre Angaben bleiben ausgefüllt. Was Sie in der Prüfung bisher getan haben, zählt dann nicht mehr.",
  startOverConfirm: "Ja, neu beginnen",
  changeDetailsText:
    "Wenn Sie etwas ändern, beginnen Sie neu: Was Sie in der Prüfung bisher getan haben, zählt dann nicht mehr.",
  changeDetailsConfirm: "Ja, Angaben ändern",
  cancel: "Abbrechen",

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
        "Ihr Gesicht war nicht gut zu erkennen. Bitte nehmen Sie das Foto noch einmal auf, bei gutem Licht und ohne andere Personen.",
      other: "Etwas konnte nicht geprüft werden. Bitte gehen Sie die Schritte noch einmal durch.",
    })[reason],
  actionContinue: "Weiter",
  approvedHeading: "Ihre Identität ist bestätigt",
  approvedText: (organisation) => `Sie können nun bei ${organisation} fortfahren.`,
  reviewHeading: "Wir prüfen Ihre Angaben genauer",
  reviewText: (organisation) =>
    `Was Sie eingereicht haben, wird von einer Person geprüft. Sie müssen nichts weiter tun. ${organisation} teilt Ihnen das Ergebnis mit.`,
  declinedHeading: "Wir konnten Ihre Identität nicht bestätigen",
  declinedText: (organisation) =>
    `Bitte wenden Sie sich an ${organisation}. Dort erfahren Sie, was Sie tun können.`,

  endedHeading: "Diese Identitätsprüfung ist beendet",
  ended: {
    expired: "Die Zeit ist abgelaufen.",
    abandoned: "Sie wurde vor dem letzten Schritt geschlossen.",
    failed: "Während der Prüfung ist ein Problem aufgetreten.",
  },
  endedKept: "Nichts geht verloren: Ihre Angaben sind noch da.",
  endedAgain: again,
  startAgain: startOver,

  checkField: (label) => `Bitte prüfen Sie: ${label}`,
  tooLong: (label, most) => `Zu lang: ${label}, höchstens ${most}\u00a0Zeichen`,
  invalidName: (label) => `${label}: bitte nur Buchstaben, Leerzeichen, - und ’`,
  otherFault: "Eine Ihrer Angaben kann nicht verwendet werden. Bitte holen Sie sich Hilfe.",

  errorHeading: "Es ist ein Fehler aufgetreten",
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
    unknown_reference: "Wir kennen diesen Link nicht. Fordern Sie einen neuen an oder beginnen Sie neu.",
    reference_ended: `Diese Identitätsprüfung ist beendet. ${again}`,
    code_incorrect: "Der Code stimmt nicht.",
    code_expired: codeExpired,
    too_many_attempts: "Zu viele Versuche. Fordern Sie einen neuen Code an.",
    token_invalid: "Sie wurden abgemeldet. Melden Sie sich wieder an und kommen Sie dann zurück.",
    frame_blocked:
      "Die Prüfung lässt sich hier nicht öffnen. Verwenden Sie einen neuen Tab oder ein anderes Gerät.",
    unsupported_browser: "Dieser Browser ist zu alt. Bitte verwenden Sie einen neueren.",
  },
  errorOther: "Bitte versuchen Sie es erneut. Besteht das Problem weiterhin, bitten Sie um Hilfe.",
  errorFinal: "Bitte beginnen Sie neu. Besteht das Problem weiterhin, bitten Sie um Hilfe.",
  supportCode: (code) => `Code für den Support: ${code}`,
  errorDetails: "Technische Angaben",

  errorSummary: (count) => `Bitte prüfen Sie ${count === 1 ? "eine Angabe" : `${count}\u00a0Angaben`}`,
  missing: (label) => `Bitte füllen Sie „${label}“ aus`,
  invalidEmail: "Geben Sie eine E-Mail-Adresse wie name@example.com ein",
  invalidDate: "Geben Sie ein gültiges Geburtsdatum ein",

  invalidPhone: "Geben Sie eine Telefonnummer mit Ländervorwahl ein, z.\u00a0B. +49\u00a0151\u00a023456789",
  impossiblePhone: "Diese Telefonnummer ist zu kurz oder zu lang",
  didYouMean: (text) => `Meinten Sie ${text}?`,
  nameCharacter: (label, character) =>
    `Bitte verwenden Sie für „${label}“ nur Buchstaben: „${character}“ ist nicht möglich`,
  dateIncomplete: (labels) => `Das Datum ist nicht vollständig. Bitte ergänzen Sie: ${labels}`,
  monthRange: "Geben Sie den Monat als Zahl von 1 bis 12 oder als Namen ein",
  yearDigits: "Geben Sie das Jahr mit vier Ziffern ein",
  daysOfMonth: (month, days) => `Der ${month} hat ${days}\u00a0Tage`,
  todayDate: "Das ist das heutige Datum. Geben Sie Ihr Geburtsdatum ein",
  futureDate: "Dieses Datum liegt in der Zukunft",
  tooOld: (year) => `Geben Sie ein Jahr ab ${year} ein`,
  tooYoung: (age) => `Sie müssen mindestens ${age}\u00a0Jahr${age === 1 ? "" : "e"} alt sein`,
};
