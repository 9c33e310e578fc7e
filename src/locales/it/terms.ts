import type { MainTerms } from "../terms.js";

const wait = "Un momento…";
const ready = "Tenga a portata di mano il Suo documento d’identità.";

/** Italian, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Chiudi",
  languageLabel: "Lingua",
  unreachable: "Al momento il servizio non è raggiungibile. Controlli la connessione e riprovi.",
  offline: "Nessuna connessione. Potrà continuare non appena sarà di nuovo disponibile.",
  tryAgain: "Riprova",
  progress: (step, count) => `Passaggio ${step} di ${count}`,
  stepNames: { details: "Dati", code: "Codice", launch: "Verifica", completed: "Fine" },

  detailsHeading: "I Suoi dati",
  detailsText: (organisation) => `${organisation} deve conoscere la Sua identità. Bastano pochi minuti.`,
  labels: {
    email: "Indirizzo e-mail",
    firstName: "Nome",
    middleName: "Secondo nome",
    familyName: "Cognome",
    fullName: "Nome e cognome",
    dateOfBirth: "Data di nascita",
    day: "Giorno",
    month: "Mese",
    year: "Anno",
    preferredContactNumber: "Numero di telefono",
    address: "Indirizzo",
  },
  optional: "(facoltativo)",
  oneName: "(lasci vuoto questo campo se ha un solo nome)",
  dateExample: (date) => `Ad esempio: ${date}`,
  privacy: (organisation) => `Come ${organisation} utilizza i Suoi dati`,
  continue: "Continua",
  sending: wait,

  codeHeading: "Controlli la Sua e-mail",
  codeHeadingSms: "Controlli i Suoi SMS",
  codeOffer: (recipient) => `Per accertarci che sia Lei, invieremo un codice di sei cifre a ${recipient}.`,
  sendCode: "Invia il codice",
  codeText: (recipient) => `Abbiamo inviato un codice di sei cifre a ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Abbiamo inviato un codice di sei cifre a ${recipient} ${new Intl.RelativeTimeFormat("it").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) =>
    `Stiamo inviando un codice di sei cifre a ${recipient}. Possono volerci alcuni minuti.`,
  codeRefused: (recipient) =>
    `Non è stato possibile inviare un codice a ${recipient}. Controlli il dato e riprovi.`,
  codeBySms: "Invia invece per SMS",
  codeByMail: "Invia invece per e-mail",
  spamHint: "Non ha ricevuto l’e-mail? Controlli anche la cartella della posta indesiderata.",
  codeLabel: "Codice di sei cifre",
  codeHint: "Lo digiti o lo incolli: lo verifichiamo appena è completo.",
  codeValid: (minutes) => `È valido per ${minutes}\u00a0${minutes === 1 ? "minuto" : "minuti"}.`,
  codeExpired: "Questo codice è scaduto. Ne richieda uno nuovo.",
  invalidCode: "Inserisca le sei cifre del codice",
  resend: "Invia un nuovo codice",
  resendIn: (seconds) => `Potrà richiedere un nuovo codice tra ${seconds}\u00a0s.`,
  resent: "Abbiamo inviato un nuovo codice.",
  otherEmail: "Usa un altro indirizzo e-mail",
  otherDetails: "Usa altri dati",

  launchHeading: "Verifichi la Sua identità",
  launchText: `${ready} Questa pagina resta aperta e si aggiorna al termine della verifica.`,
  frameText: `${ready} La verifica si apre qui e chiederà di usare la fotocamera.`,
  redirectText: `${ready} Lascerà questa pagina e vi tornerà al termine.`,
  open: "Inizia la verifica",
  checkedBy: (provider, organisation) => `${provider} esegue questa verifica per ${organisation}.`,
  sentTo: (provider, organisation) => `Invio cifrato a ${provider} per ${organisation}`,
  privacyShort: "Privacy",
  opensTab: "(si apre in una nuova scheda)",
  scanHeading: "Continui sul telefono",
  scanSteps: [
    "Apra la fotocamera del telefono.",
    "Inquadri questo codice e tocchi il link.",
    "Segua i passaggi sul telefono.",
  ],
  scanOther: "Inquadri questo codice con la fotocamera dell’altro dispositivo.",
  continueHere: "Continua su questo computer",
  qrLabel: "Codice QR che apre la verifica sul telefono",
  otherDevice: "Usa un altro dispositivo",

  laterText: "Continui più tardi o su un altro dispositivo:",
  mailLink: "Inviami il link per e-mail",
  linkFailed: "L’operazione non è riuscita. Riprovi tra qualche minuto.",
  copyLink: "Copia il link",
  linkCopied: "Copiato",
  shareLink: "Condividi",

  waitingHeading: "Attendiamo che concluda la verifica",
  waitingText:
    "Concluda la verifica nella scheda o sul telefono in cui l’ha aperta. Questa pagina proseguirà poi automaticamente.",
  returnedHeading: "Un momento, per favore",
  returnedText: "Attendiamo la conferma che tutto sia arrivato. Se non ha finito, apra di nuovo la verifica.",
  connectedPhone: "Connesso: continui sul telefono",
  connectedDevice: "Connesso: continui sull’altro dispositivo",
  connectedText: "Segua lì i passaggi. Questa pagina proseguirà automaticamente.",
  waitingNext: (organisation) =>
    `Di solito bastano pochi minuti. Poi tutto viene controllato e ${organisation} La informerà. Può chiudere questa pagina: non andrà perso nulla.`,
  stages: { opened: "Aperta", in_progress: "In corso", submitted: "Tutto consegnato" },
  stageDone: "(completato)",
  nothingYet: "Non è ancora arrivato nulla.",
  checking: "Controllo in corso…",
  nothingNew: "Appena controllato: nessuna novità.",
  goOn: "Ora può continuare.",
  reconnecting: "Al momento il servizio non è raggiungibile. Stiamo riprovando.",
  checkNow: "Controlla ora",
  openAgain: "Apri di nuovo o mostra il codice QR",

  startOver: "Ricomincia",
  changeDetails: "Modifica i dati",
  getHelp: "Assistenza",

  completedHeading: "Procedura completata",
  completedText: (organisation) =>
    `Grazie. Tutto è stato consegnato ed è in corso di verifica. ${organisation} Le comunicherà l’esito.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
