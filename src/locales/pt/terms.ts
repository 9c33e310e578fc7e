import type { MainTerms } from "../terms.js";

const wait = "Um momento…";
const ready = "Tenha o seu documento de identidade à mão.";

/** Portuguese, for a verification without mistakes, in words that are usual in Brazil and in Portugal. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Fechar",
  languageLabel: "Idioma",
  unreachable: "O serviço não está disponível neste momento. Verifique a sua conexão e tente novamente.",
  offline: "Sem conexão. Poderá continuar assim que a conexão voltar.",
  tryAgain: "Tentar novamente",
  progress: (step, count) => `Etapa ${step} de ${count}`,
  stepNames: { details: "Dados", code: "Código", launch: "Verificação", completed: "Fim" },

  detailsHeading: "Os seus dados",
  detailsText: (organisation) => `${organisation} precisa de saber quem é. Leva poucos minutos.`,
  labels: {
    email: "E-mail",
    firstName: "Primeiro nome",
    middleName: "Nome do meio",
    familyName: "Sobrenome",
    fullName: "Nome completo",
    dateOfBirth: "Data de nascimento",
    day: "Dia",
    month: "Mês",
    year: "Ano",
    preferredContactNumber: "Número de telefone",
    address: "Endereço",
  },
  optional: "(opcional)",
  oneName: "(deixe em branco se tiver apenas um nome)",
  dateExample: (date) => `Por exemplo: ${date}`,
  privacy: (organisation) => `Como ${organisation} usa os seus dados`,
  continue: "Continuar",
  sending: wait,

  codeHeading: "Consulte o seu e-mail",
  codeHeadingSms: "Consulte as suas mensagens SMS",
  codeOffer: (recipient) =>
    `Para termos a certeza de que é você, enviaremos um código de seis dígitos para ${recipient}.`,
  sendCode: "Enviar o código",
  codeText: (recipient) => `Um código de seis dígitos foi enviado para ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Um código de seis dígitos foi enviado para ${recipient} ${new Intl.RelativeTimeFormat("pt").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) =>
    `O envio de um código de seis dígitos para ${recipient} está em curso. Pode levar alguns minutos.`,
  codeRefused: (recipient) =>
    `Não foi possível enviar um código para ${recipient}. Confira o dado e tente novamente.`,
  codeBySms: "Enviar por SMS",
  codeByMail: "Enviar por e-mail",
  spamHint: "Não recebeu o e-mail? Veja também na pasta de spam.",
  codeLabel: "Código de seis dígitos",
  codeHint: "Digite-o ou cole-o: verificamos assim que estiver completo.",
  codeValid: (minutes) => `É válido por ${minutes}\u00a0${minutes === 1 ? "minuto" : "minutos"}.`,
  codeExpired: "Este código perdeu a validade. Solicite um novo.",
  invalidCode: "Digite os seis dígitos do código",
  resend: "Enviar um novo código",
  resendIn: (seconds) => `Poderá solicitar um novo código em ${seconds}\u00a0s.`,
  resent: "Um novo código foi enviado.",
  otherEmail: "Usar outro e-mail",
  otherDetails: "Usar outros dados",

  launchHeading: "Verifique a sua identidade",
  launchText: `${ready} Esta página fica aberta e detecta quando terminar.`,
  frameText: `${ready} A verificação abre aqui e pede acesso à câmera.`,
  redirectText: `${ready} Vai sair desta página e voltar quando terminar.`,
  open: "Iniciar a verificação",
  checkedBy: (provider, organisation) => `${provider} faz esta verificação para ${organisation}.`,
  sentTo: (provider, organisation) => `Envio cifrado para ${provider}, a pedido de ${organisation}`,
  privacyShort: "Privacidade",
  opensTab: "(abre em nova janela)",
  scanHeading: "Continuar no telefone",
  scanSteps: [
    "Abra a câmera do seu telefone.",
    "Aponte para este código e toque no link.",
    "Siga as etapas no telefone.",
  ],
  scanOther: "Leia este código com a câmera do outro dispositivo.",
  continueHere: "Continuar neste computador",
  qrLabel: "Código QR que abre a verificação no seu telefone",
  otherDevice: "Usar outro dispositivo",

  laterText: "Continuar mais tarde ou em outro dispositivo:",
  mailLink: "Receber o link por e-mail",
  linkFailed: "Não funcionou. Tente novamente em alguns minutos.",
  copyLink: "Copiar o link",
  linkCopied: "Copiado",
  shareLink: "Enviar",

  waitingHeading: "À espera de que termine",
  waitingText:
    "Termine na janela ou no telefone em que abriu a verificação. Depois, esta página avança sozinha.",
  returnedHeading: "Um momento, por favor",
  returnedText:
    "Aguardamos a confirmação de que tudo chegou. Se ainda não terminou, abra a verificação novamente.",
  connectedPhone: "Conectado: continue no telefone",
  connectedDevice: "Conectado: continue no outro dispositivo",
  connectedText: "Siga lá as etapas. Esta página avança sozinha.",
  waitingNext: (organisation) =>
    `Normalmente leva poucos minutos. Depois tudo é verificado, e ${organisation} comunicará o resultado. Pode fechar esta página: nada se perde.`,
  stages: { opened: "Aberta", in_progress: "Em curso", submitted: "Tudo entregue" },
  stageDone: "(concluído)",
  nothingYet: "Ainda não chegou nada.",
  checking: "A verificar…",
  nothingNew: "Verificado agora mesmo: sem novidades.",
  goOn: "Já pode continuar.",
  reconnecting: "O serviço não está disponível neste momento. Continuamos a tentar.",
  checkNow: "Verificar agora",
  openAgain: "Abrir novamente ou mostrar o código QR",

  startOver: "Começar de novo",
  changeDetails: "Alterar dados",
  getHelp: "Ajuda",

  completedHeading: "Está tudo pronto",
  completedText: (organisation) =>
    `Obrigado. Tudo foi recebido e está em verificação. ${organisation} comunicará o resultado.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
