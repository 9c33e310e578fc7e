import type { LaterTerms } from "../terms.js";

const unreachable = "暂时无法连接服务。请检查网络后重试。";
const setup = "此页面设置有误，请告知网站管理人员。";
const again = "您可以重新开始。";
const elsewhere = "请在新标签页中打开，或使用其他设备。";
const lost = "您在验证中已完成的内容将不再有效。";
const other = "请使用其他证件。";
const newCode = "请重新获取验证码。";
const help = "如果问题持续出现，请寻求帮助。";
const spam = "请同时查看垃圾邮件箱";
const stuck = "仍有问题？";

/** Chinese in simplified characters, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `${provider} 身份验证`,
  frameOpening: "正在打开验证…",
  frameOpened: "验证已打开。",
  frameLate: `验证无法在此处打开。${elsewhere}`,
  frameSilent: `看不到验证页面？${elsewhere}`,
  openInTab: "改为在新标签页中打开",
  leaveHeading: "要离开验证吗？",
  leaveText: "您拍摄的照片尚未发送。",
  stay: "继续验证",
  leave: "离开",
  frameLeft: "您已离开验证。资料没有丢失，您可以随时继续。",

  attemptsLeft: (count) => (count ? `您还可以尝试 ${count}\u00a0次。` : newCode),
  endedHeading: "本次验证已结束",
  ended: {
    expired: "时间已到。",
    abandoned: "验证在最后一步之前已关闭。",
    failed: "过程中出现了问题。",
  },
  endedKept: "您的信息没有丢失，仍保留在此。",
  endedAgain: again,
  startAgain: "重新开始",
  checkField: (label) => `请检查：${label}`,
  tooLong: (label, most) => `${label}过长，最多 ${most}\u00a0个字符`,
  invalidName: (label) => `${label}只能包含文字、空格、连字符和撇号`,
  otherFault: "您的部分信息无法使用，请寻求帮助。",
  rateLimited: (seconds) =>
    `操作过于频繁，请在 ${seconds < 100 ? `${seconds}\u00a0秒` : `${Math.ceil(seconds / 60)}\u00a0分钟`}后重试。`,
  codeFailed: (recipient) => `无法向 ${recipient} 发送验证码，请稍后重试。`,
  errorHeading: "出现问题",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: "操作过于频繁，请一分钟后重试。",
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "此链接无效。请获取新链接，或重新开始。",
    reference_ended: `本次验证已结束。${again}`,
    code_incorrect: "验证码不正确。",
    code_expired: "验证码已过期，请重新获取。",
    too_many_attempts: `尝试次数过多。${newCode}`,
    token_invalid: "您已退出登录。请重新登录后返回此处。",
    frame_blocked: `验证无法在本页面中显示。${elsewhere}`,
    unsupported_browser: "此浏览器版本过旧，请使用较新的浏览器。",
  },
  errorOther: `请重试。${help}`,
  errorFinal: `请重新开始。${help}`,
  supportCode: (code) => `客服代码：${code}`,
  errorDetails: "供开发人员参考的详情",

  actionHeading: "还需要补充",
  actionText: (reason) =>
    ({
      images_missing: "缺少照片或视频。请全部重新拍摄。",
      document_unreadable: "您的证件照片无法识别。请在光线充足、无反光处重新拍摄。",
      document_side_missing: "缺少证件的一面。请拍摄正反两面。",
      document_damaged: `您的证件似乎已损坏。${other}`,
      document_not_accepted: `不接受此类证件。${other}`,
      document_expired: "您的证件已过期。请使用有效证件。",
      face_unclear: "未能看清您的面部。请在光线充足处独自重新拍摄。",
      other: "有些内容无法核对。请重新完成各个步骤。",
    })[reason],
  actionContinue: "继续",
  approvedHeading: "您的身份已验证",
  approvedText: (organisation) => `您的身份已确认，可以继续办理 ${organisation} 的业务。`,
  reviewHeading: "我们正在进一步审核",
  reviewText: (organisation) =>
    `工作人员正在查看您提交的资料，您无需再做任何操作。${organisation} 会将结果通知您。`,
  declinedHeading: "我们无法验证您的身份",
  declinedText: (organisation) => `请联系 ${organisation}，了解您现在可以怎么做。`,

  helpReady: "请备好身份证件和带摄像头的设备，并保持光线充足。",
  helpLost: "找不到验证页面？您可以从这里重新打开。",
  helpDevice: "换用其他设备？请用该设备扫描二维码，或打开本页面的链接。",
  helpCode: `没有收到验证码？可能需要几分钟。${spam}，并确认接收方是否正确。`,
  helpCaution: (organisation) => `请勿将验证码告诉任何人。${organisation} 不会向您索要。`,
  helpAsk: (organisation) => `${stuck}请咨询 ${organisation}。`,
  helpContact: (organisation) => `${stuck}请联系 ${organisation}：`,
  helpPage: (organisation) => `${organisation} 的帮助页面`,
  linkMailed: (maskedEmail) => `链接已发送至 ${maskedEmail}。${spam}。`,
  linkLate: (maskedEmail) => `正在向 ${maskedEmail} 发送链接，可能需要几分钟。`,
  waitingLong: "请慢慢操作，不必着急。如果找不到验证页面，请重新打开。",
  waitingVeryLong: (organisation) =>
    `所需时间比平常长。如果您已完成，可以关闭本页面，${organisation} 会通知您；如果尚未完成，请重新打开验证。`,
  startOverText: `您将从头开始，已填写的信息会保留。${lost}`,
  startOverConfirm: "是，从头开始",
  changeDetailsText: `如果修改信息，您需要从头开始。${lost}`,
  changeDetailsConfirm: "是，修改信息",
  cancel: "取消",

  errorSummary: (count) => `请检查 ${count}\u00a0处内容`,
  missing: (label) => `请输入${label}`,
  invalidEmail: "请输入电子邮箱，例如 name@example.com",
  invalidDate: "请输入正确的出生日期",
  invalidPhone: "请输入带国家代码的电话号码，例如 +86\u00a0131\u00a02345\u00a06789",
  impossiblePhone: "请检查电话号码：位数过少或过多",
  didYouMean: (text) => `您是指 ${text} 吗？`,
  nameCharacter: (label, character) => `${label}只能使用文字，不能包含“${character}”`,
  dateIncomplete: (labels) => `日期不完整，请补充：${labels}`,
  monthRange: "请输入 1 至 12 的数字，或月份名称",
  yearDigits: "请输入四位数年份",
  daysOfMonth: (month, days) => `${month}只有 ${days}\u00a0天`,
  todayDate: "这是今天的日期，请输入您的出生日期",
  futureDate: "该日期晚于今天",
  tooOld: (year) => `请输入 ${year} 年或之后的年份`,
  tooYoung: (age) => `您必须年满 ${age}\u00a0岁`,
};
