import type { LaterTerms } from "../terms.js";

const unreachable =
  "Usługa jest chwilowo niedostępna. Prosimy sprawdzić połączenie i\u00a0spróbować ponownie.";
const setup = "Ta strona nie jest poprawnie skonfigurowana. Prosimy powiadomić jej administratora.";
const newCode = "Prosimy zamówić nowy kod.";
const again = "Można zacząć od nowa.";
const elsewhere = "Prosimy otworzyć ją w\u00a0nowej karcie lub użyć innego urządzenia.";
const lost = "wykonane dotąd kroki weryfikacji przestaną się liczyć.";
const spam = "Prosimy zajrzeć też do folderu ze spamem";
const other = "Prosimy użyć innego.";
const persists = "Jeśli problem się powtarza, prosimy skorzystać z\u00a0pomocy.";
const questions = "Nadal potrzebna pomoc?";

const plural = new Intl.PluralRules("pl");
/** Chooses the form for a number: 1, then 2 to 4, then 5 and more. */
const form = (count: number, one: string, few: string, many: string): string =>
  ({ one, few })[plural.select(count) as string] ?? many;

/** Polish, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Weryfikacja tożsamości: ${provider}`,
  frameOpening: "Otwieramy weryfikację…",
  frameOpened: "Weryfikacja jest otwarta.",
  frameLate: `Weryfikacja nie otwiera się tutaj. ${elsewhere}`,
  frameSilent: `Nie widać weryfikacji? ${elsewhere}`,
  openInTab: "Otwórz w\u00a0nowej karcie",
  leaveHeading: "Opuścić weryfikację?",
  leaveText: "Zdjęcia nie zostały jeszcze wysłane.",
  stay: "Zostań",
  leave: "Opuść",
  frameLeft: "Weryfikacja została przerwana. Nic nie przepadło: można kontynuować w\u00a0dowolnej chwili.",

  attemptsLeft: (count) => (count ? `Pozostało prób: ${count}.` : newCode),
  endedHeading: "Ta weryfikacja została zakończona",
  ended: {
    expired: "Upłynął limit czasu.",
    abandoned: "Zamknięto ją przed ostatnim krokiem.",
    failed: "W\u00a0trakcie weryfikacji wystąpił problem.",
  },
  endedKept: "Nic nie przepadło: wpisane dane wciąż tu są.",
  endedAgain: again,
  startAgain: "Zacznij od nowa",
  checkField: (label) => `Prosimy sprawdzić pole „${label}”`,
  tooLong: (label, most) =>
    `Zbyt długi tekst w\u00a0polu „${label}”: najwyżej ${most}\u00a0${form(most, "znak", "znaki", "znaków")}`,
  invalidName: (label) => `${label}: tylko litery, spacje, łączniki i\u00a0apostrofy`,
  otherFault: "Jednej z\u00a0podanych informacji nie można użyć. Prosimy skorzystać z\u00a0pomocy.",
  rateLimited: (seconds) =>
    `Zbyt wiele prób. Prosimy spróbować ponownie za ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) =>
    `Nie udało się wysłać kodu na ${recipient}. Prosimy za chwilę spróbować ponownie.`,

  errorHeading: "Wystąpił błąd",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Zbyt wiele prób. Prosimy odczekać minutę i\u00a0spróbować ponownie.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Ten link jest nieznany. Prosimy uzyskać nowy lub zacząć weryfikację od początku.",
    reference_ended: `Ta weryfikacja została zakończona. ${again}`,
    code_incorrect: "To nie jest wysłany przez nas kod.",
    code_expired: "Ten kod stracił ważność. Prosimy zamówić nowy.",
    too_many_attempts: `Zbyt wiele prób. ${newCode}`,
    token_invalid: "Nastąpiło wylogowanie. Prosimy zalogować się ponownie i\u00a0wrócić tutaj.",
    frame_blocked: `Weryfikacji nie można wyświetlić na tej stronie. ${elsewhere}`,
    unsupported_browser: "Ta przeglądarka jest zbyt stara. Prosimy użyć nowszej.",
  },
  errorOther: `Prosimy spróbować ponownie. ${persists}`,
  errorFinal: `Prosimy zacząć od nowa. ${persists}`,
  supportCode: (code) => `Kod dla pomocy technicznej: ${code}`,
  errorDetails: "Szczegóły dla programistów",

  actionHeading: "Czegoś jeszcze brakuje",
  actionText: (reason) =>
    ({
      images_missing: "Brakuje zdjęcia lub nagrania. Prosimy wykonać wszystkie ponownie.",
      document_unreadable:
        "Zdjęcie dokumentu było nieczytelne. Prosimy wykonać je ponownie, przy dobrym świetle i\u00a0bez odblasków.",
      document_side_missing: "Brakuje jednej strony dokumentu. Prosimy sfotografować obie strony.",
      document_damaged: `Dokument wygląda na uszkodzony. ${other}`,
      document_not_accepted: `Ten rodzaj dokumentu nie jest akceptowany. ${other}`,
      document_expired: "Dokument stracił ważność. Prosimy użyć ważnego dokumentu.",
      face_unclear:
        "Twarz nie była dobrze widoczna. Prosimy wykonać zdjęcie ponownie, przy dobrym świetle i\u00a0bez innych osób.",
      other: "Czegoś nie udało się sprawdzić. Prosimy przejść wszystkie kroki jeszcze raz.",
    })[reason],
  actionContinue: "Kontynuuj",
  approvedHeading: "Tożsamość została potwierdzona",
  approvedText: (organisation) =>
    `Weryfikacja, o\u00a0którą prosi ${organisation}, zakończyła się pomyślnie. Można kontynuować.`,
  reviewHeading: "Trwa dokładniejsze sprawdzanie",
  reviewText: (organisation) =>
    `Przekazane materiały sprawdza pracownik. Nic więcej nie trzeba robić. ${organisation} poinformuje o\u00a0wyniku.`,
  declinedHeading: "Nie udało się potwierdzić tożsamości",
  declinedText: (organisation) =>
    `O\u00a0dalszych możliwościach poinformuje ${organisation}. Prosimy o\u00a0kontakt.`,

  helpReady: "Potrzebne są dokument tożsamości i\u00a0urządzenie z\u00a0kamerą. Pomaga dobre światło.",
  helpDevice: "Inne urządzenie? Można nim zeskanować kod QR lub otworzyć na nim link do tej strony.",
  helpLost: "Strona weryfikacji została zamknięta? Można ją stąd otworzyć ponownie.",
  helpCode: `Kod jeszcze nie dotarł? Może to potrwać kilka minut. ${spam} i\u00a0sprawdzić, dokąd został wysłany.`,
  helpCaution: (organisation) =>
    `Prosimy nikomu nie podawać kodu. ${organisation} nigdy o\u00a0niego nie zapyta.`,
  helpAsk: (organisation) => `${questions} Udzieli jej ${organisation}.`,
  helpContact: (organisation) => `${questions} Kontakt – ${organisation}:`,
  helpPage: (organisation) => `Pomoc: ${organisation}`,
  linkMailed: (maskedEmail) => `Link został wysłany na ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) => `Wysyłamy link na ${maskedEmail}. Może to potrwać kilka minut.`,
  waitingLong: "Nie ma pośpiechu. Jeśli nie można już znaleźć weryfikacji, prosimy otworzyć ją ponownie.",
  waitingVeryLong: (organisation) =>
    `Trwa to dłużej niż zwykle. Jeśli weryfikacja jest skończona, można zamknąć tę stronę: ${organisation} poinformuje o\u00a0wyniku. Jeśli nie, prosimy ponownie otworzyć weryfikację.`,
  startOverText: `Weryfikacja zacznie się od nowa. Wpisane dane zostaną, ale ${lost}`,
  startOverConfirm: "Tak, zacznij od nowa",
  changeDetailsText: `Po zmianie danych weryfikacja zacznie się od nowa: ${lost}`,
  changeDetailsConfirm: "Tak, zmień dane",
  cancel: "Anuluj",

  errorSummary: (count) => `Prosimy sprawdzić ${count}\u00a0${form(count, "pole", "pola", "pól")}`,
  missing: (label) => `Prosimy wypełnić pole „${label}”`,
  invalidEmail: "Prosimy wpisać adres e-mail taki jak nazwa@example.com",
  invalidDate: "Prosimy wpisać prawidłową datę urodzenia",
  invalidPhone:
    "Prosimy wpisać numer telefonu z\u00a0numerem kierunkowym kraju, na przykład +48\u00a0512\u00a0345\u00a0678",
  impossiblePhone: "Prosimy sprawdzić numer telefonu: ma za mało lub za dużo cyfr",
  didYouMean: (text) => `Czy chodziło o\u00a0${text}?`,
  nameCharacter: (label, character) =>
    `Pole „${label}” może zawierać tylko litery: znak „${character}” nie jest dozwolony`,
  dateIncomplete: (labels) =>
    `Data jest niekompletna. Prosimy uzupełnić: ${labels.toLowerCase().replaceAll(" i ", " i\u00a0")}`,
  monthRange: "Prosimy podać miesiąc liczbą od 1 do 12 lub nazwą",
  yearDigits: "Prosimy wpisać wszystkie cztery cyfry roku",
  daysOfMonth: (month, days) => `Miesiąc ${month} ma ${days}\u00a0dni`,
  todayDate: "To dzisiejsza data. Prosimy wpisać datę urodzenia",
  futureDate: "Ta data jest w\u00a0przyszłości",
  tooOld: (year) => `Prosimy wpisać rok nie wcześniejszy niż ${year}`,
  tooYoung: (age) => `Wymagany wiek: co najmniej ${age}\u00a0${form(age, "rok", "lata", "lat")}`,
};
