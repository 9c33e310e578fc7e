import type { LaterTerms } from "../terms.js";

const unreachable = "Tjänsten går inte att nå just nu. Kontrollera din anslutning och försök igen.";
const setup = "Den här sidan är inte rätt konfigurerad. Meddela den som ansvarar för sidan.";
const newCode = "Begär en ny kod.";
const again = "Du kan börja om.";
const elsewhere = "Öppna den i en ny flik eller använd en annan enhet.";
const lost = "det du har gjort hittills i verifieringen räknas inte längre.";
const spam = "Titta även i skräpposten";
const other = "Använd en annan.";
const persists = "Be om hjälp om problemet kvarstår.";
const questions = "Behöver du mer hjälp?";

/** Swedish, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Identitetsverifiering hos ${provider}`,
  frameOpening: "Verifieringen öppnas\u00a0…",
  frameOpened: "Verifieringen är öppen.",
  frameLate: `Verifieringen öppnas inte här. ${elsewhere}`,
  frameSilent: `Ser du inte verifieringen? ${elsewhere}`,
  openInTab: "Öppna i en ny flik i stället",
  leaveHeading: "Lämna verifieringen?",
  leaveText: "Dina foton har inte skickats än.",
  stay: "Stanna kvar",
  leave: "Lämna",
  frameLeft: "Du har lämnat verifieringen. Inget går förlorat: fortsätt när du vill.",

  attemptsLeft: (count) => (count ? `Du har ${count}\u00a0försök kvar.` : newCode),
  endedHeading: "Den här verifieringen är avslutad",
  ended: {
    expired: "Tiden har gått ut.",
    abandoned: "Den stängdes före det sista steget.",
    failed: "Något gick fel under verifieringen.",
  },
  endedKept: "Inget går förlorat: dina uppgifter finns kvar.",
  endedAgain: again,
  startAgain: "Börja om",
  checkField: (label) => `Kontrollera: ${label}`,
  tooLong: (label, most) => `För långt: ${label}, högst ${most}\u00a0tecken`,
  invalidName: (label) => `${label}: använd bara bokstäver, mellanslag, bindestreck och apostrofer`,
  otherFault: "En av dina uppgifter går inte att använda. Be om hjälp.",
  rateLimited: (seconds) =>
    `För många försök. Försök igen om ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) => `Vi kunde inte skicka någon kod till ${recipient}. Försök igen om en stund.`,

  errorHeading: "Något gick fel",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "För många försök. Vänta en minut och försök igen.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Vi känner inte igen länken. Begär en ny eller börja om.",
    reference_ended: `Den här verifieringen är avslutad. ${again}`,
    code_incorrect: "Det är inte koden som vi skickade.",
    code_expired: "Koden har gått ut. Begär en ny.",
    too_many_attempts: `För många försök. ${newCode}`,
    token_invalid: "Du har loggats ut. Logga in igen och kom sedan tillbaka.",
    frame_blocked: `Verifieringen kan inte visas på den här sidan. ${elsewhere}`,
    unsupported_browser: "Webbläsaren är för gammal. Använd en nyare.",
  },
  errorOther: `Försök igen. ${persists}`,
  errorFinal: `Börja om. ${persists}`,
  supportCode: (code) => `Kod till supporten: ${code}`,
  errorDetails: "Information till utvecklare",

  actionHeading: "Något saknas fortfarande",
  actionText: (reason) =>
    ({
      images_missing: "Ett foto eller en video saknas. Ta alla på nytt.",
      document_unreadable:
        "Fotot av din id-handling gick inte att läsa. Ta ett nytt, i bra ljus och utan reflexer.",
      document_side_missing: "En sida av din id-handling saknas. Fotografera båda sidorna.",
      document_damaged: `Din id-handling verkar vara skadad. ${other}`,
      document_not_accepted: `Den här typen av id-handling godtas inte. ${other}`,
      document_expired: "Din id-handling har gått ut. Använd en som fortfarande är giltig.",
      face_unclear: "Ditt ansikte syntes inte tydligt. Ta ett nytt foto, i bra ljus och utan andra i bild.",
      other: "Något gick inte att kontrollera. Gå igenom stegen en gång till.",
    })[reason],
  actionContinue: "Fortsätt",
  approvedHeading: "Din identitet är verifierad",
  approvedText: (organisation) => `Din identitet är bekräftad. Du kan fortsätta hos ${organisation}.`,
  reviewHeading: "En närmare granskning pågår",
  reviewText: (organisation) =>
    `En handläggare granskar det du har lämnat in. Du behöver inte göra något mer. ${organisation} meddelar dig resultatet.`,
  declinedHeading: "Vi kunde inte verifiera din identitet",
  declinedText: (organisation) => `Kontakta ${organisation}. Där får du veta vad du kan göra nu.`,

  helpReady: "Ha din id-handling och en enhet med kamera till hands. Bra ljus hjälper.",
  helpDevice: "En annan enhet? Skanna QR-koden med den, eller öppna länken till den här sidan där.",
  helpLost: "Har du tappat bort sidan för verifieringen? Du kan öppna den igen härifrån.",
  helpCode: `Ingen kod än? Det kan ta några minuter. ${spam} och kontrollera att vi har skickat den till rätt adress eller nummer.`,
  helpCaution: (organisation) => `Lämna aldrig ut koden. ${organisation} frågar dig aldrig efter den.`,
  helpAsk: (organisation) => `${questions} Vänd dig till ${organisation}.`,
  helpContact: (organisation) => `${questions} Kontakta ${organisation}:`,
  helpPage: (organisation) => `Hjälp från ${organisation}`,
  linkMailed: (maskedEmail) => `Vi har skickat länken till ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) => `Länken är på väg till ${maskedEmail}. Det kan ta några minuter.`,
  waitingLong: "Ta den tid du behöver. Om du inte hittar verifieringen kan du öppna den igen.",
  waitingVeryLong: (organisation) =>
    `Det tar längre tid än vanligt. Om du är klar kan du stänga sidan: ${organisation} kontaktar dig. Öppna annars verifieringen igen.`,
  startOverText: `Du börjar om med dina uppgifter ifyllda, men ${lost}`,
  startOverConfirm: "Ja, börja om",
  changeDetailsText: `Om du ändrar något börjar du om: ${lost}`,
  changeDetailsConfirm: "Ja, ändra uppgifter",
  cancel: "Avbryt",

  errorSummary: (count) => (count === 1 ? "Kontrollera en uppgift" : `Kontrollera ${count}\u00a0uppgifter`),
  missing: (label) => `Fyll i ”${label}”`,
  invalidEmail: "Ange en e-postadress som namn@example.com",
  invalidDate: "Ange ett giltigt födelsedatum",
  invalidPhone: "Ange ett telefonnummer med landsnummer, till exempel +46\u00a070\u00a0123\u00a045\u00a067",
  impossiblePhone: "Kontrollera telefonnumret: det har för många eller för få siffror",
  didYouMean: (text) => `Menade du ${text}?`,
  nameCharacter: (label, character) => `Använd bara bokstäver i ”${label}”: ”${character}” är inte tillåtet`,
  dateIncomplete: (labels) => `Datumet är inte fullständigt. Fyll i: ${labels.toLowerCase()}`,
  monthRange: "Ange månaden som ett tal från 1 till 12 eller med sitt namn",
  yearDigits: "Ange årets alla fyra siffror",
  daysOfMonth: (month, days) => `Månaden ${month} har ${days}\u00a0dagar`,
  todayDate: "Det här är dagens datum. Ange ditt födelsedatum",
  futureDate: "Datumet ligger i framtiden",
  tooOld: (year) => `Ange ett år från och med ${year}`,
  tooYoung: (age) => `Du måste vara minst ${age}\u00a0år`,
};
