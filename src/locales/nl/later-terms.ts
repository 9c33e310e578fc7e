import type { LaterTerms } from "../terms.js";

const unreachable =
  "De dienst is op dit moment niet bereikbaar. Controleer uw verbinding en probeer het opnieuw.";
const setup = "Deze pagina is niet goed ingesteld. Laat het de beheerder weten.";
const newCode = "Vraag een nieuwe code aan.";
const again = "U kunt opnieuw beginnen.";
const elsewhere = "Open de verificatie in een nieuw tabblad of gebruik een ander apparaat.";
const lost = "wat u tot nu toe in de verificatie hebt gedaan, telt dan niet meer mee.";
const spam = "Kijk ook in de map met ongewenste e-mail";
const other = "Gebruik een ander document.";
const persists = "Blijft het probleem bestaan, vraag dan om hulp.";
const questions = "Komt u er niet uit?";

/** Dutch, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Identiteitsverificatie door ${provider}`,
  frameOpening: "De verificatie wordt geopend…",
  frameOpened: "De verificatie is open.",
  frameLate: `De verificatie opent hier niet. ${elsewhere}`,
  frameSilent: `Ziet u de verificatie niet? ${elsewhere}`,
  openInTab: "In een nieuw tabblad openen",
  leaveHeading: "Verificatie verlaten?",
  leaveText: "Uw foto’s zijn nog niet verzonden.",
  stay: "Blijven",
  leave: "Verlaten",
  frameLeft: "U hebt de verificatie verlaten. Er gaat niets verloren: ga verder wanneer u wilt.",

  attemptsLeft: (count) =>
    count ? `U hebt nog ${count === 1 ? "één poging" : `${count}\u00a0pogingen`}.` : newCode,
  endedHeading: "Deze verificatie is beëindigd",
  ended: {
    expired: "De tijd is verstreken.",
    abandoned: "De verificatie is vóór de laatste stap gesloten.",
    failed: "Er is onderweg iets misgegaan.",
  },
  endedKept: "Er gaat niets verloren: uw gegevens zijn er nog.",
  endedAgain: again,
  startAgain: "Opnieuw beginnen",
  checkField: (label) => `Controleer dit gegeven: ${label}`,
  tooLong: (label, most) => `Te lang: ${label}, hoogstens ${most}\u00a0teken${most === 1 ? "" : "s"}`,
  invalidName: (label) => `${label}: gebruik alleen letters, spaties, koppeltekens en apostrofs`,
  otherFault: "Een van uw gegevens kan niet worden gebruikt. Vraag om hulp.",
  rateLimited: (seconds) =>
    `Te veel pogingen. Probeer het over ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`} opnieuw.`,
  codeFailed: (recipient) => `We konden geen code naar ${recipient} sturen. Probeer het zo dadelijk opnieuw.`,

  errorHeading: "Er is iets misgegaan",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Te veel pogingen. Wacht een minuut en probeer het opnieuw.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "We kennen deze link niet. Vraag een nieuwe aan of begin opnieuw.",
    reference_ended: `Deze verificatie is beëindigd. ${again}`,
    code_incorrect: "Dit is niet de code die we hebben gestuurd.",
    code_expired: "Deze code is verlopen. Vraag een nieuwe aan.",
    too_many_attempts: `Te veel pogingen. ${newCode}`,
    token_invalid: "U bent uitgelogd. Log opnieuw in en kom daarna terug.",
    frame_blocked: `De verificatie kan op deze pagina niet worden getoond. ${elsewhere}`,
    unsupported_browser: "Deze browser is te oud. Gebruik een nieuwere.",
  },
  errorOther: `Probeer het opnieuw. ${persists}`,
  errorFinal: `Begin opnieuw. ${persists}`,
  supportCode: (code) => `Code voor de helpdesk: ${code}`,
  errorDetails: "Informatie voor ontwikkelaars",

  actionHeading: "Er is nog iets nodig",
  actionText: (reason) =>
    ({
      images_missing: "Er ontbreekt een foto of video. Maak ze allemaal opnieuw.",
      document_unreadable:
        "De foto van uw document was niet leesbaar. Maak de foto opnieuw, bij goed licht en zonder weerspiegeling.",
      document_side_missing: "Eén kant van uw document ontbreekt. Fotografeer beide kanten.",
      document_damaged: `Uw document lijkt beschadigd te zijn. ${other}`,
      document_not_accepted: `Dit soort document wordt niet geaccepteerd. ${other}`,
      document_expired: "Uw document is verlopen. Gebruik een document dat nog geldig is.",
      face_unclear:
        "Uw gezicht was niet goed te zien. Maak de foto opnieuw, bij goed licht en zonder anderen in beeld.",
      other: "Iets kon niet worden gecontroleerd. Doorloop de stappen nog een keer.",
    })[reason],
  actionContinue: "Verder",
  approvedHeading: "Uw identiteit is geverifieerd",
  approvedText: (organisation) => `Uw identiteit is bevestigd. U kunt verder bij ${organisation}.`,
  reviewHeading: "Uw gegevens worden nader bekeken",
  reviewText: (organisation) =>
    `Een medewerker bekijkt wat u hebt ingediend. U hoeft niets meer te doen. ${organisation} laat u het resultaat weten.`,
  declinedHeading: "We konden uw identiteit niet verifiëren",
  declinedText: (organisation) => `Neem contact op met ${organisation}. Daar hoort u wat u nu kunt doen.`,

  helpReady: "Houd uw identiteitsbewijs en een apparaat met een camera bij de hand. Goed licht helpt.",
  helpDevice: "Ander apparaat? Scan er de QR-code mee of open er de link van deze pagina op.",
  helpLost: "Bent u de pagina van de verificatie kwijt? U kunt die hier opnieuw openen.",
  helpCode: `Nog geen code? Het kan enkele minuten duren. ${spam} en controleer of we de code naar het juiste adres of nummer hebben gestuurd.`,
  helpCaution: (organisation) => `Geef de code aan niemand door. ${organisation} vraagt u er nooit om.`,
  helpAsk: (organisation) => `${questions} Vraag het aan ${organisation}.`,
  helpContact: (organisation) => `${questions} Neem contact op met ${organisation}:`,
  helpPage: (organisation) => `Hulp van ${organisation}`,
  linkMailed: (maskedEmail) => `We hebben de link naar ${maskedEmail} gestuurd. ${spam}.`,
  linkLate: (maskedEmail) => `De link is onderweg naar ${maskedEmail}. Dat kan enkele minuten duren.`,
  waitingLong: "Neem gerust de tijd. Kunt u de verificatie niet meer vinden, open die dan opnieuw.",
  waitingVeryLong: (organisation) =>
    `Dit duurt langer dan gewoonlijk. Bent u klaar, dan kunt u deze pagina sluiten: ${organisation} stelt u op de hoogte. Zo niet, open de verificatie dan opnieuw.`,
  startOverText: `U begint opnieuw met uw gegevens al ingevuld, maar ${lost}`,
  startOverConfirm: "Ja, opnieuw beginnen",
  changeDetailsText: `Als u iets wijzigt, begint u opnieuw: ${lost}`,
  changeDetailsConfirm: "Ja, gegevens wijzigen",
  cancel: "Annuleren",

  errorSummary: (count) => (count === 1 ? "Controleer één gegeven" : `Controleer ${count}\u00a0gegevens`),
  missing: (label) => `Vul ‘${label}’ in`,
  invalidEmail: "Vul een e-mailadres in zoals naam@example.com",
  invalidDate: "Vul een geldige geboortedatum in",
  invalidPhone: "Vul een telefoonnummer met landnummer in, bijvoorbeeld +31\u00a06\u00a012345678",
  impossiblePhone: "Controleer uw telefoonnummer: het heeft te veel of te weinig cijfers",
  didYouMean: (text) => `Bedoelde u ${text}?`,
  nameCharacter: (label, character) =>
    `Gebruik voor ‘${label}’ alleen letters: ‘${character}’ is niet toegestaan`,
  dateIncomplete: (labels) => `De datum is niet volledig. Vul nog in: ${labels.toLowerCase()}`,
  monthRange: "Vul de maand in als getal van 1 tot 12 of met de naam",
  yearDigits: "Vul alle vier de cijfers van het jaar in",
  daysOfMonth: (month, days) => `De maand ${month} heeft ${days}\u00a0dagen`,
  todayDate: "Dit is de datum van vandaag. Vul uw geboortedatum in",
  futureDate: "Deze datum ligt in de toekomst",
  tooOld: (year) => `Vul een jaar vanaf ${year} in`,
  tooYoung: (age) => `U moet minstens ${age}\u00a0jaar oud zijn`,
};
