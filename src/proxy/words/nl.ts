import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("nl", { one: "#\u00a0minuut", other: "#\u00a0minuten" });

/** Dutch. */
export const words: Words = {
  help: (organisation) => `Hulp nodig? Neem contact op met ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `De link is geldig tot ${date}.`,
  linkCaution: (organisation) =>
    `De link is alleen voor u bestemd: stuur die niet door. Verwacht u niets van ${organisation}, negeer dan deze e-mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} is uw code voor ${organisation}`,
    before: (organisation) => `Uw code voor ${organisation} is:`,
    validity: (count) => `De code is ${minutes(count)} geldig. Vul die in op de pagina waar u bent begonnen.`,
    caution:
      "Hebt u de code niet aangevraagd, dan kunt u deze e-mail negeren. Geef de code aan niemand door.",
  },
  linkMail: {
    subject: (organisation) => `Ga verder met uw verificatie voor ${organisation}`,
    text: (organisation) =>
      `Hier kunt u verdergaan met uw verificatie voor ${organisation} wanneer u wilt, ook op een ander apparaat.`,
    goOn: "Verder",
    caution:
      "De link is alleen voor u bestemd: stuur die niet door. Hebt u de link niet aangevraagd, negeer dan deze e-mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} vraagt u uw identiteit te verifiëren`,
    request: (organisation) =>
      `${organisation} vraagt u uw identiteit te verifiëren. Houd uw identiteitsbewijs bij de hand. Het duurt enkele minuten.`,
    begin: "Verificatie starten",
    scan: "Of scan deze code met de camera van uw telefoon:",
    qrCode: "QR-code van de link",
  },
  completedMail: {
    subject: (organisation) => `Uw verificatie voor ${organisation}: alles is ontvangen`,
    text: (organisation) =>
      `Dank u wel. Alles wat u voor ${organisation} hebt ingediend, is ontvangen en wordt gecontroleerd.`,
    next: (organisation) => `U hoeft niets meer te doen. ${organisation} laat u het resultaat weten.`,
    caution: (organisation) => `Verwacht u niets van ${organisation}, negeer dan deze e-mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} heeft nog iets van u nodig`,
    request: (organisation) => `Uw verificatie voor ${organisation} is nog niet afgerond.`,
    reasons: {
      images_missing: "Er ontbreekt een foto of video. Maak ze allemaal opnieuw.",
      document_unreadable:
        "De foto van uw document was niet leesbaar. Maak de foto opnieuw, bij goed licht en zonder weerspiegeling.",
      document_side_missing: "Eén kant van uw document ontbreekt. Fotografeer beide kanten.",
      document_damaged: "Uw document lijkt beschadigd te zijn. Gebruik een ander document.",
      document_not_accepted: "Dit soort document wordt niet geaccepteerd. Gebruik een ander document.",
      document_expired: "Uw document is verlopen. Gebruik een document dat nog geldig is.",
      face_unclear:
        "Uw gezicht was niet goed te zien. Maak de foto opnieuw, bij goed licht en zonder anderen in beeld.",
      other: "Iets kon niet worden gecontroleerd. Doorloop de stappen nog een keer.",
    },
    goOn: "Verder",
  },
  codeSms: {
    withName: (code, organisation) => `${code} is uw code voor ${organisation}. Deel deze met niemand.`,
    withoutName: (code) => `${code} is uw code. Deel deze met niemand.`,
  },
  hostedPage: {
    title: "Verifieer uw identiteit",
    noScript:
      "Deze pagina heeft JavaScript nodig. Zet het aan in de instellingen van uw browser en laad de pagina opnieuw.",
    notFound: "Deze link is niet geldig",
    advice: "Controleer of u de hele link hebt geopend, of vraag de afzender om een nieuwe.",
  },
};
