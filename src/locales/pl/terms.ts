import type { MainTerms } from "../terms.js";

const wait = "Prosimy o\u00a0chwilę…";
const ready = "Prosimy przygotować dokument tożsamości.";

const plural = new Intl.PluralRules("pl");
const minutesIn = (count: number): string =>
  `${count}\u00a0${{ one: "minutę", few: "minuty" }[plural.select(count) as string] ?? "minut"}`;

/** Polish, for a verification without mistakes. Names stand where they need no ending. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Zamknij",
  languageLabel: "Język",
  unreachable: "Usługa jest chwilowo niedostępna. Prosimy sprawdzić połączenie i\u00a0spróbować ponownie.",
  offline: "Brak połączenia z\u00a0internetem. Gdy wróci, będzie można kontynuować.",
  tryAgain: "Spróbuj ponownie",
  progress: (step, count) => `Krok ${step} z\u00a0${count}`,
  stepNames: { details: "Dane", code: "Kod", launch: "Weryfikacja", completed: "Gotowe" },

  detailsHeading: "Dane osobowe",
  detailsText: (organisation) => `${organisation} musi potwierdzić Państwa tożsamość. Zajmie to kilka minut.`,
  labels: {
    email: "Adres e-mail",
    firstName: "Imię",
    middleName: "Drugie imię",
    familyName: "Nazwisko",
    fullName: "Imię i\u00a0nazwisko",
    dateOfBirth: "Data urodzenia",
    day: "Dzień",
    month: "Miesiąc",
    year: "Rok",
    preferredContactNumber: "Numer telefonu",
    address: "Adres",
  },
  optional: "(opcjonalnie)",
  oneName: "(prosimy zostawić puste, jeśli w\u00a0dokumencie jest tylko imię)",
  dateExample: (date) => `Na przykład ${date}`,
  privacy: (organisation) => `Jak ${organisation} wykorzystuje Państwa dane`,
  continue: "Kontynuuj",
  sending: wait,

  codeHeading: "Prosimy sprawdzić pocztę",
  codeHeadingSms: "Prosimy sprawdzić SMS-y",
  codeOffer: (recipient) => `Dla bezpieczeństwa wyślemy sześciocyfrowy kod na ${recipient}.`,
  sendCode: "Wyślij kod",
  codeText: (recipient) => `Sześciocyfrowy kod został wysłany na ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Sześciocyfrowy kod został wysłany na ${recipient} ${new Intl.RelativeTimeFormat("pl").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) => `Wysyłamy sześciocyfrowy kod na ${recipient}. Może to potrwać kilka minut.`,
  codeRefused: (recipient) =>
    `Nie udało się wysłać kodu na ${recipient}. Prosimy sprawdzić dane i\u00a0spróbować ponownie.`,
  codeBySms: "Wyślij SMS-em",
  codeByMail: "Wyślij e-mailem",
  spamHint: "Wiadomość nie dotarła? Prosimy zajrzeć też do folderu ze spamem.",
  codeLabel: "Sześciocyfrowy kod",
  codeHint: "Można go wpisać lub wkleić: sprawdzimy go, gdy będzie kompletny.",
  codeValid: (minutes) => `Jest ważny przez ${minutesIn(minutes)}.`,
  codeExpired: "Ten kod stracił ważność. Prosimy zamówić nowy.",
  invalidCode: "Prosimy wpisać sześć cyfr kodu",
  resend: "Wyślij nowy kod",
  resendIn: (seconds) => `Nowy kod można zamówić za ${seconds}\u00a0s.`,
  resent: "Nowy kod został wysłany.",
  otherEmail: "Użyj innego adresu e-mail",
  otherDetails: "Użyj innych danych",

  launchHeading: "Potwierdzenie tożsamości",
  launchText: `${ready} Ta strona pozostanie otwarta i\u00a0sama wykryje zakończenie weryfikacji.`,
  frameText: `${ready} Weryfikacja otworzy się tutaj i\u00a0poprosi o\u00a0dostęp do kamery.`,
  redirectText: `${ready} Weryfikacja odbędzie się na innej stronie, a\u00a0po jej zakończeniu nastąpi powrót tutaj.`,
  open: "Rozpocznij weryfikację",
  checkedBy: (provider, organisation) => `Weryfikację przeprowadza ${provider}. Zleca ją ${organisation}.`,
  sentTo: (provider, organisation) => `Dane są szyfrowane. Odbiorca: ${provider} (zleca ${organisation})`,
  privacyShort: "Prywatność",
  opensTab: "(otwiera się w\u00a0nowej karcie)",
  scanHeading: "Kontynuuj na telefonie",
  scanSteps: [
    "Otwórz aparat w\u00a0telefonie.",
    "Skieruj go na ten kod i\u00a0dotknij linku.",
    "Wykonaj kolejne kroki na telefonie.",
  ],
  scanOther: "Prosimy zeskanować kod aparatem drugiego urządzenia.",
  continueHere: "Kontynuuj na tym komputerze",
  qrLabel: "Kod QR, który otwiera weryfikację na telefonie",
  otherDevice: "Użyj innego urządzenia",

  laterText: "Kontynuacja później lub na innym urządzeniu:",
  mailLink: "Wyślij link e-mailem",
  linkFailed: "Nie udało się. Prosimy spróbować ponownie za kilka minut.",
  copyLink: "Kopiuj link",
  linkCopied: "Skopiowano",
  shareLink: "Udostępnij",

  waitingHeading: "Czekamy na zakończenie weryfikacji",
  waitingText:
    "Prosimy dokończyć weryfikację tam, gdzie została otwarta: w\u00a0innej karcie lub na telefonie. Potem ta strona sama przejdzie dalej.",
  returnedHeading: "Prosimy o\u00a0chwilę cierpliwości",
  returnedText:
    "Czekamy na potwierdzenie, że wszystko dotarło. Jeśli weryfikacja nie jest skończona, prosimy otworzyć ją ponownie.",
  connectedPhone: "Połączono: prosimy kontynuować na telefonie",
  connectedDevice: "Połączono: prosimy kontynuować na drugim urządzeniu",
  connectedText: "Prosimy wykonać tam kolejne kroki. Ta strona sama przejdzie dalej.",
  waitingNext: (organisation) =>
    `Zwykle trwa to kilka minut. Potem wszystko zostanie sprawdzone, a\u00a0${organisation} poinformuje o\u00a0wyniku. Tę stronę można zamknąć: nic nie przepadnie.`,
  stages: { opened: "Otwarto", in_progress: "W\u00a0toku", submitted: "Wszystko przekazano" },
  stageDone: "(gotowe)",
  nothingYet: "Jeszcze nic nie dotarło.",
  checking: "Sprawdzamy…",
  nothingNew: "Sprawdzono przed chwilą: nic nowego.",
  goOn: "Można już kontynuować.",
  reconnecting: "Usługa jest chwilowo niedostępna. Ponawiamy próby.",
  checkNow: "Sprawdź teraz",
  openAgain: "Otwórz ponownie lub pokaż kod QR",

  startOver: "Zacznij od nowa",
  changeDetails: "Zmień dane",
  getHelp: "Pomoc",

  completedHeading: "Gotowe",
  completedText: (organisation) =>
    `Dziękujemy. Wszystko zostało przekazane i\u00a0jest sprawdzane. ${organisation} poinformuje o\u00a0wyniku.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
