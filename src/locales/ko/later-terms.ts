import type { LaterTerms } from "../terms.js";

const unreachable = "현재 서비스에 연결할 수 없습니다. 인터넷 연결을 확인한 후 다시 시도해 주세요.";
const setup = "이 페이지의 설정이 올바르지 않습니다. 운영자에게 알려 주세요.";
const again = "다시 시작할 수 있습니다.";
const elsewhere = "새 탭에서 열거나 다른 기기를 사용해 주세요.";
const lost = "지금까지 진행한 본인 확인 내용은 무효가 됩니다.";
const other = "다른 신분증을 사용해 주세요.";
const newCode = "새 인증번호를 요청해 주세요.";
const tooMany = "시도 횟수가 너무 많습니다.";
const help = "문제가 계속되면 도움을 요청해 주세요.";
const stuck = "도움이 더 필요하신가요?";
const spam = "스팸함도 확인해 주세요.";

/** Korean, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `${provider} 본인 확인`,
  frameOpening: "본인 확인을 여는 중…",
  frameOpened: "본인 확인이 열렸습니다.",
  frameLate: `여기에서 본인 확인이 열리지 않습니다. ${elsewhere}`,
  frameSilent: `본인 확인이 보이지 않나요? ${elsewhere}`,
  openInTab: "새 탭에서 열기",
  leaveHeading: "본인 확인에서 나가시겠습니까?",
  leaveText: "촬영한 사진이 아직 전송되지 않았습니다.",
  stay: "계속하기",
  leave: "나가기",
  frameLeft: "본인 확인에서 나왔습니다. 사라진 내용은 없으며 언제든지 계속할 수 있습니다.",

  attemptsLeft: (count) => (count ? `${count}번 더 시도할 수 있습니다.` : newCode),
  endedHeading: "본인 확인이 종료되었습니다",
  ended: {
    expired: "시간이 초과되었습니다.",
    abandoned: "마지막 단계 전에 닫혔습니다.",
    failed: "진행 중 문제가 발생했습니다.",
  },
  endedKept: "사라진 내용은 없으며 입력하신 정보는 그대로 있습니다.",
  endedAgain: again,
  startAgain: "다시 시작",
  checkField: (label) => `확인해 주세요: ${label}`,
  tooLong: (label, most) => `${label}: 최대 ${most}자까지 입력할 수 있습니다`,
  invalidName: (label) => `${label}: 문자, 공백, 하이픈, 아포스트로피만 사용해 주세요`,
  otherFault: "일부 정보를 사용할 수 없습니다. 도움을 요청해 주세요.",
  rateLimited: (seconds) =>
    `${tooMany} ${seconds < 100 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`} 후 다시 시도해 주세요.`,
  codeFailed: (recipient) =>
    `인증번호를 보내지 못했습니다. 잠시 후 다시 시도해 주세요. 받는 곳: ${recipient}`,
  errorHeading: "문제가 발생했습니다",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany} 1분 후 다시 시도해 주세요.`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "알 수 없는 링크입니다. 새 링크를 요청하거나 다시 시작해 주세요.",
    reference_ended: `본인 확인이 종료되었습니다. ${again}`,
    code_incorrect: "인증번호가 일치하지 않습니다.",
    code_expired: "인증번호의 유효 시간이 지났습니다. 새 인증번호를 요청해 주세요.",
    too_many_attempts: `${tooMany} ${newCode}`,
    token_invalid: "로그아웃되었습니다. 다시 로그인한 후 돌아와 주세요.",
    frame_blocked: `이 페이지에서는 본인 확인을 표시할 수 없습니다. ${elsewhere}`,
    unsupported_browser: "브라우저 버전이 너무 낮습니다. 최신 브라우저를 사용해 주세요.",
  },
  errorOther: `다시 시도해 주세요. ${help}`,
  errorFinal: `다시 시작해 주세요. ${help}`,
  supportCode: (code) => `문의용 코드: ${code}`,
  errorDetails: "개발자용 세부 정보",

  actionHeading: "추가로 필요한 사항이 있습니다",
  actionText: (reason) =>
    ({
      images_missing: "사진이나 동영상이 빠졌습니다. 모두 다시 촬영해 주세요.",
      document_unreadable: "신분증 사진을 읽을 수 없습니다. 밝은 곳에서 빛 반사 없이 다시 촬영해 주세요.",
      document_side_missing: "신분증의 한 면이 빠졌습니다. 양면을 모두 촬영해 주세요.",
      document_damaged: `신분증이 훼손된 것 같습니다. ${other}`,
      document_not_accepted: `사용할 수 없는 종류의 신분증입니다. ${other}`,
      document_expired: "신분증의 유효 기간이 지났습니다. 유효한 신분증을 사용해 주세요.",
      face_unclear: "얼굴이 뚜렷하게 보이지 않습니다. 밝은 곳에서 혼자 다시 촬영해 주세요.",
      other: "확인하지 못한 내용이 있습니다. 단계를 다시 진행해 주세요.",
    })[reason],
  actionContinue: "계속하기",
  approvedHeading: "본인 확인이 완료되었습니다",
  approvedText: (organisation) => `이제 ${organisation} 이용을 계속하실 수 있습니다.`,
  reviewHeading: "자세히 검토하고 있습니다",
  reviewText: (organisation) =>
    `담당자가 제출하신 내용을 확인하고 있습니다. 더 하실 일은 없습니다. 결과는 ${organisation}에서 알려 드립니다.`,
  declinedHeading: "본인 확인을 완료하지 못했습니다",
  declinedText: (organisation) => `가능한 방법은 ${organisation}에 문의해 주세요.`,

  helpReady: "신분증과 카메라가 있는 기기를 준비해 주세요. 밝은 곳이 좋습니다.",
  helpLost: "본인 확인 페이지를 닫으셨나요? 여기에서 다시 열 수 있습니다.",
  helpDevice: "다른 기기를 사용하시나요? QR 코드를 스캔하거나 이 페이지의 링크를 여세요.",
  helpCode: `인증번호가 오지 않았나요? 몇 분 걸릴 수 있습니다. ${spam} 받는 곳이 맞는지도 확인해 주세요.`,
  helpCaution: (organisation) =>
    `인증번호를 누구에게도 알려 주지 마세요. ${organisation}에서는 인증번호를 절대 묻지 않습니다.`,
  helpAsk: (organisation) => `${stuck} ${organisation}에 문의해 주세요.`,
  helpContact: (organisation) => `${stuck} ${organisation} 문의처:`,
  helpPage: (organisation) => `${organisation} 도움말`,
  linkMailed: (maskedEmail) => `링크를 보냈습니다. ${spam} 받는 곳: ${maskedEmail}`,
  linkLate: (maskedEmail) => `링크를 보내고 있습니다. 몇 분 걸릴 수 있습니다. 받는 곳: ${maskedEmail}`,
  waitingLong: "천천히 진행하셔도 됩니다. 본인 확인 페이지를 찾을 수 없으면 다시 열어 주세요.",
  waitingVeryLong: (organisation) =>
    `평소보다 오래 걸리고 있습니다. 마치셨다면 이 페이지를 닫으셔도 됩니다. ${organisation}에서 결과를 알려 드립니다. 아직이라면 본인 확인을 다시 열어 주세요.`,
  startOverText: `입력하신 정보는 그대로 두고 처음부터 다시 시작합니다. ${lost}`,
  startOverConfirm: "예, 처음부터 다시 하기",
  changeDetailsText: `정보를 변경하면 처음부터 다시 시작합니다. ${lost}`,
  changeDetailsConfirm: "예, 정보 변경",
  cancel: "취소",

  errorSummary: (count) => `${count}개 항목을 확인해 주세요`,
  missing: (label) => `${label} 항목을 입력해 주세요`,
  invalidEmail: "name@example.com과 같은 이메일 주소를 입력해 주세요",
  invalidDate: "올바른 생년월일을 입력해 주세요",
  invalidPhone: "국가 번호를 포함한 전화번호를 입력해 주세요. 예: +82\u00a010\u00a01234\u00a05678",
  impossiblePhone: "전화번호의 자릿수를 확인해 주세요",
  didYouMean: (text) => `혹시 ${text} 아닌가요?`,
  nameCharacter: (label, character) =>
    `${label} 항목에는 문자만 입력해 주세요. 사용할 수 없는 문자: ‘${character}’`,
  dateIncomplete: (labels) => `날짜가 완전하지 않습니다. 추가해 주세요: ${labels}`,
  monthRange: "월은 1~12의 숫자나 이름으로 입력해 주세요",
  yearDigits: "연도는 네 자리로 입력해 주세요",
  daysOfMonth: (month, days) => `${month}은 ${days}일까지 있습니다`,
  todayDate: "오늘 날짜입니다. 생년월일을 입력해 주세요",
  futureDate: "미래의 날짜입니다",
  tooOld: (year) => `${year}년 이후의 연도를 입력해 주세요`,
  tooYoung: (age) => `만 ${age}세 이상이어야 합니다`,
};
