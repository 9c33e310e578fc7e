import type { MainTerms } from "../terms.js";

const wait = "Un instant…";
const ready = "Munissez-vous de votre pièce d’identité.";

/** French, for a verification without mistakes. A no-break space stands before `:` and within guillemets, a narrow one before `?`. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Fermer",
  languageLabel: "Langue",
  unreachable: "Le service est momentanément indisponible. Vérifiez votre connexion, puis réessayez.",
  offline: "Vous êtes hors ligne. Vous pourrez continuer dès le retour de la connexion.",
  tryAgain: "Réessayer",
  progress: (step, count) => `Étape ${step} sur ${count}`,
  stepNames: { details: "Données", code: "Code", launch: "Vérification", completed: "Terminé" },

  detailsHeading: "Vos données",
  detailsText: (organisation) =>
    `${organisation} doit connaître votre identité. Cela prend quelques minutes.`,
  labels: {
    email: "Adresse e-mail",
    firstName: "Prénom",
    middleName: "Autres prénoms",
    familyName: "Nom de famille",
    fullName: "Nom complet",
    dateOfBirth: "Date de naissance",
    day: "Jour",
    month: "Mois",
    year: "Année",
    preferredContactNumber: "Numéro de téléphone",
    address: "Adresse postale",
  },
  optional: "(facultatif)",
  oneName: "(laissez ce champ vide si vous n’avez qu’un seul nom)",
  dateExample: (date) => `Par exemple, ${date}`,
  privacy: (organisation) => `Comment ${organisation} utilise vos données`,
  continue: "Continuer",
  sending: wait,

  codeHeading: "Consultez votre messagerie",
  codeHeadingSms: "Consultez vos SMS",
  codeOffer: (recipient) =>
    `Pour nous assurer qu’il s’agit bien de vous, nous allons envoyer un code à six chiffres à ${recipient}.`,
  sendCode: "Envoyer le code",
  codeText: (recipient) => `Nous avons envoyé un code à six chiffres à ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Nous avons envoyé un code à six chiffres à ${recipient} ${new Intl.RelativeTimeFormat("fr").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) =>
    `L’envoi d’un code à six chiffres à ${recipient} est en cours. Cela peut prendre quelques minutes.`,
  codeRefused: (recipient) =>
    `Nous n’avons pas pu envoyer de code à ${recipient}. Vérifiez cette information, puis réessayez.`,
  codeBySms: "Recevoir plutôt le code par SMS",
  codeByMail: "Recevoir plutôt le code par e-mail",
  spamHint: "Vous n’avez rien reçu\u202f? Regardez aussi dans vos courriers indésirables.",
  codeLabel: "Code à six chiffres",
  codeHint: "Saisissez-le ou collez-le\u00a0: nous le vérifions dès qu’il est complet.",
  codeValid: (minutes) =>
    `Il est valable ${new Intl.NumberFormat("fr", { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes).replaceAll(" ", "\u00a0")}.`,
  codeExpired: "Ce code a expiré. Demandez-en un nouveau.",
  invalidCode: "Saisissez les six chiffres du code",
  resend: "Envoyer un nouveau code",
  resendIn: (seconds) => `Vous pourrez demander un nouveau code dans ${seconds}\u00a0s.`,
  resent: "Un nouveau code vient d’être envoyé.",
  otherEmail: "Utiliser une autre adresse e-mail",
  otherDetails: "Utiliser d’autres données",

  launchHeading: "Vérifiez votre identité",
  launchText: `${ready} Cette page reste ouverte et détecte quand vous avez terminé.`,
  frameText: `${ready} La vérification s’ouvre ici et demande l’accès à votre caméra.`,
  redirectText: `${ready} Vous quitterez cette page et y reviendrez une fois la vérification terminée.`,
  open: "Commencer la vérification",
  checkedBy: (provider, organisation) => `${provider} effectue cette vérification pour ${organisation}.`,
  sentTo: (provider, organisation) => `Envoi chiffré à ${provider} pour ${organisation}`,
  privacyShort: "Confidentialité",
  opensTab: "(s’ouvre dans un nouvel onglet)",
  scanHeading: "Continuer sur votre téléphone",
  scanSteps: [
    "Ouvrez l’appareil photo de votre téléphone.",
    "Pointez-le vers ce code et touchez le lien.",
    "Suivez les étapes sur votre téléphone.",
  ],
  scanOther: "Scannez ce code avec l’appareil photo de l’autre appareil.",
  continueHere: "Continuer sur cet ordinateur",
  qrLabel: "Code QR qui ouvre la vérification sur votre téléphone",
  otherDevice: "Utiliser un autre appareil",

  laterText: "Continuer plus tard ou sur un autre appareil\u00a0:",
  mailLink: "Recevoir le lien par e-mail",
  linkFailed: "Cela n’a pas fonctionné. Veuillez réessayer dans quelques minutes.",
  copyLink: "Copier le lien",
  linkCopied: "Copié",
  shareLink: "Partager",

  waitingHeading: "Nous vous attendons",
  waitingText:
    "Terminez la vérification dans l’onglet ou sur le téléphone où vous l’avez ouverte. Cette page passera ensuite automatiquement à la suite.",
  returnedHeading: "Un instant, s’il vous plaît",
  returnedText:
    "Nous attendons la confirmation que tout est bien arrivé. Si vous n’avez pas terminé, rouvrez la vérification.",
  connectedPhone: "Connexion établie\u00a0: continuez sur votre téléphone",
  connectedDevice: "Connexion établie\u00a0: continuez sur l’autre appareil",
  connectedText: "Suivez les étapes sur cet appareil. Cette page passera automatiquement à la suite.",
  waitingNext: (organisation) =>
    `Cela prend en général quelques minutes. Tout est ensuite vérifié, et ${organisation} vous informera. Vous pouvez fermer cette page\u00a0: rien n’est perdu.`,
  stages: { opened: "Ouverte", in_progress: "En cours", submitted: "Tout est transmis" },
  stageDone: "(terminé)",
  nothingYet: "Rien n’est encore arrivé.",
  checking: "Actualisation…",
  nothingNew: "Actualisé à l’instant\u00a0: rien de nouveau.",
  goOn: "Vous pouvez maintenant continuer.",
  reconnecting: "Le service est momentanément indisponible. Nous réessayons.",
  checkNow: "Actualiser",
  openAgain: "Rouvrir ou afficher le code QR",

  startOver: "Recommencer",
  changeDetails: "Modifier mes données",
  getHelp: "Aide",

  completedHeading: "C’est terminé",
  completedText: (organisation) =>
    `Merci. Tout a été transmis et est en cours d’examen. ${organisation} vous communiquera le résultat.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
