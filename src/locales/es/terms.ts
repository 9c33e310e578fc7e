import type { MainTerms } from "../terms.js";

const wait = "Un momento…";
const ready = "Tenga a mano su documento de identidad.";

/** Spanish, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Cerrar",
  languageLabel: "Idioma",
  unreachable: "En este momento no podemos acceder al servicio. Compruebe su conexión y vuelva a intentarlo.",
  offline: "No tiene conexión. Podrá continuar en cuanto se restablezca.",
  tryAgain: "Volver a intentarlo",
  progress: (step, count) => `Paso ${step} de ${count}`,
  stepNames: { details: "Datos", code: "Código", launch: "Verificación", completed: "Listo" },

  detailsHeading: "Sus datos",
  detailsText: (organisation) =>
    `${organisation} necesita saber quién es usted. Solo le llevará unos minutos.`,
  labels: {
    email: "Correo electrónico",
    firstName: "Nombre",
    middleName: "Segundo nombre",
    familyName: "Apellidos",
    fullName: "Nombre completo",
    dateOfBirth: "Fecha de nacimiento",
    day: "Día",
    month: "Mes",
    year: "Año",
    preferredContactNumber: "Número de teléfono",
    address: "Dirección",
  },
  optional: "(opcional)",
  oneName: "(déjelo vacío si solo tiene un nombre)",
  dateExample: (date) => `Por ejemplo: ${date}`,
  privacy: (organisation) => `Cómo utiliza ${organisation} sus datos`,
  continue: "Continuar",
  sending: wait,

  codeHeading: "Revise su correo",
  codeHeadingSms: "Revise sus SMS",
  codeOffer: (recipient) =>
    `Para asegurarnos de que es usted, enviaremos un código de seis cifras a ${recipient}.`,
  sendCode: "Enviar el código",
  codeText: (recipient) => `Hemos enviado un código de seis cifras a ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Hemos enviado un código de seis cifras a ${recipient} ${new Intl.RelativeTimeFormat("es").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) =>
    `Estamos enviando un código de seis cifras a ${recipient}. Puede tardar unos minutos.`,
  codeRefused: (recipient) =>
    `No hemos podido enviar un código a ${recipient}. Compruebe el dato y vuelva a intentarlo.`,
  codeBySms: "Enviarlo por SMS",
  codeByMail: "Enviarlo por correo",
  spamHint: "¿No le ha llegado? Mire también en la carpeta de correo no deseado.",
  codeLabel: "Código de seis cifras",
  codeHint: "Escríbalo o péguelo: lo comprobamos en cuanto esté completo.",
  codeValid: (minutes) => `Es válido durante ${minutes}\u00a0${minutes === 1 ? "minuto" : "minutos"}.`,
  codeExpired: "Este código ha caducado. Solicite uno nuevo.",
  invalidCode: "Introduzca las seis cifras del código",
  resend: "Enviar un código nuevo",
  resendIn: (seconds) => `Podrá solicitar un código nuevo dentro de ${seconds}\u00a0s.`,
  resent: "Le hemos enviado un código nuevo.",
  otherEmail: "Usar otro correo electrónico",
  otherDetails: "Usar otros datos",

  launchHeading: "Verifique su identidad",
  launchText: `${ready} Esta página sigue abierta y detecta cuándo ha terminado.`,
  frameText: `${ready} La verificación se abre aquí y le pedirá acceso a la cámara.`,
  redirectText: `${ready} Saldrá de esta página y volverá a ella cuando termine.`,
  open: "Iniciar la verificación",
  checkedBy: (provider, organisation) => `${provider} realiza esta verificación para ${organisation}.`,
  sentTo: (provider, organisation) => `Envío cifrado a ${provider} para ${organisation}`,
  privacyShort: "Privacidad",
  opensTab: "(se abre en una pestaña nueva)",
  scanHeading: "Continuar en el teléfono",
  scanSteps: [
    "Abra la cámara de su teléfono.",
    "Apunte a este código y toque el enlace.",
    "Siga los pasos en su teléfono.",
  ],
  scanOther: "Escanee este código con la cámara del otro dispositivo.",
  continueHere: "Continuar en este equipo",
  qrLabel: "Código QR que abre la verificación en su teléfono",
  otherDevice: "Usar otro dispositivo",

  laterText: "Continuar más tarde o en otro dispositivo:",
  mailLink: "Enviarme el enlace por correo",
  linkFailed: "No ha funcionado. Vuelva a intentarlo dentro de unos minutos.",
  copyLink: "Copiar el enlace",
  linkCopied: "Copiado",
  shareLink: "Compartir",

  waitingHeading: "Esperamos a que termine",
  waitingText:
    "Termine en la pestaña o en el teléfono donde abrió la verificación. Después, esta página avanza por sí sola.",
  returnedHeading: "Un momento, por favor",
  returnedText:
    "Esperamos la confirmación de que ha llegado todo. Si no ha terminado, vuelva a abrir la verificación.",
  connectedPhone: "Conectado: continúe en su teléfono",
  connectedDevice: "Conectado: continúe en el otro dispositivo",
  connectedText: "Siga allí los pasos. Esta página avanza por sí sola.",
  waitingNext: (organisation) =>
    `Normalmente tarda unos minutos. Después se revisa todo: ${organisation} se pondrá en contacto con usted. Puede cerrar esta página: no se pierde nada.`,
  stages: { opened: "Abierta", in_progress: "En curso", submitted: "Todo entregado" },
  stageDone: "(hecho)",
  nothingYet: "Aún no ha llegado nada.",
  checking: "Comprobando…",
  nothingNew: "Comprobado ahora mismo: sin novedades.",
  goOn: "Ya puede continuar.",
  reconnecting: "En este momento no podemos acceder al servicio. Seguimos intentándolo.",
  checkNow: "Comprobar ahora",
  openAgain: "Abrir de nuevo o mostrar el código QR",

  startOver: "Empezar de nuevo",
  changeDetails: "Cambiar mis datos",
  getHelp: "Ayuda",

  completedHeading: "Ya ha terminado",
  completedText: (organisation) =>
    `Gracias. Ya se ha entregado todo y se está revisando. ${organisation} le comunicará el resultado.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
