import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("pt", { one: "#\u00a0minuto", other: "#\u00a0minutos" });

/** Portuguese, in words that are usual in Brazil and in Portugal. */
export const words: Words = {
  help: (organisation) => `Precisa de ajuda? Fale com ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `O link é válido até ${date}.`,
  linkCaution: (organisation) =>
    `O link é pessoal: não o encaminhe a ninguém. Se não espera nada de ${organisation}, ignore este e-mail.`,
  codeMail: {
    subject: (code, organisation) => `${code} é o seu código para ${organisation}`,
    before: (organisation) => `O seu código para ${organisation} é:`,
    validity: (count) => `É válido por ${minutes(count)}. Insira-o na página em que começou.`,
    caution: "Se não o solicitou, pode ignorar este e-mail. Não revele o código a ninguém.",
  },
  linkMail: {
    subject: (organisation) => `Continue a sua verificação para ${organisation}`,
    text: (organisation) =>
      `Aqui pode continuar a sua verificação para ${organisation} quando quiser, também em outro dispositivo.`,
    goOn: "Continuar",
    caution: "O link é pessoal: não o encaminhe a ninguém. Se não o solicitou, ignore este e-mail.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} pede que verifique a sua identidade`,
    request: (organisation) =>
      `${organisation} pede que verifique a sua identidade. Tenha o seu documento de identidade à mão. Leva poucos minutos.`,
    begin: "Iniciar a verificação",
    scan: "Ou leia este código com a câmera do seu telefone:",
    qrCode: "Código QR do link",
  },
  completedMail: {
    subject: (organisation) => `A sua verificação para ${organisation}: recebemos tudo`,
    text: (organisation) =>
      `Obrigado. Tudo o que enviou para ${organisation} foi recebido e está em verificação.`,
    next: (organisation) => `Não é necessário fazer mais nada. ${organisation} comunicará o resultado.`,
    caution: (organisation) => `Se não espera nada de ${organisation}, ignore este e-mail.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} ainda precisa de algo da sua parte`,
    request: (organisation) => `A sua verificação para ${organisation} ainda não foi concluída.`,
    reasons: {
      images_missing: "Falta uma foto ou um vídeo. Por favor, faça todos novamente.",
      document_unreadable:
        "Não foi possível ler a foto do seu documento. Por favor, tire-a novamente, com boa luz e sem reflexos.",
      document_side_missing: "Falta um lado do seu documento. Por favor, fotografe os dois lados.",
      document_damaged: "O seu documento parece estar danificado. Por favor, use outro.",
      document_not_accepted:
        "Este tipo de documento não é válido para esta verificação. Por favor, use outro.",
      document_expired:
        "O seu documento está fora do prazo de validade. Por favor, use um que ainda seja válido.",
      face_unclear:
        "Não foi possível ver bem o seu rosto. Por favor, tire a foto novamente, com boa luz e sem outras pessoas.",
      other: "Não foi possível verificar um elemento. Por favor, repita as etapas.",
    },
    goOn: "Continuar",
  },
  codeSms: {
    withName: (code, organisation) =>
      `${organisation}: use ${code} para continuar. Nunca o revele a terceiros.`,
    withoutName: (code) => `Use ${code} para continuar. Nunca o revele a terceiros.`,
  },
  hostedPage: {
    title: "Verifique a sua identidade",
    noScript:
      "Esta página precisa de JavaScript. Ative-o nas configurações do seu navegador e carregue a página novamente.",
    notFound: "Este link não é válido",
    advice: "Verifique se abriu o link completo ou peça um novo a quem o enviou.",
  },
};
