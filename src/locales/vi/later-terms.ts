import type { LaterTerms } from "../terms.js";

const unreachable = "Hiện không kết nối được với dịch vụ. Vui lòng kiểm tra kết nối mạng rồi thử lại.";
const setup = "Trang này chưa được thiết lập đúng. Vui lòng báo cho đơn vị quản lý trang.";
const again = "Quý khách có thể bắt đầu lại.";
const elsewhere = "Vui lòng mở trong tab mới hoặc dùng thiết bị khác.";
const lost = "Những gì đã làm trong phần xác minh sẽ không được tính.";
const other = "Vui lòng dùng giấy tờ khác.";
const newCode = "Vui lòng yêu cầu mã mới.";
const tooMany = "Đã thử quá nhiều lần.";
const help = "Nếu vẫn không được, vui lòng yêu cầu trợ giúp.";
const stuck = "Vẫn gặp khó khăn?";
const spam = "Vui lòng kiểm tra cả thư mục thư rác";

/** Vietnamese, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Xác minh danh tính qua ${provider}`,
  frameOpening: "Đang mở phần xác minh…",
  frameOpened: "Phần xác minh đã mở.",
  frameLate: `Phần xác minh không mở được tại đây. ${elsewhere}`,
  frameSilent: `Không thấy phần xác minh? ${elsewhere}`,
  openInTab: "Mở trong tab mới",
  leaveHeading: "Rời khỏi phần xác minh?",
  leaveText: "Ảnh quý khách đã chụp vẫn chưa được gửi.",
  stay: "Ở lại",
  leave: "Rời khỏi",
  frameLeft: "Quý khách đã rời phần xác minh. Không mất gì cả: quý khách có thể tiếp tục bất cứ lúc nào.",

  attemptsLeft: (count) => (count ? `Quý khách còn ${count}\u00a0lần thử.` : newCode),
  endedHeading: "Phần xác minh này đã kết thúc",
  ended: {
    expired: "Đã hết thời gian.",
    abandoned: "Phần xác minh đã đóng trước bước cuối.",
    failed: "Đã xảy ra lỗi trong quá trình thực hiện.",
  },
  endedKept: "Không mất gì cả: thông tin của quý khách vẫn còn đây.",
  endedAgain: again,
  startAgain: "Bắt đầu lại",
  checkField: (label) => `Vui lòng kiểm tra: ${label}`,
  tooLong: (label, most) => `Quá dài: ${label}, tối đa ${most}\u00a0ký tự`,
  invalidName: (label) => `${label}: chỉ dùng chữ cái, dấu cách, dấu gạch nối và dấu nháy đơn`,
  otherFault: "Có thông tin không sử dụng được. Vui lòng yêu cầu trợ giúp.",
  rateLimited: (seconds) =>
    `${tooMany} Vui lòng thử lại sau ${seconds < 100 ? `${seconds}\u00a0giây` : `${Math.ceil(seconds / 60)}\u00a0phút`}.`,
  codeFailed: (recipient) => `Không gửi được mã đến ${recipient}. Vui lòng thử lại sau giây lát.`,
  errorHeading: "Đã xảy ra lỗi",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany} Vui lòng thử lại sau một phút.`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Liên kết này không hợp lệ. Vui lòng yêu cầu liên kết mới hoặc bắt đầu lại.",
    reference_ended: `Phần xác minh này đã kết thúc. ${again}`,
    code_incorrect: "Mã không đúng với mã chúng tôi đã gửi.",
    code_expired: "Mã này đã hết hạn. Vui lòng yêu cầu mã mới.",
    too_many_attempts: `${tooMany} ${newCode}`,
    token_invalid: "Quý khách đã bị đăng xuất. Vui lòng đăng nhập lại rồi quay về trang này.",
    frame_blocked: `Không thể hiển thị phần xác minh trên trang này. ${elsewhere}`,
    unsupported_browser: "Trình duyệt này quá cũ. Vui lòng dùng trình duyệt mới hơn.",
  },
  errorOther: `Vui lòng thử lại. ${help}`,
  errorFinal: `Vui lòng bắt đầu lại. ${help}`,
  supportCode: (code) => `Mã hỗ trợ: ${code}`,
  errorDetails: "Chi tiết kỹ thuật",

  actionHeading: "Cần bổ sung thêm",
  actionText: (reason) =>
    ({
      images_missing: "Còn thiếu ảnh hoặc video. Vui lòng chụp và quay lại toàn bộ.",
      document_unreadable:
        "Không đọc được ảnh giấy tờ của quý khách. Vui lòng chụp lại ở nơi đủ sáng và không bị lóa.",
      document_side_missing: "Còn thiếu một mặt của giấy tờ. Vui lòng chụp cả hai mặt.",
      document_damaged: `Giấy tờ của quý khách có vẻ bị hư hỏng. ${other}`,
      document_not_accepted: `Loại giấy tờ này không được chấp nhận. ${other}`,
      document_expired: "Giấy tờ của quý khách đã hết hạn. Vui lòng dùng giấy tờ còn hiệu lực.",
      face_unclear:
        "Không nhìn rõ khuôn mặt của quý khách. Vui lòng chụp lại ở nơi đủ sáng và chỉ có một mình quý khách.",
      other: "Có thông tin chưa kiểm tra được. Vui lòng thực hiện lại các bước.",
    })[reason],
  actionContinue: "Tiếp tục",
  approvedHeading: "Danh tính của quý khách đã được xác minh",
  approvedText: (organisation) => `Quý khách có thể tiếp tục với ${organisation}.`,
  reviewHeading: "Thông tin đang được xem xét kỹ hơn",
  reviewText: (organisation) =>
    `Nhân viên đang xem xét những gì quý khách đã nộp. Quý khách không cần làm gì thêm. ${organisation} sẽ thông báo kết quả.`,
  declinedHeading: "Không thể xác minh danh tính của quý khách",
  declinedText: (organisation) =>
    `Vui lòng liên hệ ${organisation} để biết quý khách có thể làm gì tiếp theo.`,

  helpReady: "Vui lòng chuẩn bị giấy tờ tùy thân và thiết bị có camera. Nên thực hiện ở nơi đủ sáng.",
  helpLost: "Đã đóng trang xác minh? Quý khách có thể mở lại từ đây.",
  helpDevice: "Dùng thiết bị khác? Quét mã QR hoặc mở liên kết của trang này trên thiết bị đó.",
  helpCode: `Chưa nhận được mã? Việc này có thể mất vài phút. ${spam} và xem nơi nhận đã đúng chưa.`,
  helpCaution: (organisation) =>
    `Tuyệt đối không cung cấp mã cho bất kỳ ai. ${organisation} không bao giờ hỏi mã này.`,
  helpAsk: (organisation) => `${stuck} Vui lòng hỏi ${organisation}.`,
  helpContact: (organisation) => `${stuck} Vui lòng liên hệ ${organisation}:`,
  helpPage: (organisation) => `Trang trợ giúp của ${organisation}`,
  linkMailed: (maskedEmail) => `Chúng tôi đã gửi liên kết đến ${maskedEmail}. ${spam}.`,
  linkLate: (maskedEmail) => `Chúng tôi đang gửi liên kết đến ${maskedEmail}. Việc này có thể mất vài phút.`,
  waitingLong: "Quý khách không cần vội. Nếu không tìm thấy phần xác minh, vui lòng mở lại.",
  waitingVeryLong: (organisation) =>
    `Việc này đang mất nhiều thời gian hơn bình thường. Nếu đã hoàn tất, quý khách có thể đóng trang này: ${organisation} sẽ thông báo. Nếu chưa, vui lòng mở lại phần xác minh.`,
  startOverText: `Quý khách sẽ làm lại từ đầu, thông tin đã điền vẫn được giữ. ${lost}`,
  startOverConfirm: "Có, làm lại từ đầu",
  changeDetailsText: `Nếu thay đổi, quý khách sẽ phải làm lại từ đầu. ${lost}`,
  changeDetailsConfirm: "Có, thay đổi thông tin",
  cancel: "Hủy",

  errorSummary: (count) => `Vui lòng kiểm tra ${count}\u00a0mục`,
  missing: (label) => `Vui lòng nhập: ${label}`,
  invalidEmail: "Nhập địa chỉ email như ten@example.com",
  invalidDate: "Nhập ngày sinh hợp lệ",
  invalidPhone: "Nhập số điện thoại kèm mã quốc gia, ví dụ +84\u00a091\u00a0234\u00a056\u00a078",
  impossiblePhone: "Kiểm tra số điện thoại: có quá ít hoặc quá nhiều chữ số",
  didYouMean: (text) => `Có phải ý quý khách là ${text}?`,
  nameCharacter: (label, character) => `${label}: chỉ dùng chữ cái, không dùng “${character}”`,
  dateIncomplete: (labels) => `Ngày chưa đầy đủ. Vui lòng bổ sung: ${labels.toLowerCase()}`,
  monthRange: "Nhập tháng bằng số từ 1 đến 12 hoặc bằng tên",
  yearDigits: "Nhập năm gồm bốn chữ số",
  daysOfMonth: (month, days) => `Chỉ có ${days}\u00a0ngày trong ${month}`,
  todayDate: "Đây là ngày hôm nay. Vui lòng nhập ngày sinh",
  futureDate: "Ngày này nằm trong tương lai",
  tooOld: (year) => `Nhập năm từ ${year} trở đi`,
  tooYoung: (age) => `Quý khách phải đủ ${age}\u00a0tuổi trở lên`,
};
