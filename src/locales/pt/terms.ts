import type { MainTerms } from "../terms.js";

const wait = "Um momento…";
const ready = "Tenha o seu documento de identidade à mão.";

/** Portuguese, for a verification without mistakes, in words that are usual in Brazil and in Portugal. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Fechar",
  languageLabel: "Idioma",
  unreachable:
    "O serviço não está disponível neste momento. Verifique o seu acesso à internet e tente novamente.",
  offline: "Sem acesso à internet. Poderá continuar assim que o acesso voltar.",
  tryAgain: "Tentar novamente",
  progress: (step, count) => `Etapa ${step} de ${count}`,
  stepNames: { details: "Dados", code: "Código", launch: "Verificação", completed: "Fim" },

  detailsHeading: "Os seus dados",
  detailsText: (organisation) =>
    `${organisation} solicita a confirmação da sua identidade. Leva poucos minutos.`,
  labels: {
    email: "E-mail",
    firstName: "Primeiro nome",
    middleName: "Nome do meio",
    familyName: "Nome de família",
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
    `Para confirmarmos a sua identidade, enviaremos um código de seis dígitos para ${recipient}.`,
  sendCode: "Enviar o código",
  codeText: (recipient) => `Um código de seis dígitos foi enviado para ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Um código de seis dígitos foi enviado para ${recipient} ${new Intl.RelativeTimeFormat("pt").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) =>
    `O envio de um código de seis dígitos para ${recipient} está em curso. Pode levar alguns minutos.`,
  codeRefused: (recipient) =>
    `Não foi possível enviar um código para ${recipient}. Verifique o dado e tente novamente.`,
  codeBySms: "Enviar por SMS",
  codeByMail: "Enviar por e-mail",
  spamHint: "Não recebeu o e-mail? Veja também na pasta de spam.",
  codeLabel: "Código de seis dígitos",
  codeHint: "Insira-o ou cole-o: será verificado assim que estiver completo.",
  codeValid: (minutes) => `É válido por ${minutes}\u00a0${minutes === 1 ? "minuto" : "minutos"}.`,
  codeExpired: "Este código expirou. Solicite um novo.",
  invalidCode: "Insira os seis dígitos do código",
  resend: "Enviar um novo código",
  resendIn: (seconds) => `Poderá solicitar um novo código dentro de ${seconds}\u00a0s.`,
  resent: "Um novo código foi enviado.",
  otherEmail: "Usar outro e-mail",
  otherDetails: "Usar outros dados",

  launchHeading: "Verifique a sua identidade",
  launchText: `${ready} Esta página fica aberta e avança quando terminar.`,
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
  linkFailed: "A operação não foi concluída. Tente novamente daqui a alguns minutos.",
  copyLink: "Copiar o link",
  linkCopied: "Copiado",
  shareLink: "Enviar",

  waitingHeading: "Aguardamos a sua conclusão",
  waitingText:
    "Termine na janela ou no telefone em que abriu a verificação. Depois, esta página avança automaticamente.",
  returnedHeading: "Um momento, por favor",
  returnedText:
    "Aguardamos a confirmação de que tudo chegou. Se ainda não terminou, abra a verificação novamente.",
  connectedPhone: "Conectado: continue no telefone",
  connectedDevice: "Conectado: continue no outro dispositivo",
  connectedText: "Siga lá as etapas. Esta página avança automaticamente.",
  waitingNext: (organisation) =>
    `Normalmente leva poucos minutos. Depois tudo é verificado, e ${organisation} comunicará o resultado. Pode fechar esta página: nada se perde.`,
  stages: { opened: "Aberta", in_progress: "Em curso", submitted: "Tudo entregue" },
  stageDone: "(concluído)",
  nothingYet: "Ainda não chegou nada.",
  checking: "Atualização em curso…",
  nothingNew: "Atualizado agora mesmo: sem novidades.",
  goOn: "Já pode continuar.",
  reconnecting: "O serviço não está disponível neste momento. Tentaremos novamente.",
  checkNow: "Atualizar agora",
  openAgain: "Abrir novamente ou mostrar o código QR",

  startOver: "Começar de novo",
  changeDetails: "Alterar dados",
  getHelp: "Ajuda",

  completedHeading: "Está tudo concluído",
  completedText: (organisation) =>
    `Obrigado. Tudo foi entregue e está em verificação. ${organisation} comunicará o resultado.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
