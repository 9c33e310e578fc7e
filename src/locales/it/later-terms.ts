import type { LaterTerms } from "../terms.js";

const unreachable = "Al momento il servizio non è raggiungibile. Controlli la connessione e riprovi.";
const setup = "Questa pagina non è configurata correttamente. La preghiamo di avvisare chi la gestisce.";
const newCode = "Richieda un nuovo codice.";
const again = "Può ricominciare.";
const elsewhere = "La apra in una nuova scheda oppure usi un altro dispositivo.";
const lost = "ciò che ha fatto finora nella verifica non sarà considerato.";
const spam = "Controlli anche la cartella della posta indesiderata";
const other = "Ne utilizzi un altro.";
const persists = "Se il problema continua, chieda assistenza.";
const questions = "Ha ancora bisogno di assistenza?";

/** Italian, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Verifica dell’identità con ${provider}`,
  frameOpening: "Apertura della verifica…",
  frameOpened: "La verifica è aperta.",
  frameLate: `La verifica non si apre qui. ${elsewhere}`,
  frameSilent: `Non vede la verifica? ${elsewhere}`,
  openInTab: "Apri invece in una nuova scheda",
  leaveHeading: "Uscire dalla verifica?",
  leaveText: "Le Sue foto non sono ancora state inviate.",
  stay: "Resta",
  leave: "Esci",
  frameLeft: "Ha lasciato la verifica. Non va perso nulla: continui quando vuole.",

  attemptsLeft: (count) =>
    count ? `Le ${count === 1 ? "resta un tentativo" : `restano ${count}\u00a0tentativi`}.` : newCode,
  endedHeading: "Questa verifica è terminata",
  ended: {
    expired: "Il tempo è scaduto.",
    abandoned: "È stata chiusa prima dell’ultimo passaggio.",
    failed: "Si è verificato un problema durante la procedura.",
  },
  endedKept: "Non va perso nulla: i Suoi dati sono ancora qui.",
  endedAgain: again,
  startAgain: "Ricomincia",
  checkField: (label) => `Controlli questo dato: ${label}`,
  tooLong: (label, most) =>
    `Troppo lungo: ${label}, al massimo ${most}\u00a0caratter${most === 1 ? "e" : "i"}`,
  invalidName: (label) => `${label}: usi solo lettere, spazi, trattini e apostrofi`,
  otherFault: "Uno dei Suoi dati non può essere utilizzato. Chieda assistenza.",
  rateLimited: (seconds) =>
    `Troppi tentativi. Riprovi tra ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) =>
    `Non è stato possibile inviare un codice a ${recipient}. Riprovi tra un momento.`,

  errorHeading: "Si è verificato un errore",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Troppi tentativi. Attenda un minuto e riprovi.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Non riconosciamo questo link. Ne richieda uno nuovo oppure ricominci.",
    reference_ended: `Questa verifica è terminata. ${again}`,
    code_incorrect: "Non è il codice che abbiamo inviato.",
    code_expired: "Questo codice è scaduto. Ne richieda uno nuovo.",
    too_many_attempts: `Troppi tentativi. ${newCode}`,
    token_invalid: "L’accesso è scaduto. Acceda di nuovo, poi torni qui.",
    frame_blocked: `Non è possibile mostrare la verifica in questa pagina. ${elsewhere}`,
    unsupported_browser: "Questo browser è troppo vecchio. Ne utilizzi uno più recente.",
  },
  errorOther: `Riprovi. ${persists}`,
  errorFinal: `Ricominci. ${persists}`,
  supportCode: (code) => `Codice per l’assistenza: ${code}`,
  errorDetails: "Dettagli per gli sviluppatori",

  actionHeading: "Manca ancora qualcosa",
  actionText: (reason) =>
    ({
      images_missing: "Manca una foto o un video. La preghiamo di rifarli tutti.",
      document_unreadable:
        "La foto del Suo documento non era leggibile. La rifaccia con una buona luce e senza riflessi.",
      document_side_missing: "Manca un lato del Suo documento. Fotografi entrambi i lati.",
      document_damaged: `Il Suo documento sembra danneggiato. ${other}`,
      document_not_accepted: `Questo tipo di documento non è accettato. ${other}`,
      document_expired: "Il Suo documento è scaduto. Ne utilizzi uno ancora valido.",
      face_unclear:
        "Il Suo volto non si vedeva bene. Rifaccia la foto con una buona luce e senza altre persone.",
      other: "Non è stato possibile verificare un elemento. La preghiamo di ripetere i passaggi.",
    })[reason],
  actionContinue: "Continua",
  approvedHeading: "La Sua identità è verificata",
  approvedText: (organisation) => `La Sua identità è confermata. Può continuare con ${organisation}.`,
  reviewHeading: "È in corso un controllo più approfondito",
  reviewText: (organisation) =>
    `Una persona sta esaminando ciò che ha inviato. Non deve fare altro. ${organisation} Le comunicherà l’esito.`,
  declinedHeading: "Non è stato possibile verificare la Sua identità",
  declinedText: (organisation) => `Contatti ${organisation} per sapere come procedere.`,

  helpReady:
    "Tenga a portata di mano il Suo documento d’identità e un dispositivo con fotocamera. Una buona luce aiuta.",
  helpDevice: "Un altro dispositivo? Inquadri con esso il codice QR oppure vi apra il link di questa pagina.",
  helpLost: "Ha perso la pagina della verifica? Può riaprirla da qui.",
  helpCode: `Ancora nessun codice? Possono volerci alcuni minuti. ${spam} e verifichi che lo abbiamo inviato al recapito giusto.`,
  helpCaution: (organisation) =>
    `Non comunichi mai il codice a nessuno. ${organisation} non glielo chiederà mai.`,
  helpAsk: (organisation) => `${questions} Si rivolga a ${organisation}.`,
  helpContact: (organisation) => `${questions} Contatti ${organisation}:`,
  helpPage: (organisation) => `Assistenza di ${organisation}`,
  linkMailed: (maskedEmail) => `Abbiamo inviato il link a ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) => `Stiamo inviando il link a ${maskedEmail}. Possono volerci alcuni minuti.`,
  waitingLong: "Non c’è fretta. Se non trova più la verifica, la apra di nuovo.",
  waitingVeryLong: (organisation) =>
    `Ci vuole più tempo del solito. Se ha finito, può chiudere questa pagina: ${organisation} La informerà. Altrimenti apra di nuovo la verifica.`,
  startOverText: `Ricomincerà con i Suoi dati già compilati, ma ${lost}`,
  startOverConfirm: "Sì, ricomincia",
  changeDetailsText: `Se modifica qualcosa, ricomincerà: ${lost}`,
  changeDetailsConfirm: "Sì, modifica i dati",
  cancel: "Annulla",

  errorSummary: (count) => (count === 1 ? "Controlli un dato" : `Controlli ${count}\u00a0dati`),
  missing: (label) => `Compili il campo «${label}»`,
  invalidEmail: "Inserisca un indirizzo e-mail come nome@example.com",
  invalidDate: "Inserisca una data di nascita valida",
  invalidPhone:
    "Inserisca un numero di telefono con il prefisso internazionale, ad esempio +39\u00a0312\u00a0345\u00a06789",
  impossiblePhone: "Controlli il numero di telefono: ha troppe o troppo poche cifre",
  didYouMean: (text) => `Intendeva ${text}?`,
  nameCharacter: (label, character) => `Usi solo lettere nel campo «${label}»: «${character}» non è ammesso`,
  dateIncomplete: (labels) => `La data non è completa. Aggiunga: ${labels.toLowerCase()}`,
  monthRange: "Inserisca il mese come numero da 1 a 12 oppure con il suo nome",
  yearDigits: "Inserisca l’anno con tutte e quattro le cifre",
  daysOfMonth: (month, days) => `Il mese di ${month} ha ${days}\u00a0giorni`,
  todayDate: "Questa è la data di oggi. Inserisca la Sua data di nascita",
  futureDate: "Questa data è nel futuro",
  tooOld: (year) => `Inserisca un anno a partire dal ${year}`,
  tooYoung: (age) => `Deve avere almeno ${age}\u00a0ann${age === 1 ? "o" : "i"}`,
};
