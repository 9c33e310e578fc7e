import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("it", { one: "#\u00a0minuto", other: "#\u00a0minuti" });

/** Italian. */
export const words: Words = {
  help: (organisation) => `Ha bisogno di assistenza? Contatti ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Il link è valido fino al ${date}.`,
  linkCaution: (organisation) =>
    `Il link è personale: non lo inoltri a nessuno. Se non si aspetta nulla da ${organisation}, ignori questa e-mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} è il Suo codice per ${organisation}`,
    before: (organisation) => `Il Suo codice per ${organisation} è:`,
    validity: (count) => `È valido per ${minutes(count)}. Lo inserisca nella pagina in cui ha iniziato.`,
    caution: "Se non l’ha richiesto, può ignorare questa e-mail. Non comunichi il codice a nessuno.",
  },
  linkMail: {
    subject: (organisation) => `Continui la Sua verifica per ${organisation}`,
    text: (organisation) =>
      `Qui può continuare la Sua verifica per ${organisation} quando vuole, anche su un altro dispositivo.`,
    goOn: "Continua",
    caution: "Il link è personale: non lo inoltri a nessuno. Se non l’ha richiesto, ignori questa e-mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} Le chiede di verificare la Sua identità`,
    request: (organisation) =>
      `${organisation} Le chiede di verificare la Sua identità. Tenga a portata di mano il Suo documento d’identità. Bastano pochi minuti.`,
    begin: "Inizia la verifica",
    scan: "Oppure inquadri questo codice con la fotocamera del telefono:",
    qrCode: "Codice QR del link",
  },
  completedMail: {
    subject: (organisation) => `La Sua verifica per ${organisation}: abbiamo ricevuto tutto`,
    text: (organisation) =>
      `Grazie. Tutto ciò che ha inviato per ${organisation} è arrivato ed è in corso di verifica.`,
    next: (organisation) => `Non deve fare altro. ${organisation} Le comunicherà l’esito.`,
    caution: (organisation) => `Se non si aspetta nulla da ${organisation}, ignori questa e-mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} ha ancora bisogno di qualcosa da Lei`,
    request: (organisation) => `La Sua verifica per ${organisation} non è ancora conclusa.`,
    reasons: {
      images_missing: "Manca una foto o un video. La preghiamo di rifarli tutti.",
      document_unreadable:
        "La foto del Suo documento non era leggibile. La rifaccia con una buona luce e senza riflessi.",
      document_side_missing: "Manca un lato del Suo documento. Fotografi entrambi i lati.",
      document_damaged: "Il Suo documento sembra danneggiato. Ne utilizzi un altro.",
      document_not_accepted: "Questo tipo di documento non è accettato. Ne utilizzi un altro.",
      document_expired: "Il Suo documento è scaduto. Ne utilizzi uno ancora valido.",
      face_unclear:
        "Il Suo volto non si vedeva bene. Rifaccia la foto con una buona luce e senza altre persone.",
      other: "Non è stato possibile verificare un elemento. La preghiamo di ripetere i passaggi.",
    },
    goOn: "Continua",
  },
  codeSms: {
    withName: (code, organisation) =>
      `${code} è il Suo codice per ${organisation}. Non lo comunichi a nessuno.`,
    withoutName: (code) => `${code} è il Suo codice. Non lo comunichi a nessuno.`,
  },
  hostedPage: {
    title: "Verifichi la Sua identità",
    noScript:
      "Questa pagina richiede JavaScript. Lo attivi nelle impostazioni del browser, poi ricarichi la pagina.",
    notFound: "Questo link non è valido",
    advice: "Controlli di aver aperto il link completo, oppure ne chieda uno nuovo a chi gliel’ha inviato.",
  },
};
