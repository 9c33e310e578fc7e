import type { MainTerms } from "../terms.js";

const wait = "Vui lòng chờ…";
const ready = "Quý khách vui lòng chuẩn bị giấy tờ tùy thân.";

/** Vietnamese, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Đóng",
  languageLabel: "Ngôn ngữ",
  unreachable: "Hiện không kết nối được với dịch vụ. Vui lòng kiểm tra kết nối mạng rồi thử lại.",
  offline: "Không có kết nối mạng. Quý khách có thể tiếp tục khi có mạng trở lại.",
  tryAgain: "Thử lại",
  progress: (step, count) => `Bước ${step}/${count}`,
  stepNames: { details: "Thông tin", code: "Mã", launch: "Xác minh", completed: "Hoàn tất" },

  detailsHeading: "Thông tin của quý khách",
  detailsText: (organisation) =>
    `${organisation} cần xác minh danh tính của quý khách. Việc này mất vài phút.`,
  labels: {
    email: "Địa chỉ email",
    firstName: "Tên",
    middleName: "Tên đệm",
    familyName: "Họ",
    fullName: "Họ và tên",
    dateOfBirth: "Ngày sinh",
    day: "Ngày",
    month: "Tháng",
    year: "Năm",
    preferredContactNumber: "Số điện thoại",
    address: "Địa chỉ",
  },
  optional: "(không bắt buộc)",
  oneName: "(để trống nếu quý khách chỉ có một tên)",
  dateExample: (date) => `Ví dụ: ${date}`,
  privacy: (organisation) => `Cách ${organisation} sử dụng thông tin của quý khách`,
  continue: "Tiếp tục",
  sending: wait,

  codeHeading: "Vui lòng kiểm tra email",
  codeHeadingSms: "Vui lòng kiểm tra tin nhắn",
  codeOffer: (recipient) => `Để bảo mật, chúng tôi sẽ gửi mã gồm sáu chữ số đến ${recipient}.`,
  sendCode: "Gửi mã",
  codeText: (recipient) => `Chúng tôi đã gửi mã gồm sáu chữ số đến ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Chúng tôi đã gửi mã gồm sáu chữ số đến ${recipient} ${new Intl.RelativeTimeFormat("vi").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) =>
    `Chúng tôi đang gửi mã gồm sáu chữ số đến ${recipient}. Việc này có thể mất vài phút.`,
  codeRefused: (recipient) => `Không gửi được mã đến ${recipient}. Vui lòng kiểm tra rồi thử lại.`,
  codeBySms: "Gửi qua tin nhắn SMS",
  codeByMail: "Gửi qua email",
  spamHint: "Chưa nhận được email? Vui lòng kiểm tra cả thư mục thư rác.",
  codeLabel: "Mã gồm sáu chữ số",
  codeHint: "Nhập hoặc dán mã: chúng tôi kiểm tra ngay khi đủ sáu chữ số.",
  codeValid: (minutes) => `Mã có hiệu lực trong ${minutes}\u00a0phút.`,
  codeExpired: "Mã này đã hết hạn. Vui lòng yêu cầu mã mới.",
  invalidCode: "Nhập đủ sáu chữ số của mã",
  resend: "Gửi mã mới",
  resendIn: (seconds) => `Quý khách có thể yêu cầu mã mới sau ${seconds}\u00a0giây.`,
  resent: "Mã mới đang được gửi.",
  otherEmail: "Dùng địa chỉ email khác",
  otherDetails: "Dùng thông tin khác",

  launchHeading: "Xác minh danh tính",
  launchText: `${ready} Trang này vẫn mở và tự chuyển tiếp khi quý khách hoàn tất.`,
  frameText: `${ready} Phần xác minh sẽ mở tại đây và xin phép dùng camera.`,
  redirectText: `${ready} Quý khách sẽ rời trang này và quay lại khi hoàn tất.`,
  open: "Bắt đầu xác minh",
  checkedBy: (provider, organisation) => `${provider} thực hiện việc kiểm tra này cho ${organisation}.`,
  sentTo: (provider, organisation) => `Được mã hóa và gửi đến ${provider} cho ${organisation}`,
  privacyShort: "Quyền riêng tư",
  opensTab: "(mở trong tab mới)",
  scanHeading: "Tiếp tục trên điện thoại",
  scanSteps: [
    "Mở camera của điện thoại.",
    "Hướng camera vào mã này và nhấn vào liên kết.",
    "Làm theo các bước trên điện thoại.",
  ],
  scanOther: "Vui lòng quét mã này bằng camera của thiết bị khác.",
  continueHere: "Tiếp tục trên máy tính này",
  qrLabel: "Mã QR để mở phần xác minh trên điện thoại",
  otherDevice: "Dùng thiết bị khác",

  laterText: "Tiếp tục sau hoặc trên thiết bị khác:",
  mailLink: "Gửi liên kết qua email",
  linkFailed: "Không thực hiện được. Vui lòng thử lại sau vài phút.",
  copyLink: "Sao chép liên kết",
  linkCopied: "Đã sao chép",
  shareLink: "Chia sẻ",

  waitingHeading: "Đang chờ quý khách hoàn tất",
  waitingText:
    "Vui lòng hoàn tất trên tab hoặc điện thoại đã mở phần xác minh. Sau đó trang này sẽ tự chuyển tiếp.",
  returnedHeading: "Vui lòng chờ trong giây lát",
  returnedText:
    "Chúng tôi đang xác nhận đã nhận đủ mọi thứ. Nếu chưa hoàn tất, quý khách vui lòng mở lại phần xác minh.",
  connectedPhone: "Đã kết nối: vui lòng tiếp tục trên điện thoại",
  connectedDevice: "Đã kết nối: vui lòng tiếp tục trên thiết bị kia",
  connectedText: "Vui lòng làm theo các bước trên thiết bị đó. Trang này sẽ tự chuyển tiếp.",
  waitingNext: (organisation) =>
    `Việc này thường mất vài phút. Sau đó mọi thứ sẽ được kiểm tra và ${organisation} sẽ thông báo cho quý khách. Quý khách có thể đóng trang này mà không mất gì.`,
  stages: { opened: "Đã mở", in_progress: "Đang thực hiện", submitted: "Đã nộp đầy đủ" },
  stageDone: "(xong)",
  nothingYet: "Chưa nhận được gì.",
  checking: "Đang kiểm tra…",
  nothingNew: "Vừa kiểm tra: chưa có gì mới.",
  goOn: "Quý khách có thể tiếp tục.",
  reconnecting: "Hiện không kết nối được với dịch vụ. Chúng tôi vẫn đang thử lại.",
  checkNow: "Kiểm tra ngay",
  openAgain: "Mở lại hoặc hiện mã QR",

  startOver: "Làm lại từ đầu",
  changeDetails: "Thay đổi thông tin",
  getHelp: "Trợ giúp",

  completedHeading: "Quý khách đã hoàn tất",
  completedText: (organisation) =>
    `Cảm ơn quý khách. Mọi thứ đã được nộp đầy đủ và đang được kiểm tra. ${organisation} sẽ thông báo kết quả cho quý khách.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
