import type { LaterTerms } from "../terms.js";

const unreachable = "Le service est momentanément indisponible. Vérifiez votre connexion, puis réessayez.";
const setup = "Cette page n’est pas configurée correctement. Veuillez en informer son exploitant.";
const newCode = "Demandez un nouveau code.";
const again = "Vous pouvez recommencer.";
const elsewhere = "Ouvrez-la dans un nouvel onglet ou utilisez un autre appareil.";
const lost = "ce que vous avez déjà fait dans la vérification ne comptera plus.";
const spam = "Regardez aussi dans vos courriers indésirables";
const other = "Veuillez en utiliser une autre.";
const persists = "Si le problème persiste, demandez de l’aide.";

/** French, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Vérification d’identité par ${provider}`,
  frameOpening: "Ouverture de la vérification…",
  frameOpened: "La vérification est ouverte.",
  frameLate: `La vérification ne s’ouvre pas ici. ${elsewhere}`,
  frameSilent: `Vous ne voyez pas la vérification\u202f? ${elsewhere}`,
  openInTab: "Ouvrir plutôt dans un nouvel onglet",
  leaveHeading: "Quitter la vérification\u202f?",
  leaveText: "Vos photos ne sont pas encore envoyées.",
  stay: "Rester",
  leave: "Quitter",
  frameLeft: "Vous avez quitté la vérification. Rien n’est perdu\u00a0: continuez quand vous le souhaitez.",

  attemptsLeft: (count) =>
    count ? `Il vous reste ${count === 1 ? "un essai" : `${count}\u00a0essais`}.` : newCode,
  endedHeading: "Cette vérification est terminée",
  ended: {
    expired: "Le délai est écoulé.",
    abandoned: "Elle a été fermée avant la dernière étape.",
    failed: "Un problème est survenu en cours de route.",
  },
  endedKept: "Rien n’est perdu\u00a0: vos données sont toujours là.",
  endedAgain: again,
  startAgain: "Recommencer",
  checkField: (label) => `Veuillez vérifier\u00a0: ${label}`,
  tooLong: (label, most) =>
    `Trop long\u00a0: ${label}, ${most}\u00a0caractère${most < 2 ? "" : "s"} au maximum`,
  invalidName: (label) => `${label}\u00a0: uniquement des lettres, espaces, traits d’union et apostrophes`,
  otherFault: "Une de vos données ne peut pas être utilisée. Veuillez demander de l’aide.",
  rateLimited: (seconds) =>
    `Trop de tentatives. Réessayez dans ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) => `Nous n’avons pas pu envoyer de code à ${recipient}. Réessayez dans un instant.`,

  errorHeading: "Un problème est survenu",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Trop de tentatives. Patientez une minute, puis réessayez.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Nous ne connaissons pas ce lien. Demandez-en un nouveau ou recommencez.",
    reference_ended: `Cette vérification est terminée. ${again}`,
    code_incorrect: "Ce n’est pas le code que nous avons envoyé.",
    code_expired: "Ce code a expiré. Demandez-en un nouveau.",
    too_many_attempts: `Trop de tentatives. ${newCode}`,
    token_invalid: "Votre connexion a expiré. Reconnectez-vous, puis revenez ici.",
    frame_blocked: `La vérification ne peut pas s’afficher sur cette page. ${elsewhere}`,
    unsupported_browser: "Ce navigateur est trop ancien. Veuillez en utiliser un plus récent.",
  },
  errorOther: `Veuillez réessayer. ${persists}`,
  errorFinal: `Veuillez recommencer. ${persists}`,
  supportCode: (code) => `Code pour l’assistance\u00a0: ${code}`,
  errorDetails: "Détails pour les développeurs",

  actionHeading: "Il manque encore un élément",
  actionText: (reason) =>
    ({
      images_missing: "Une photo ou une vidéo manque. Veuillez toutes les reprendre.",
      document_unreadable:
        "La photo de votre pièce d’identité est illisible. Veuillez la reprendre, avec un bon éclairage et sans reflet.",
      document_side_missing:
        "Une face de votre pièce d’identité manque. Veuillez photographier les deux faces.",
      document_damaged: `Votre pièce d’identité semble endommagée. ${other}`,
      document_not_accepted: `Ce type de pièce d’identité n’est pas accepté. ${other}`,
      document_expired: "Votre pièce d’identité a expiré. Veuillez en utiliser une en cours de validité.",
      face_unclear:
        "Votre visage n’était pas assez visible. Veuillez reprendre la photo, avec un bon éclairage et sans personne à côté de vous.",
      other: "Un élément n’a pas pu être vérifié. Veuillez recommencer les étapes.",
    })[reason],
  actionContinue: "Continuer",
  approvedHeading: "Votre identité est vérifiée",
  approvedText: (organisation) => `Votre identité est confirmée. Vous pouvez continuer avec ${organisation}.`,
  reviewHeading: "Un examen complémentaire est en cours",
  reviewText: (organisation) =>
    `Les éléments transmis sont examinés par une personne. Vous n’avez plus rien à faire. ${organisation} vous communiquera le résultat.`,
  declinedHeading: "Nous n’avons pas pu vérifier votre identité",
  declinedText: (organisation) =>
    `Veuillez contacter ${organisation}, qui vous indiquera ce que vous pouvez faire.`,

  helpReady:
    "Munissez-vous de votre pièce d’identité et d’un appareil doté d’une caméra. Un bon éclairage est recommandé.",
  helpDevice: "Un autre appareil\u202f? Scannez le code QR avec celui-ci ou ouvrez-y le lien de cette page.",
  helpLost: "La page de la vérification est fermée\u202f? Vous pouvez la rouvrir d’ici.",
  helpCode: `Pas encore de code\u202f? Cela peut prendre quelques minutes. ${spam} et vérifiez que nous l’avons envoyé à la bonne adresse ou au bon numéro.`,
  helpCaution: (organisation) =>
    `Ne communiquez jamais ce code. ${organisation} ne vous le demandera jamais.`,
  helpAsk: (organisation) => `Toujours besoin d’aide\u202f? Adressez-vous à ${organisation}.`,
  helpContact: (organisation) => `Toujours besoin d’aide\u202f? Contactez ${organisation}\u00a0:`,
  helpPage: (organisation) => `Aide\u00a0: ${organisation}`,
  linkMailed: (maskedEmail) => `Nous avons envoyé le lien à ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) =>
    `L’envoi du lien à ${maskedEmail} est en cours. Cela peut prendre quelques minutes.`,
  waitingLong: "Prenez votre temps. Si vous ne retrouvez plus la vérification, rouvrez-la.",
  waitingVeryLong: (organisation) =>
    `Cela prend plus de temps que d’habitude. Si vous avez terminé, vous pouvez fermer cette page\u00a0: ${organisation} vous informera. Sinon, rouvrez la vérification.`,
  startOverText: `Vous recommencerez avec vos données déjà remplies, mais ${lost}`,
  startOverConfirm: "Oui, recommencer",
  changeDetailsText: `Si vous modifiez vos données, vous recommencerez\u00a0: ${lost}`,
  changeDetailsConfirm: "Oui, modifier mes données",
  cancel: "Annuler",

  errorSummary: (count) =>
    count === 1 ? "Veuillez vérifier un point" : `Veuillez vérifier ${count}\u00a0points`,
  missing: (label) => `Remplissez le champ «\u00a0${label}\u00a0»`,
  invalidEmail: "Saisissez une adresse e-mail comme nom@example.com",
  invalidDate: "Saisissez une date de naissance valide",
  invalidPhone:
    "Saisissez un numéro de téléphone avec l’indicatif du pays, par exemple +33\u00a06\u00a039\u00a098\u00a012\u00a034",
  impossiblePhone: "Vérifiez votre numéro de téléphone\u00a0: il a trop ou trop peu de chiffres",
  didYouMean: (text) => `Vouliez-vous dire ${text}\u202f?`,
  nameCharacter: (label, character) =>
    `N’utilisez que des lettres dans le champ «\u00a0${label}\u00a0»\u00a0: «\u00a0${character}\u00a0» n’est pas autorisé`,
  dateIncomplete: (labels) => `La date est incomplète. Veuillez ajouter\u00a0: ${labels.toLowerCase()}`,
  monthRange: "Saisissez le mois par un nombre de 1 à 12 ou par son nom",
  yearDigits: "Saisissez l’année avec ses quatre chiffres",
  daysOfMonth: (month, days) => `En ${month}, il y a ${days}\u00a0jours`,
  todayDate: "C’est la date d’aujourd’hui. Saisissez votre date de naissance",
  futureDate: "Cette date est dans le futur",
  tooOld: (year) => `Saisissez une année à partir de ${year}`,
  tooYoung: (age) => `Vous devez avoir au moins ${age}\u00a0an${age < 2 ? "" : "s"}`,
};
