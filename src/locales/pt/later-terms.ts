import type { LaterTerms } from "../terms.js";

const unreachable =
  "O serviço não está disponível neste momento. Verifique o seu acesso à internet e tente novamente.";
const setup = "Esta página não está configurada corretamente. Por favor, avise os responsáveis.";
const newCode = "Solicite um novo código.";
const again = "Pode começar de novo.";
const elsewhere = "Abra-a em nova janela ou use outro dispositivo.";
const lost = "o que fez até agora na verificação não contará.";
const spam = "Veja também na pasta de spam";
const other = "Por favor, use outro.";
const persists = "Se o problema continuar, peça ajuda.";
const questions = "Ainda precisa de ajuda?";

/** Portuguese, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Verificação de identidade com ${provider}`,
  frameOpening: "Abertura da verificação…",
  frameOpened: "A verificação está aberta.",
  frameLate: `A verificação não abre aqui. ${elsewhere}`,
  frameSilent: `Não vê a verificação? ${elsewhere}`,
  openInTab: "Abrir em nova janela",
  leaveHeading: "Sair da verificação?",
  leaveText: "As suas fotos ainda não foram enviadas.",
  stay: "Ficar",
  leave: "Sair",
  frameLeft: "Saiu da verificação. Nada se perde: continue quando quiser.",

  attemptsLeft: (count) =>
    count ? `Resta${count === 1 ? " uma tentativa" : `m ${count}\u00a0tentativas`}.` : newCode,
  endedHeading: "Esta verificação terminou",
  ended: {
    expired: "O tempo acabou.",
    abandoned: "Foi fechada antes da última etapa.",
    failed: "Ocorreu um problema durante o processo.",
  },
  endedKept: "Nada se perde: os seus dados ainda estão aqui.",
  endedAgain: again,
  startAgain: "Começar de novo",
  checkField: (label) => `Verifique este dado: ${label}`,
  tooLong: (label, most) => `Muito longo: ${label}, no máximo ${most}\u00a0caractere${most === 1 ? "" : "s"}`,
  invalidName: (label) => `${label}: use apenas letras, espaços, hifens e apóstrofos`,
  otherFault: "Um dos seus dados não pode ser usado. Por favor, peça ajuda.",
  rateLimited: (seconds) =>
    `Muitas tentativas. Tente novamente dentro de ${seconds < 100 ? `${seconds}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`}.`,
  codeFailed: (recipient) =>
    `Não foi possível enviar um código para ${recipient}. Tente novamente daqui a pouco.`,

  errorHeading: "Ocorreu um erro",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "Muitas tentativas. Aguarde um minuto e tente novamente.",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Não reconhecemos este link. Solicite um novo ou comece de novo.",
    reference_ended: `Esta verificação terminou. ${again}`,
    code_incorrect: "Não é o código enviado.",
    code_expired: "Este código expirou. Solicite um novo.",
    too_many_attempts: `Muitas tentativas. ${newCode}`,
    token_invalid: "O seu acesso expirou. Entre novamente e volte aqui.",
    frame_blocked: `Não é possível mostrar a verificação nesta página. ${elsewhere}`,
    unsupported_browser: "Este navegador é muito antigo. Por favor, use um mais recente.",
  },
  errorOther: `Tente novamente. ${persists}`,
  errorFinal: `Comece de novo. ${persists}`,
  supportCode: (code) => `Código para o suporte: ${code}`,
  errorDetails: "Detalhes técnicos",

  actionHeading: "Ainda falta algo",
  actionText: (reason) =>
    ({
      images_missing: "Falta uma foto ou um vídeo. Por favor, faça todos novamente.",
      document_unreadable:
        "Não foi possível ler a foto do seu documento. Por favor, tire-a novamente, com boa luz e sem reflexos.",
      document_side_missing: "Falta um lado do seu documento. Por favor, fotografe os dois lados.",
      document_damaged: `O seu documento parece estar danificado. ${other}`,
      document_not_accepted: `Este tipo de documento não é válido para esta verificação. ${other}`,
      document_expired:
        "O seu documento está fora do prazo de validade. Por favor, use um que ainda seja válido.",
      face_unclear:
        "Não foi possível ver bem o seu rosto. Por favor, tire a foto novamente, com boa luz e sem outras pessoas.",
      other: "Não foi possível verificar um elemento. Por favor, repita as etapas.",
    })[reason],
  actionContinue: "Continuar",
  approvedHeading: "A sua identidade foi verificada",
  approvedText: (organisation) => `A sua identidade foi confirmada. Pode continuar com ${organisation}.`,
  reviewHeading: "Análise mais detalhada em curso",
  reviewText: (organisation) =>
    `O que enviou será analisado por uma pessoa. Não é necessário fazer mais nada. ${organisation} comunicará o resultado.`,
  declinedHeading: "Não foi possível verificar a sua identidade",
  declinedText: (organisation) => `Por favor, fale com ${organisation} para saber o que pode fazer agora.`,

  helpReady: "Tenha à mão o seu documento de identidade e um dispositivo com câmera. Boa luz ajuda.",
  helpDevice: "Outro dispositivo? Leia com ele o código QR ou abra nele o link desta página.",
  helpLost: "Perdeu a página da verificação? Pode abri-la novamente aqui.",
  helpCode: `Ainda sem código? Pode levar alguns minutos. ${spam} e verifique se foi enviado para o destinatário certo.`,
  helpCaution: (organisation) => `Nunca revele o código a ninguém. ${organisation} nunca o pedirá.`,
  helpAsk: (organisation) => `${questions} Fale com ${organisation}.`,
  helpContact: (organisation) => `${questions} Fale com ${organisation}:`,
  helpPage: (organisation) => `Ajuda de ${organisation}`,
  linkMailed: (maskedEmail) => `O link foi enviado para ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) => `O envio do link para ${maskedEmail} está em curso. Pode levar alguns minutos.`,
  waitingLong: "Não tenha pressa. Se já não encontrar a verificação, abra-a novamente.",
  waitingVeryLong: (organisation) =>
    `Isto demora mais do que o habitual. Se terminou, pode fechar esta página: ${organisation} comunicará o resultado. Se não, abra a verificação novamente.`,
  startOverText: `Vai começar de novo com os seus dados já preenchidos, mas ${lost}`,
  startOverConfirm: "Sim, começar de novo",
  changeDetailsText: `Se alterar algo, vai começar de novo: ${lost}`,
  changeDetailsConfirm: "Sim, alterar dados",
  cancel: "Cancelar",

  errorSummary: (count) => (count === 1 ? "Verifique um dado" : `Verifique ${count}\u00a0dados`),
  missing: (label) => `Preencha o campo “${label}”`,
  invalidEmail: "Insira um e-mail como nome@example.com",
  invalidDate: "Insira uma data de nascimento válida",
  invalidPhone:
    "Insira um número de telefone com o código do país, por exemplo +351\u00a0912\u00a0345\u00a0678",
  impossiblePhone: "Verifique o número de telefone: tem dígitos a mais ou a menos",
  didYouMean: (text) => `Quis dizer ${text}?`,
  nameCharacter: (label, character) =>
    `Use apenas letras no campo “${label}”: “${character}” não é permitido`,
  dateIncomplete: (labels) => `A data não está completa. Acrescente: ${labels.toLowerCase()}`,
  monthRange: "Insira o mês como número de 1 a 12 ou pelo nome",
  yearDigits: "Insira o ano com os quatro dígitos",
  daysOfMonth: (month, days) => `O mês de ${month} tem ${days}\u00a0dias`,
  todayDate: "Esta é a data de hoje. Insira a sua data de nascimento",
  futureDate: "Esta data está no futuro",
  tooOld: (year) => `Insira um ano a partir de ${year}`,
  tooYoung: (age) => `É preciso ter pelo menos ${age}\u00a0ano${age === 1 ? "" : "s"}`,
};
