import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("pl", {
  one: "#\u00a0minutę",
  few: "#\u00a0minuty",
  many: "#\u00a0minut",
  other: "#\u00a0minuty",
});

/** Polish. The organisation's name stands where it needs no ending. */
export const words: Words = {
  help: (organisation) => `Potrzebna pomoc? Kontakt – ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Link jest ważny do: ${date}.`,
  linkCaution: (organisation) =>
    `Link jest przeznaczony wyłącznie dla adresata: prosimy nikomu go nie przekazywać. Jeśli nie spodziewają się Państwo wiadomości od nadawcy ${organisation}, prosimy zignorować ten e-mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} – kod weryfikacyjny ${organisation}`,
    before: (organisation) => `Kod weryfikacyjny ${organisation}:`,
    validity: (count) =>
      `Kod jest ważny przez ${minutes(count)}. Prosimy wpisać go na stronie, na której rozpoczęto weryfikację.`,
    caution: "Jeśli kod nie był zamawiany, można zignorować ten e-mail. Prosimy nikomu nie podawać kodu.",
  },
  linkMail: {
    subject: (organisation) => `${organisation}: dokończenie weryfikacji`,
    text: (organisation) =>
      `Tutaj można w\u00a0dowolnej chwili dokończyć weryfikację, o\u00a0którą prosi ${organisation}, także na innym urządzeniu.`,
    goOn: "Kontynuuj",
    caution:
      "Link jest przeznaczony wyłącznie dla adresata: prosimy nikomu go nie przekazywać. Jeśli link nie był zamawiany, prosimy zignorować ten e-mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} prosi o\u00a0potwierdzenie tożsamości`,
    request: (organisation) =>
      `${organisation} prosi o\u00a0potwierdzenie tożsamości. Prosimy przygotować dokument tożsamości. Zajmie to kilka minut.`,
    begin: "Rozpocznij weryfikację",
    scan: "Można też zeskanować ten kod aparatem telefonu:",
    qrCode: "Kod QR z\u00a0linkiem",
  },
  completedMail: {
    subject: (organisation) => `${organisation}: otrzymaliśmy wszystkie materiały do weryfikacji`,
    text: (organisation) =>
      `Dziękujemy. Wszystkie materiały do weryfikacji, o\u00a0którą prosi ${organisation}, dotarły i\u00a0są sprawdzane.`,
    next: (organisation) => `Nic więcej nie trzeba robić. ${organisation} poinformuje o\u00a0wyniku.`,
    caution: (organisation) =>
      `Jeśli nie spodziewają się Państwo wiadomości od nadawcy ${organisation}, prosimy zignorować ten e-mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} prosi o\u00a0uzupełnienie weryfikacji`,
    request: (organisation) =>
      `Weryfikacja, o\u00a0którą prosi ${organisation}, nie została jeszcze zakończona.`,
    reasons: {
      images_missing: "Brakuje zdjęcia lub nagrania. Prosimy wykonać wszystkie ponownie.",
      document_unreadable:
        "Zdjęcie dokumentu było nieczytelne. Prosimy wykonać je ponownie, przy dobrym świetle i\u00a0bez odblasków.",
      document_side_missing: "Brakuje jednej strony dokumentu. Prosimy sfotografować obie strony.",
      document_damaged: "Dokument wygląda na uszkodzony. Prosimy użyć innego.",
      document_not_accepted: "Ten rodzaj dokumentu nie jest akceptowany. Prosimy użyć innego.",
      document_expired: "Dokument stracił ważność. Prosimy użyć ważnego dokumentu.",
      face_unclear:
        "Twarz nie była dobrze widoczna. Prosimy wykonać zdjęcie ponownie, przy dobrym świetle i\u00a0bez innych osób.",
      other: "Czegoś nie udało się sprawdzić. Prosimy przejść wszystkie kroki jeszcze raz.",
    },
    goOn: "Kontynuuj",
  },
  codeSms: {
    withName: (code, organisation) => `${code} to kod ${organisation}. Kod jest poufny.`,
    withoutName: (code) => `${code} to kod weryfikacyjny. Kod jest poufny.`,
  },
  hostedPage: {
    title: "Potwierdzenie tożsamości",
    noScript:
      "Ta strona wymaga JavaScriptu. Prosimy włączyć go w\u00a0ustawieniach przeglądarki i\u00a0wczytać stronę ponownie.",
    notFound: "Ten link jest nieprawidłowy",
    advice: "Prosimy sprawdzić, czy otwarto cały link, albo poprosić nadawcę o\u00a0nowy.",
  },
};
