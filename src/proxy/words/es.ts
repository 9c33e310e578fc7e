import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("es", { one: "#\u00a0minuto", other: "#\u00a0minutos" });

/** Spanish. */
export const words: Words = {
  help: (organisation) => `¿Necesita ayuda? Contacte con ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `El enlace es válido hasta el ${date}.`,
  linkCaution: (organisation) =>
    `Este enlace es personal: no lo comparta con nadie. Si no espera nada de ${organisation}, ignore este correo.`,
  codeMail: {
    subject: (code, organisation) => `${code} es su código para ${organisation}`,
    before: (organisation) => `Su código para ${organisation} es:`,
    validity: (count) => `Es válido durante ${minutes(count)}. Introdúzcalo en la página donde empezó.`,
    caution: "Si no lo ha solicitado, puede ignorar este correo. No comparta el código con nadie.",
  },
  linkMail: {
    subject: (organisation) => `Continúe su verificación para ${organisation}`,
    text: (organisation) =>
      `Aquí puede continuar su verificación para ${organisation} cuando lo desee, también en otro dispositivo.`,
    goOn: "Continuar",
    caution: "Este enlace es personal: no lo comparta con nadie. Si no lo ha solicitado, ignore este correo.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} le pide que verifique su identidad`,
    request: (organisation) =>
      `${organisation} le pide que verifique su identidad. Tenga a mano su documento de identidad. Solo le llevará unos minutos.`,
    begin: "Iniciar la verificación",
    scan: "O escanee este código con la cámara de su teléfono:",
    qrCode: "Código QR del enlace",
  },
  completedMail: {
    subject: (organisation) => `Su verificación para ${organisation}: lo hemos recibido todo`,
    text: (organisation) =>
      `Gracias. Hemos recibido todo lo que ha enviado para ${organisation} y se está revisando.`,
    next: (organisation) => `No tiene que hacer nada más. ${organisation} le comunicará el resultado.`,
    caution: (organisation) => `Si no espera nada de ${organisation}, ignore este correo.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} necesita algo más de usted`,
    request: (organisation) => `Su verificación para ${organisation} aún no ha terminado.`,
    reasons: {
      images_missing: "Falta una foto o un vídeo. Vuelva a hacerlos todos, por favor.",
      document_unreadable:
        "No se ha podido leer la foto de su documento. Vuelva a hacerla con buena luz y sin reflejos, por favor.",
      document_side_missing: "Falta una cara de su documento. Fotografíe las dos caras, por favor.",
      document_damaged: "Parece que su documento está dañado. Utilice otro, por favor.",
      document_not_accepted: "Este tipo de documento no se acepta. Utilice otro, por favor.",
      document_expired: "Su documento ha caducado. Utilice uno que esté vigente, por favor.",
      face_unclear:
        "Su rostro no se veía con claridad. Vuelva a hacer la foto con buena luz y sin otras personas, por favor.",
      other: "No se ha podido comprobar algo. Repita los pasos una vez más, por favor.",
    },
    goOn: "Continuar",
  },
  codeSms: {
    withName: (code, organisation) => `${code} es su clave para ${organisation}. No la comparta con nadie.`,
    withoutName: (code) => `${code} es su clave. No la comparta con nadie.`,
  },
  hostedPage: {
    title: "Verifique su identidad",
    noScript:
      "Esta página necesita JavaScript. Actívelo en los ajustes de su navegador y vuelva a cargar la página.",
    notFound: "Este enlace no es válido",
    advice: "Compruebe que ha abierto el enlace completo o pida uno nuevo a quien se lo envió.",
  },
};
