import type { MainTerms } from "../terms.js";

const wait = "잠시만 기다려 주세요…";
const ready = "신분증을 준비해 주세요.";

/** Korean, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "닫기",
  languageLabel: "언어",
  unreachable: "현재 서비스에 연결할 수 없습니다. 인터넷 연결을 확인한 후 다시 시도해 주세요.",
  offline: "인터넷에 연결되어 있지 않습니다. 연결되면 계속할 수 있습니다.",
  tryAgain: "다시 시도",
  progress: (step, count) => `${count}단계 중 ${step}단계`,
  stepNames: { details: "정보", code: "인증번호", launch: "본인 확인", completed: "완료" },

  detailsHeading: "고객님의 정보",
  detailsText: (organisation) => `${organisation} 이용을 위해 본인 확인이 필요합니다. 몇 분이면 끝납니다.`,
  labels: {
    email: "이메일 주소",
    firstName: "이름",
    middleName: "중간 이름",
    familyName: "성",
    fullName: "성명",
    dateOfBirth: "생년월일",
    day: "일",
    month: "월",
    year: "연도",
    preferredContactNumber: "전화번호",
    address: "주소",
  },
  optional: "(선택)",
  oneName: "(이름이 하나뿐이면 비워 두세요)",
  dateExample: (date) => `예: ${date}`,
  privacy: (organisation) => `${organisation}의 개인정보 이용 안내`,
  continue: "계속하기",
  sending: wait,

  codeHeading: "이메일을 확인해 주세요",
  codeHeadingSms: "문자 메시지를 확인해 주세요",
  codeOffer: (recipient) => `본인 여부를 확인하기 위해 6자리 인증번호를 보내 드립니다. 받는 곳: ${recipient}`,
  sendCode: "인증번호 보내기",
  codeText: (recipient) => `6자리 인증번호를 보냈습니다. 받는 곳: ${recipient}`,
  codeTextAgo: (recipient, minutes) =>
    `${new Intl.RelativeTimeFormat("ko").format(-minutes, "minute").replaceAll(" ", "\u00a0")}에 6자리 인증번호를 보냈습니다. 받는 곳: ${recipient}`,
  codeDelayed: (recipient) =>
    `6자리 인증번호를 보내고 있습니다. 몇 분 걸릴 수 있습니다. 받는 곳: ${recipient}`,
  codeRefused: (recipient) =>
    `인증번호를 보내지 못했습니다. 주소나 번호를 확인한 후 다시 시도해 주세요. 받는 곳: ${recipient}`,
  codeBySms: "문자 메시지로 받기",
  codeByMail: "이메일로 받기",
  spamHint: "이메일이 오지 않았나요? 스팸함도 확인해 주세요.",
  codeLabel: "6자리 인증번호",
  codeHint: "입력하거나 붙여 넣으세요. 6자리가 모두 입력되면 자동으로 확인합니다.",
  codeValid: (minutes) => `${minutes}분 동안 유효합니다.`,
  codeExpired: "인증번호의 유효 시간이 지났습니다. 새 인증번호를 요청해 주세요.",
  invalidCode: "인증번호 6자리를 입력해 주세요",
  resend: "새 인증번호 보내기",
  resendIn: (seconds) => `${seconds}초 후에 새 인증번호를 요청할 수 있습니다.`,
  resent: "새 인증번호를 보냈습니다.",
  otherEmail: "다른 이메일 주소 사용",
  otherDetails: "다른 정보 사용",

  launchHeading: "본인 확인",
  launchText: `${ready} 이 페이지는 열린 상태로 유지되며, 완료되면 자동으로 진행됩니다.`,
  frameText: `${ready} 본인 확인이 여기에서 열리고 카메라 사용 권한을 요청합니다.`,
  redirectText: `${ready} 다른 페이지로 이동하며, 완료하면 다시 돌아옵니다.`,
  open: "본인 확인 시작",
  checkedBy: (provider, organisation) => `${organisation} 본인 확인 대행: ${provider}`,
  sentTo: (provider, organisation) => `암호화 전송: ${provider} (${organisation} 위탁)`,
  privacyShort: "개인정보 보호",
  opensTab: "(새 탭에서 열림)",
  scanHeading: "휴대전화에서 계속하기",
  scanSteps: [
    "휴대전화 카메라를 여세요.",
    "이 코드에 카메라를 대고 링크를 누르세요.",
    "휴대전화에서 안내를 따라 진행하세요.",
  ],
  scanOther: "다른 기기의 카메라로 스캔해 주세요.",
  continueHere: "이 컴퓨터에서 계속하기",
  qrLabel: "휴대전화에서 본인 확인을 여는 QR 코드",
  otherDevice: "다른 기기 사용",

  laterText: "나중에 또는 다른 기기에서 계속하기:",
  mailLink: "링크를 이메일로 받기",
  linkFailed: "처리하지 못했습니다. 몇 분 후 다시 시도해 주세요.",
  copyLink: "링크 복사",
  linkCopied: "복사됨",
  shareLink: "공유",

  waitingHeading: "본인 확인이 끝나기를 기다리고 있습니다",
  waitingText: "본인 확인을 연 탭이나 휴대전화에서 마쳐 주세요. 그러면 이 페이지는 자동으로 진행됩니다.",
  returnedHeading: "잠시만 기다려 주세요",
  returnedText: "모두 접수되었는지 확인하고 있습니다. 아직 마치지 않았다면 본인 확인을 다시 열어 주세요.",
  connectedPhone: "연결되었습니다. 휴대전화에서 계속해 주세요",
  connectedDevice: "연결되었습니다. 다른 기기에서 계속해 주세요",
  connectedText: "해당 기기의 안내를 따라 주세요. 이 페이지는 자동으로 진행됩니다.",
  waitingNext: (organisation) =>
    `보통 몇 분이면 끝납니다. 이후 내용을 확인하여 ${organisation}에서 결과를 알려 드립니다. 이 페이지를 닫아도 내용은 사라지지 않습니다.`,
  stages: { opened: "열림", in_progress: "진행 중", submitted: "모두 제출됨" },
  stageDone: "(완료)",
  nothingYet: "아직 접수된 내용이 없습니다.",
  checking: "확인 중…",
  nothingNew: "방금 확인했습니다. 새로운 내용이 없습니다.",
  goOn: "이제 계속하실 수 있습니다.",
  reconnecting: "현재 서비스에 연결할 수 없습니다. 계속 시도하고 있습니다.",
  checkNow: "지금 확인",
  openAgain: "다시 열기 또는 QR 코드 보기",

  startOver: "처음부터 다시 하기",
  changeDetails: "정보 변경",
  getHelp: "도움말",

  completedHeading: "모두 완료되었습니다",
  completedText: (organisation) =>
    `감사합니다. 모두 제출되어 확인하고 있습니다. 결과는 ${organisation}에서 알려 드립니다.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
