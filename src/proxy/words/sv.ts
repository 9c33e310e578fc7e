import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("sv", { one: "#\u00a0minut", other: "#\u00a0minuter" });

/** Swedish. */
export const words: Words = {
  help: (organisation) => `Behöver du hjälp? Kontakta ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Länken gäller till ${date}.`,
  linkCaution: (organisation) =>
    `Länken är personlig: skicka den inte vidare. Om du inte väntar på något från ${organisation} kan du bortse från det här mejlet.`,
  codeMail: {
    subject: (code, organisation) => `${code} är din kod för ${organisation}`,
    before: (organisation) => `Din kod för ${organisation} är:`,
    validity: (count) => `Den gäller i ${minutes(count)}. Ange den på sidan där du började.`,
    caution: "Om du inte har begärt den kan du bortse från det här mejlet. Lämna aldrig ut koden till någon.",
  },
  linkMail: {
    subject: (organisation) => `Fortsätt din verifiering för ${organisation}`,
    text: (organisation) =>
      `Här kan du fortsätta din verifiering för ${organisation} när du vill, även på en annan enhet.`,
    goOn: "Fortsätt",
    caution:
      "Länken är personlig: skicka den inte vidare. Om du inte har begärt den kan du bortse från det här mejlet.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} ber dig att verifiera din identitet`,
    request: (organisation) =>
      `${organisation} ber dig att verifiera din identitet. Ha din id-handling till hands. Det tar några minuter.`,
    begin: "Starta verifieringen",
    scan: "Eller skanna den här koden med telefonens kamera:",
    qrCode: "QR-kod för länken",
  },
  completedMail: {
    subject: (organisation) => `Din verifiering för ${organisation}: allt har kommit fram`,
    text: (organisation) =>
      `Tack. Allt du har lämnat in för ${organisation} har kommit fram och granskas nu.`,
    next: (organisation) => `Du behöver inte göra något mer. ${organisation} meddelar dig resultatet.`,
    caution: (organisation) =>
      `Om du inte väntar på något från ${organisation} kan du bortse från det här mejlet.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} behöver något mer från dig`,
    request: (organisation) => `Din verifiering för ${organisation} är inte klar än.`,
    reasons: {
      images_missing: "Ett foto eller en video saknas. Ta alla på nytt.",
      document_unreadable:
        "Fotot av din id-handling gick inte att läsa. Ta ett nytt, i bra ljus och utan reflexer.",
      document_side_missing: "En sida av din id-handling saknas. Fotografera båda sidorna.",
      document_damaged: "Din id-handling verkar vara skadad. Använd en annan.",
      document_not_accepted: "Den här typen av id-handling godtas inte. Använd en annan.",
      document_expired: "Din id-handling har gått ut. Använd en som fortfarande är giltig.",
      face_unclear: "Ditt ansikte syntes inte tydligt. Ta ett nytt foto, i bra ljus och utan andra i bild.",
      other: "Något gick inte att kontrollera. Gå igenom stegen en gång till.",
    },
    goOn: "Fortsätt",
  },
  codeSms: {
    withName: (code, organisation) => `${code} är din kod för ${organisation}. Dela den inte med någon.`,
    withoutName: (code) => `${code} är din kod. Dela den inte med någon.`,
  },
  hostedPage: {
    title: "Verifiera din identitet",
    noScript:
      "Den här sidan behöver JavaScript. Slå på det i webbläsarens inställningar och ladda sidan igen.",
    notFound: "Den här länken är inte giltig",
    advice: "Kontrollera att du har öppnat hela länken, eller be avsändaren om en ny.",
  },
};
