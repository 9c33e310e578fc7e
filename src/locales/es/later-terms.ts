import type { LaterTerms } from "../terms.js";

const unreachable =
  "En este momento no podemos acceder al servicio. Compruebe su conexión y vuelva a intentarlo.";
const setup = "Esta página no está bien configurada. Avise, por favor, a sus responsables.";
const newCode = "Solicite un código nuevo.";
const again = "Puede empezar de nuevo.";
const elsewhere = "Ábrala en una pestaña nueva o utilice otro dispositivo.";
const lost = "lo que haya hecho hasta ahora en la verificación no contará.";
const spam = "Mire también en la carpeta de correo no deseado";
const other = "Utilice otro, por favor.";
const persists = "Si el problema continúa, pida ayuda.";
const questions = "¿Sigue necesitando ayuda?";

/** Spanish, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Verificación de identidad con ${provider}`,
  frameOpening: "Abriendo la verificación…",
  frameOpened: "La verificación está abierta.",
  frameLate: `La verificación no se abre aquí. ${elsewhere}`,
  frameSilent: `¿No ve la verificación? ${elsewhere}`,
  openInTab: "Abrir en una pestaña nueva",
  leaveHeading: "¿Salir de la verificación?",
  leaveText: "Sus fotos aún no se han enviado.",
  stay: "Quedarme",
  leave: "Salir",
  frameLeft: "Ha salido de la verificación. No se pierde nada: continúe cuando lo desee.",

  attemptsLeft: (count) =>
    count ? `Le ${count === 1 ? "queda un intento" : `quedan ${count}\u00a0intentos`}.` : newCode,
  endedHeading: "Esta verificación ha terminado",
  ended: {
    expired: "Se ha agotado el tiempo.",
    abandoned: "Se cerró antes del último paso.",
    failed: "Se ha producido un problema durante el proceso.",
  },
  endedKept: "No se pierde nada: sus datos siguen aquí.",
  endedAgain: again,
  startAgain: "Empezar de nuevo",
  checkField: (label) => `Revise este dato: ${label}`,
  tooLong: (label, most) =>
    `Demasiado largo: ${label}, ${most}\u00a0${most === 1 ? "carácter" : "caracteres"} como máximo`,
  invalidName: (label) => `${label}: utilice solo letras, espacios, guiones y apóstrofos`,
  otherFault: "Alguno de sus datos no se puede utilizar. Pida ayuda, por favor.",
  rateLimited: (seconds) =>
    `Demasiados intentos. Vuelva a intentarlo dentro de ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) =>
    `No hemos podido enviar un código a ${recipient}. Vuelva a intentarlo dentro de un momento.`,

  errorHeading: "Se ha producido un error",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Demasiados intentos. Espere un minuto y vuelva a intentarlo.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "No reconocemos este enlace. Solicite uno nuevo o empiece de nuevo.",
    reference_ended: `Esta verificación ha terminado. ${again}`,
    code_incorrect: "No es el código que hemos enviado.",
    code_expired: "Este código ha caducado. Solicite uno nuevo.",
    too_many_attempts: `Demasiados intentos. ${newCode}`,
    token_invalid: "Se ha cerrado su sesión. Vuelva a iniciarla y regrese aquí.",
    frame_blocked: `La verificación no se puede mostrar en esta página. ${elsewhere}`,
    unsupported_browser: "Este navegador es demasiado antiguo. Utilice uno más reciente, por favor.",
  },
  errorOther: `Vuelva a intentarlo. ${persists}`,
  errorFinal: `Empiece de nuevo. ${persists}`,
  supportCode: (code) => `Código para el servicio de asistencia: ${code}`,
  errorDetails: "Detalles para desarrolladores",

  actionHeading: "Todavía falta algo",
  actionText: (reason) =>
    ({
      images_missing: "Falta una foto o un vídeo. Vuelva a hacerlos todos, por favor.",
      document_unreadable:
        "No se ha podido leer la foto de su documento. Vuelva a hacerla con buena luz y sin reflejos, por favor.",
      document_side_missing: "Falta una cara de su documento. Fotografíe las dos caras, por favor.",
      document_damaged: `Parece que su documento está dañado. ${other}`,
      document_not_accepted: `Este tipo de documento no se acepta. ${other}`,
      document_expired: "Su documento ha caducado. Utilice uno que esté vigente, por favor.",
      face_unclear:
        "Su rostro no se veía con claridad. Vuelva a hacer la foto con buena luz y sin otras personas, por favor.",
      other: "No se ha podido comprobar algo. Repita los pasos una vez más, por favor.",
    })[reason],
  actionContinue: "Continuar",
  approvedHeading: "Su identidad está verificada",
  approvedText: (organisation) => `Hemos confirmado su identidad. Puede continuar con ${organisation}.`,
  reviewHeading: "Lo estamos revisando con más detalle",
  reviewText: (organisation) =>
    `Una persona está revisando lo que ha enviado. No tiene que hacer nada más. ${organisation} le comunicará el resultado.`,
  declinedHeading: "No hemos podido verificar su identidad",
  declinedText: (organisation) =>
    `Póngase en contacto con ${organisation}, que le indicará qué puede hacer ahora.`,

  helpReady: "Tenga a mano su documento de identidad y un dispositivo con cámara. La buena luz ayuda.",
  helpDevice: "¿Otro dispositivo? Escanee con él el código QR o abra en él el enlace de esta página.",
  helpLost: "¿Ha perdido la página de la verificación? Puede volver a abrirla desde aquí.",
  helpCode: `¿Aún no tiene el código? Puede tardar unos minutos. ${spam} y compruebe que lo hemos enviado al destinatario correcto.`,
  helpCaution: (organisation) => `No comparta nunca el código. ${organisation} nunca se lo pedirá.`,
  helpAsk: (organisation) => `${questions} Consulte a ${organisation}.`,
  helpContact: (organisation) => `${questions} Contacte con ${organisation}:`,
  helpPage: (organisation) => `Ayuda de ${organisation}`,
  linkMailed: (maskedEmail) => `Hemos enviado el enlace a ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) => `Estamos enviando el enlace a ${maskedEmail}. Puede tardar unos minutos.`,
  waitingLong: "Tómese su tiempo. Si no encuentra la verificación, vuelva a abrirla.",
  waitingVeryLong: (organisation) =>
    `Está tardando más de lo habitual. Si ha terminado, puede cerrar esta página: ${organisation} se pondrá en contacto con usted. Si no, vuelva a abrir la verificación.`,
  startOverText: `Empezará de nuevo con sus datos ya rellenados, pero ${lost}`,
  startOverConfirm: "Sí, empezar de nuevo",
  changeDetailsText: `Si cambia algo, empezará de nuevo: ${lost}`,
  changeDetailsConfirm: "Sí, cambiar mis datos",
  cancel: "Cancelar",

  errorSummary: (count) => (count === 1 ? "Revise un dato" : `Revise ${count}\u00a0datos`),
  missing: (label) => `Rellene el campo «${label}»`,
  invalidEmail: "Introduzca un correo electrónico como nombre@example.com",
  invalidDate: "Introduzca una fecha de nacimiento válida",
  invalidPhone:
    "Introduzca un número de teléfono con el prefijo del país, por ejemplo +34\u00a0612\u00a034\u00a056\u00a078",
  impossiblePhone: "Revise su número de teléfono: le faltan o le sobran cifras",
  didYouMean: (text) => `¿Quería decir ${text}?`,
  nameCharacter: (label, character) =>
    `Use solo letras en el campo «${label}»: «${character}» no está permitido`,
  dateIncomplete: (labels) => `La fecha no está completa. Añada: ${labels.toLowerCase()}`,
  monthRange: "Introduzca el mes con un número del 1 al 12 o con su nombre",
  yearDigits: "Introduzca el año con sus cuatro cifras",
  daysOfMonth: (month, days) => `El mes de ${month} tiene ${days}\u00a0días`,
  todayDate: "Es la fecha de hoy. Introduzca su fecha de nacimiento",
  futureDate: "Esta fecha está en el futuro",
  tooOld: (year) => `Introduzca un año a partir de ${year}`,
  tooYoung: (age) => `Debe tener al menos ${age}\u00a0año${age === 1 ? "" : "s"}`,
};
