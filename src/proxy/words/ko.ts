import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("ko", { other: "#분" });

/** Korean. The organisation's name stands before particles that have one form. */
export const words: Words = {
  help: (organisation) => `도움이 필요하신가요? ${organisation} 문의처:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `링크는 ${date}까지 유효합니다.`,
  linkCaution: (organisation) =>
    `이 링크는 고객님 전용이므로 다른 사람에게 전달하지 마세요. ${organisation}에서 연락받을 일이 없으시다면 이 이메일을 무시해 주세요.`,
  codeMail: {
    subject: (code, organisation) => `${organisation} 인증번호: ${code}`,
    before: (organisation) => `${organisation} 인증번호:`,
    validity: (count) => `인증번호는 ${minutes(count)} 동안 유효합니다. 시작하신 페이지에 입력해 주세요.`,
    caution:
      "인증번호를 요청하지 않으셨다면 이 이메일을 무시하셔도 됩니다. 인증번호를 다른 사람에게 알려 주지 마세요.",
  },
  linkMail: {
    subject: (organisation) => `${organisation} 본인 확인 계속하기`,
    text: (organisation) =>
      `${organisation} 본인 확인은 여기에서 원하실 때 계속하실 수 있으며, 다른 기기에서도 가능합니다.`,
    goOn: "계속하기",
    caution:
      "이 링크는 고객님 전용이므로 다른 사람에게 전달하지 마세요. 링크를 요청하지 않으셨다면 이 이메일을 무시해 주세요.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} 본인 확인 요청`,
    request: (organisation) =>
      `${organisation}에서 본인 확인을 요청합니다. 신분증을 준비해 주세요. 몇 분이면 완료됩니다.`,
    begin: "본인 확인 시작",
    scan: "또는 휴대전화 카메라로 이 코드를 스캔해 주세요:",
    qrCode: "링크의 QR 코드",
  },
  completedMail: {
    subject: (organisation) => `${organisation} 본인 확인: 모두 접수되었습니다`,
    text: (organisation) =>
      `감사합니다. ${organisation} 본인 확인을 위해 제출하신 내용이 모두 접수되어 현재 확인 중입니다.`,
    next: (organisation) => `더 하실 일은 없습니다. ${organisation}에서 결과를 알려 드립니다.`,
    caution: (organisation) => `${organisation}에서 연락받을 일이 없으시다면 이 이메일을 무시해 주세요.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} 본인 확인 추가 요청`,
    request: (organisation) => `${organisation} 본인 확인이 아직 완료되지 않았습니다.`,
    reasons: {
      images_missing: "사진이나 동영상이 빠졌습니다. 모두 다시 촬영해 주세요.",
      document_unreadable: "신분증 사진을 읽을 수 없습니다. 밝은 곳에서 빛 반사 없이 다시 촬영해 주세요.",
      document_side_missing: "신분증의 한 면이 빠졌습니다. 양면을 모두 촬영해 주세요.",
      document_damaged: "신분증이 훼손된 것 같습니다. 다른 신분증을 사용해 주세요.",
      document_not_accepted: "사용할 수 없는 종류의 신분증입니다. 다른 신분증을 사용해 주세요.",
      document_expired: "신분증의 유효 기간이 지났습니다. 유효한 신분증을 사용해 주세요.",
      face_unclear: "얼굴이 뚜렷하게 보이지 않습니다. 밝은 곳에서 혼자 다시 촬영해 주세요.",
      other: "확인하지 못한 내용이 있습니다. 단계를 다시 진행해 주세요.",
    },
    goOn: "계속하기",
  },
  codeSms: {
    withName: (code, organisation) => `[${organisation}] 인증번호 ${code}. 타인에게 알려 주지 마세요.`,
    withoutName: (code) => `인증번호 ${code}. 타인에게 알려 주지 마세요.`,
  },
  hostedPage: {
    title: "본인 확인",
    noScript:
      "이 페이지에는 JavaScript가 필요합니다. 브라우저 설정에서 사용하도록 설정한 후 페이지를 새로 고쳐 주세요.",
    notFound: "유효하지 않은 링크입니다",
    advice: "링크 전체를 여셨는지 확인하시거나 보낸 사람에게 새 링크를 요청해 주세요.",
  },
};
