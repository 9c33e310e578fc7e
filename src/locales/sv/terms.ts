import type { MainTerms } from "../terms.js";

const wait = "Ett ögonblick\u00a0…";
const ready = "Ha din id-handling till hands.";

/** Swedish, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Stäng",
  languageLabel: "Språk",
  unreachable: "Tjänsten går inte att nå just nu. Kontrollera din anslutning och försök igen.",
  offline: "Du är offline. Du kan fortsätta så snart anslutningen är tillbaka.",
  tryAgain: "Försök igen",
  progress: (step, count) => `Steg ${step} av ${count}`,
  stepNames: { details: "Uppgifter", code: "Kod", launch: "Verifiering", completed: "Klart" },

  detailsHeading: "Dina uppgifter",
  detailsText: (organisation) => `${organisation} behöver veta vem du är. Det tar några minuter.`,
  labels: {
    email: "E-postadress",
    firstName: "Förnamn",
    middleName: "Mellannamn",
    familyName: "Efternamn",
    fullName: "Fullständigt namn",
    dateOfBirth: "Födelsedatum",
    day: "Dag",
    month: "Månad",
    year: "År",
    preferredContactNumber: "Telefonnummer",
    address: "Adress",
  },
  optional: "(valfritt)",
  oneName: "(lämna tomt om du bara har ett namn)",
  dateExample: (date) => `Till exempel ${date}`,
  privacy: (organisation) => `Så använder ${organisation} dina uppgifter`,
  continue: "Fortsätt",
  sending: wait,

  codeHeading: "Kontrollera din e-post",
  codeHeadingSms: "Kontrollera dina sms",
  codeOffer: (recipient) =>
    `För att säkerställa att det är du skickar vi en sexsiffrig kod till ${recipient}.`,
  sendCode: "Skicka koden",
  codeText: (recipient) => `Vi har skickat en sexsiffrig kod till ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Vi skickade en sexsiffrig kod till ${recipient} ${new Intl.RelativeTimeFormat("sv").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) => `En sexsiffrig kod är på väg till ${recipient}. Det kan ta några minuter.`,
  codeRefused: (recipient) =>
    `Vi kunde inte skicka någon kod till ${recipient}. Kontrollera uppgiften och försök igen.`,
  codeBySms: "Skicka som sms i stället",
  codeByMail: "Skicka med e-post i stället",
  spamHint: "Inget mejl? Titta även i skräpposten.",
  codeLabel: "Sexsiffrig kod",
  codeHint: "Skriv eller klistra in den: vi kontrollerar den så snart den är fullständig.",
  codeValid: (minutes) => `Den gäller i ${minutes}\u00a0${minutes === 1 ? "minut" : "minuter"}.`,
  codeExpired: "Koden har gått ut. Begär en ny.",
  invalidCode: "Ange kodens sex siffror",
  resend: "Skicka en ny kod",
  resendIn: (seconds) => `Du kan begära en ny kod om ${seconds}\u00a0s.`,
  resent: "En ny kod är på väg.",
  otherEmail: "Använd en annan e-postadress",
  otherDetails: "Använd andra uppgifter",

  launchHeading: "Verifiera din identitet",
  launchText: `${ready} Den här sidan förblir öppen och uppdateras när du är klar.`,
  frameText: `${ready} Verifieringen öppnas här och ber om att få använda kameran.`,
  redirectText: `${ready} Du lämnar den här sidan och kommer tillbaka när du är klar.`,
  open: "Starta verifieringen",
  checkedBy: (provider, organisation) => `${provider} gör den här verifieringen åt ${organisation}.`,
  sentTo: (provider, organisation) => `Skickas krypterat till ${provider} för ${organisation}`,
  privacyShort: "Integritet",
  opensTab: "(öppnas i en ny flik)",
  scanHeading: "Fortsätt i telefonen",
  scanSteps: [
    "Öppna telefonens kamera.",
    "Rikta den mot koden och tryck på länken.",
    "Följ stegen i telefonen.",
  ],
  scanOther: "Skanna koden med den andra enhetens kamera.",
  continueHere: "Fortsätt på den här datorn",
  qrLabel: "QR-kod som öppnar verifieringen i telefonen",
  otherDevice: "Använd en annan enhet",

  laterText: "Fortsätt senare eller på en annan enhet:",
  mailLink: "Mejla länken till mig",
  linkFailed: "Det fungerade inte. Försök igen om några minuter.",
  copyLink: "Kopiera länken",
  linkCopied: "Kopierad",
  shareLink: "Dela",

  waitingHeading: "Vi väntar tills du är klar",
  waitingText:
    "Slutför verifieringen i fliken eller telefonen där du öppnade den. Sedan fortsätter den här sidan automatiskt.",
  returnedHeading: "Ett ögonblick, tack",
  returnedText:
    "Vi väntar på besked om att allt har kommit fram. Om du inte är klar kan du öppna verifieringen igen.",
  connectedPhone: "Ansluten: fortsätt i telefonen",
  connectedDevice: "Ansluten: fortsätt på den andra enheten",
  connectedText: "Följ stegen där. Den här sidan fortsätter sedan automatiskt.",
  waitingNext: (organisation) =>
    `Det tar oftast några minuter. Sedan granskas allt, och ${organisation} kontaktar dig. Du kan stänga sidan: inget går förlorat.`,
  stages: { opened: "Öppnad", in_progress: "Pågår", submitted: "Allt är inlämnat" },
  stageDone: "(klart)",
  nothingYet: "Inget har kommit fram än.",
  checking: "Vi kontrollerar\u00a0…",
  nothingNew: "Kontrollerat alldeles nyss: inget nytt.",
  goOn: "Du kan fortsätta nu.",
  reconnecting: "Tjänsten går inte att nå just nu. Vi försöker igen.",
  checkNow: "Kontrollera nu",
  openAgain: "Öppna igen eller visa QR-koden",

  startOver: "Börja om",
  changeDetails: "Ändra uppgifter",
  getHelp: "Hjälp",

  completedHeading: "Allt är klart",
  completedText: (organisation) =>
    `Tack. Allt är inlämnat och granskas nu. ${organisation} meddelar dig resultatet.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
