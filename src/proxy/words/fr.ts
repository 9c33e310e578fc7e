import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("fr", { one: "#\u00a0minute", other: "#\u00a0minutes" });

/** French. A no-break space stands before `:`, a narrow one before `?`. */
export const words: Words = {
  help: (organisation) => `Besoin d’aide\u202f? Contactez ${organisation}\u00a0:`,
  beforeLink: (label) => `${label}\u00a0:`,
  linkEnd: (date) => `Le lien est valable jusqu’au ${date}.`,
  linkCaution: (organisation) =>
    `Ce lien vous est personnel\u00a0: ne le transmettez à personne. Si vous n’attendez aucun message envoyé par ${organisation}, ignorez cet e-mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} est votre code pour ${organisation}`,
    before: (organisation) => `Votre code pour ${organisation}\u00a0:`,
    validity: (count) => `Il est valable ${minutes(count)}. Saisissez-le sur la page où vous avez commencé.`,
    caution:
      "Si vous ne l’avez pas demandé, vous pouvez ignorer cet e-mail. Ne communiquez jamais ce code à qui que ce soit.",
  },
  linkMail: {
    subject: (organisation) => `Reprendre votre vérification pour ${organisation}`,
    text: (organisation) =>
      `Vous pouvez reprendre ici votre vérification pour ${organisation} quand vous le souhaitez, y compris sur un autre appareil.`,
    goOn: "Reprendre",
    caution:
      "Ce lien vous est personnel\u00a0: ne le transmettez à personne. Si vous ne l’avez pas demandé, ignorez cet e-mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} vous demande de vérifier votre identité`,
    request: (organisation) =>
      `${organisation} vous demande de vérifier votre identité. Munissez-vous de votre pièce d’identité. Cela prend quelques minutes.`,
    begin: "Commencer la vérification",
    scan: "Ou scannez ce code avec l’appareil photo de votre téléphone\u00a0:",
    qrCode: "Code QR du lien",
  },
  completedMail: {
    subject: (organisation) => `Votre vérification pour ${organisation}\u00a0: tout est bien arrivé`,
    text: (organisation) =>
      `Merci. Tous les éléments que vous avez transmis pour ${organisation} sont bien arrivés et sont en cours d’examen.`,
    next: (organisation) => `Vous n’avez plus rien à faire. ${organisation} vous communiquera le résultat.`,
    caution: (organisation) =>
      `Si vous n’attendez aucun message envoyé par ${organisation}, ignorez cet e-mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} a encore besoin d’un élément de votre part`,
    request: (organisation) => `Votre vérification pour ${organisation} n’est pas encore terminée.`,
    reasons: {
      images_missing: "Une photo ou une vidéo manque. Veuillez toutes les reprendre.",
      document_unreadable:
        "La photo de votre pièce d’identité est illisible. Veuillez la reprendre, avec un bon éclairage et sans reflet.",
      document_side_missing:
        "Une face de votre pièce d’identité manque. Veuillez photographier les deux faces.",
      document_damaged: "Votre pièce d’identité semble endommagée. Veuillez en utiliser une autre.",
      document_not_accepted: "Ce type de pièce d’identité n’est pas accepté. Veuillez en utiliser une autre.",
      document_expired: "Votre pièce d’identité a expiré. Veuillez en utiliser une en cours de validité.",
      face_unclear:
        "Votre visage n’était pas assez visible. Veuillez reprendre la photo, avec un bon éclairage et sans personne à côté de vous.",
      other: "Un élément n’a pas pu être vérifié. Veuillez recommencer les étapes.",
    },
    goOn: "Continuer",
  },
  codeSms: {
    withName: (code, organisation) =>
      `${code} est votre code pour ${organisation}. Ne le communiquez à personne.`,
    withoutName: (code) => `${code} est votre code. Ne le communiquez à personne.`,
  },
  hostedPage: {
    title: "Vérifiez votre identité",
    noScript:
      "Cette page nécessite JavaScript. Activez-le dans les réglages de votre navigateur, puis rechargez la page.",
    notFound: "Ce lien n’est pas valide",
    advice:
      "Vérifiez que vous avez ouvert le lien en entier, ou demandez-en un nouveau à la personne qui vous l’a envoyé.",
  },
};
