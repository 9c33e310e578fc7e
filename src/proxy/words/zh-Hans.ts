import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("zh-Hans", { other: "#\u00a0分钟" });

/** Simplified Chinese. */
export const words: Words = {
  help: (organisation) => `需要帮助？请联系 ${organisation}：`,
  beforeLink: (label) => `${label}：`,
  linkEnd: (date) => `链接有效期至 ${date}。`,
  linkCaution: (organisation) =>
    `此链接仅供您本人使用，请勿转发。如果您并未在等待 ${organisation} 的消息，请忽略此邮件。`,
  codeMail: {
    subject: (code, organisation) => `${code} 是您在 ${organisation} 的验证码`,
    before: (organisation) => `您在 ${organisation} 的验证码是：`,
    validity: (count) => `验证码在 ${minutes(count)}内有效。请在您开始操作的页面上输入。`,
    caution: "如果您没有请求此验证码，可以忽略此邮件。请勿将验证码告知任何人。",
  },
  linkMail: {
    subject: (organisation) => `继续完成 ${organisation} 的身份验证`,
    text: (organisation) => `您可以随时在此继续完成 ${organisation} 的身份验证，也可以换一台设备操作。`,
    goOn: "继续",
    caution: "此链接仅供您本人使用，请勿转发。如果您没有请求此链接，请忽略此邮件。",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} 请您验证身份`,
    request: (organisation) => `${organisation} 请您验证身份。请准备好您的身份证件。只需几分钟。`,
    begin: "开始验证",
    scan: "或用手机相机扫描此二维码：",
    qrCode: "链接的二维码",
  },
  completedMail: {
    subject: (organisation) => `您在 ${organisation} 的身份验证：资料已全部收到`,
    text: (organisation) => `谢谢。您为 ${organisation} 提交的资料已全部收到，正在审核。`,
    next: (organisation) => `您无需再做任何操作。${organisation} 会将结果通知您。`,
    caution: (organisation) => `如果您并未在等待 ${organisation} 的消息，请忽略此邮件。`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} 需要您补充资料`,
    request: (organisation) => `您在 ${organisation} 的身份验证尚未完成。`,
    reasons: {
      images_missing: "缺少照片或视频。请全部重新拍摄。",
      document_unreadable: "您的证件照片无法识别。请在光线充足、无反光处重新拍摄。",
      document_side_missing: "缺少证件的一面。请拍摄正反两面。",
      document_damaged: "您的证件似乎已损坏。请使用其他证件。",
      document_not_accepted: "不接受此类证件。请使用其他证件。",
      document_expired: "您的证件已过期。请使用有效证件。",
      face_unclear: "未能看清您的面部。请在光线充足处独自重新拍摄。",
      other: "有些内容无法核对。请重新完成各个步骤。",
    },
    goOn: "继续",
  },
  codeSms: {
    withName: (code, organisation) => `【${organisation}】验证码：${code}，请勿告知他人。`,
    withoutName: (code) => `验证码：${code}，请勿告知他人。`,
  },
  hostedPage: {
    title: "验证您的身份",
    noScript: "此页面需要 JavaScript。请在浏览器设置中启用，然后重新加载页面。",
    notFound: "此链接无效",
    advice: "请确认您打开的是完整链接，或向发送者索取新的链接。",
  },
};
