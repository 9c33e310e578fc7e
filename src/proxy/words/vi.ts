import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("vi", { other: "#\u00a0phút" });

/** Vietnamese. */
export const words: Words = {
  help: (organisation) => `Quý khách cần trợ giúp? Vui lòng liên hệ ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Liên kết có hiệu lực đến ${date}.`,
  linkCaution: (organisation) =>
    `Liên kết này chỉ dành riêng cho quý khách: vui lòng không chuyển cho người khác. Nếu quý khách không chờ thông tin nào từ ${organisation}, vui lòng bỏ qua email này.`,
  codeMail: {
    subject: (code, organisation) => `${code} là mã của quý khách tại ${organisation}`,
    before: (organisation) => `Mã của quý khách tại ${organisation} là:`,
    validity: (count) =>
      `Mã có hiệu lực trong ${minutes(count)}. Vui lòng nhập mã trên trang mà quý khách đã bắt đầu.`,
    caution:
      "Nếu quý khách không yêu cầu mã này, vui lòng bỏ qua email này. Tuyệt đối không cung cấp mã cho bất kỳ ai.",
  },
  linkMail: {
    subject: (organisation) => `Tiếp tục xác minh danh tính cho ${organisation}`,
    text: (organisation) =>
      `Tại đây, quý khách có thể tiếp tục xác minh danh tính cho ${organisation} bất cứ lúc nào, kể cả trên thiết bị khác.`,
    goOn: "Tiếp tục",
    caution:
      "Liên kết này chỉ dành riêng cho quý khách: vui lòng không chuyển cho người khác. Nếu quý khách không yêu cầu liên kết này, vui lòng bỏ qua email này.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} đề nghị quý khách xác minh danh tính`,
    request: (organisation) =>
      `${organisation} đề nghị quý khách xác minh danh tính. Vui lòng chuẩn bị sẵn giấy tờ tùy thân. Việc này chỉ mất vài phút.`,
    begin: "Bắt đầu xác minh",
    scan: "Hoặc quét mã này bằng camera điện thoại:",
    qrCode: "Mã QR của liên kết",
  },
  completedMail: {
    subject: (organisation) => `Xác minh danh tính cho ${organisation}: đã nhận đủ thông tin`,
    text: (organisation) =>
      `Cảm ơn quý khách. Mọi thông tin quý khách đã gửi cho ${organisation} đều đã được tiếp nhận và đang được kiểm tra.`,
    next: (organisation) =>
      `Quý khách không cần làm gì thêm. ${organisation} sẽ thông báo kết quả cho quý khách.`,
    caution: (organisation) =>
      `Nếu quý khách không chờ thông tin nào từ ${organisation}, vui lòng bỏ qua email này.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} cần thêm thông tin từ quý khách`,
    request: (organisation) => `Việc xác minh danh tính của quý khách cho ${organisation} chưa hoàn tất.`,
    reasons: {
      images_missing: "Còn thiếu ảnh hoặc video. Vui lòng chụp và quay lại toàn bộ.",
      document_unreadable:
        "Không đọc được ảnh giấy tờ của quý khách. Vui lòng chụp lại ở nơi đủ sáng và không bị lóa.",
      document_side_missing: "Còn thiếu một mặt của giấy tờ. Vui lòng chụp cả hai mặt.",
      document_damaged: "Giấy tờ của quý khách có vẻ bị hư hỏng. Vui lòng dùng giấy tờ khác.",
      document_not_accepted: "Loại giấy tờ này không được chấp nhận. Vui lòng dùng giấy tờ khác.",
      document_expired: "Giấy tờ của quý khách đã hết hạn. Vui lòng dùng giấy tờ còn hiệu lực.",
      face_unclear:
        "Không nhìn rõ khuôn mặt của quý khách. Vui lòng chụp lại ở nơi đủ sáng và chỉ có một mình quý khách.",
      other: "Có thông tin chưa kiểm tra được. Vui lòng thực hiện lại các bước.",
    },
    goOn: "Tiếp tục",
  },
  codeSms: {
    withName: (code, organisation) => `${code} là mã của ${organisation}. Không chia sẻ mã này.`,
    withoutName: (code) => `${code} là mã của quý khách. Không chia sẻ mã này.`,
  },
  hostedPage: {
    title: "Xác minh danh tính",
    noScript:
      "Trang này cần JavaScript. Vui lòng bật JavaScript trong phần cài đặt của trình duyệt rồi tải lại trang.",
    notFound: "Liên kết này không hợp lệ",
    advice:
      "Vui lòng kiểm tra xem quý khách đã mở đầy đủ liên kết chưa, hoặc yêu cầu người gửi cấp liên kết mới.",
  },
};
