import type { MainTerms } from "../terms.js";

const wait = "Een ogenblik…";
const ready = "Houd uw identiteitsbewijs bij de hand.";

/** Dutch, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Sluiten",
  languageLabel: "Taal",
  unreachable: "De dienst is op dit moment niet bereikbaar. Controleer uw verbinding en probeer het opnieuw.",
  offline: "U bent offline. U kunt verder zodra de verbinding terug is.",
  tryAgain: "Opnieuw proberen",
  progress: (step, count) => `Stap ${step} van ${count}`,
  stepNames: { details: "Gegevens", code: "Code", launch: "Verificatie", completed: "Klaar" },

  detailsHeading: "Uw gegevens",
  detailsText: (organisation) => `${organisation} moet weten wie u bent. Het duurt enkele minuten.`,
  labels: {
    email: "E-mailadres",
    firstName: "Voornaam",
    middleName: "Overige voornamen",
    familyName: "Achternaam",
    fullName: "Volledige naam",
    dateOfBirth: "Geboortedatum",
    day: "Dag",
    month: "Maand",
    year: "Jaar",
    preferredContactNumber: "Telefoonnummer",
    address: "Adres",
  },
  optional: "(niet verplicht)",
  oneName: "(laat dit leeg als u maar één naam hebt)",
  dateExample: (date) => `Bijvoorbeeld: ${date}`,
  privacy: (organisation) => `Hoe ${organisation} uw gegevens gebruikt`,
  continue: "Verder",
  sending: wait,

  codeHeading: "Bekijk uw e-mail",
  codeHeadingSms: "Bekijk uw sms-berichten",
  codeOffer: (recipient) =>
    `Om zeker te weten dat u het bent, sturen we een code van zes cijfers naar ${recipient}.`,
  sendCode: "Code versturen",
  codeText: (recipient) => `We hebben een code van zes cijfers naar ${recipient} gestuurd.`,
  codeTextAgo: (recipient, minutes) =>
    `We hebben ${new Intl.RelativeTimeFormat("nl").format(-minutes, "minute").replaceAll(" ", "\u00a0")} een code van zes cijfers naar ${recipient} gestuurd.`,
  codeDelayed: (recipient) =>
    `Er is een code van zes cijfers onderweg naar ${recipient}. Dat kan enkele minuten duren.`,
  codeRefused: (recipient) =>
    `We konden geen code naar ${recipient} sturen. Controleer het gegeven en probeer het opnieuw.`,
  codeBySms: "Liever per sms ontvangen",
  codeByMail: "Liever per e-mail ontvangen",
  spamHint: "Geen e-mail? Kijk ook in de map met ongewenste e-mail.",
  codeLabel: "Code van zes cijfers",
  codeHint: "Typ of plak de code: we controleren die zodra alle cijfers er zijn.",
  codeValid: (minutes) => `De code is nog ${minutes}\u00a0${minutes === 1 ? "minuut" : "minuten"} geldig.`,
  codeExpired: "Deze code is verlopen. Vraag een nieuwe aan.",
  invalidCode: "Vul de zes cijfers van de code in",
  resend: "Nieuwe code versturen",
  resendIn: (seconds) => `Over ${seconds}\u00a0s kunt u een nieuwe code aanvragen.`,
  resent: "Er is een nieuwe code onderweg.",
  otherEmail: "Ander e-mailadres gebruiken",
  otherDetails: "Andere gegevens gebruiken",

  launchHeading: "Verifieer uw identiteit",
  launchText: `${ready} Deze pagina blijft open en gaat verder zodra u klaar bent.`,
  frameText: `${ready} De verificatie opent hier en vraagt toegang tot uw camera.`,
  redirectText: `${ready} U verlaat deze pagina en komt terug als u klaar bent.`,
  open: "Verificatie starten",
  checkedBy: (provider, organisation) => `${provider} voert deze verificatie uit voor ${organisation}.`,
  sentTo: (provider, organisation) => `Versleuteld verzonden naar ${provider} voor ${organisation}`,
  privacyShort: "Privacyverklaring",
  opensTab: "(opent in een nieuw tabblad)",
  scanHeading: "Verdergaan op uw telefoon",
  scanSteps: [
    "Open de camera van uw telefoon.",
    "Richt de camera op deze code en tik op de link.",
    "Volg de stappen op uw telefoon.",
  ],
  scanOther: "Scan deze code met de camera van het andere apparaat.",
  continueHere: "Verdergaan op deze computer",
  qrLabel: "QR-code die de verificatie op uw telefoon opent",
  otherDevice: "Ander apparaat gebruiken",

  laterText: "Later of op een ander apparaat verdergaan:",
  mailLink: "Link per e-mail ontvangen",
  linkFailed: "Dat is niet gelukt. Probeer het over enkele minuten opnieuw.",
  copyLink: "Link kopiëren",
  linkCopied: "Gekopieerd",
  shareLink: "Delen",

  waitingHeading: "We wachten tot u klaar bent",
  waitingText:
    "Rond de verificatie af in het tabblad of op de telefoon waar u die hebt geopend. Deze pagina gaat daarna vanzelf verder.",
  returnedHeading: "Een ogenblik, alstublieft",
  returnedText:
    "We wachten op de bevestiging dat alles is aangekomen. Bent u nog niet klaar, open de verificatie dan opnieuw.",
  connectedPhone: "Verbonden: ga verder op uw telefoon",
  connectedDevice: "Verbonden: ga verder op het andere apparaat",
  connectedText: "Volg daar de stappen. Deze pagina gaat vanzelf verder.",
  waitingNext: (organisation) =>
    `Meestal duurt het enkele minuten. Daarna wordt alles gecontroleerd en stelt ${organisation} u op de hoogte. U kunt deze pagina sluiten: er gaat niets verloren.`,
  stages: { opened: "Geopend", in_progress: "Bezig", submitted: "Alles ingediend" },
  stageDone: "(klaar)",
  nothingYet: "Er is nog niets aangekomen.",
  checking: "Bezig met controleren…",
  nothingNew: "Zojuist gecontroleerd: niets nieuws.",
  goOn: "U kunt nu verdergaan.",
  reconnecting: "De dienst is op dit moment niet bereikbaar. We blijven het proberen.",
  checkNow: "Nu controleren",
  openAgain: "Opnieuw openen of QR-code tonen",

  startOver: "Opnieuw beginnen",
  changeDetails: "Gegevens wijzigen",
  getHelp: "Hulp",

  completedHeading: "U bent klaar",
  completedText: (organisation) =>
    `Dank u wel. Alles is ingediend en wordt gecontroleerd. ${organisation} laat u het resultaat weten.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
