import type { LaterTerms } from "../terms.js";

const unreachable = "تعذّر الوصول إلى الخدمة حاليًا. يُرجى مراجعة اتصالك بالإنترنت ثم إعادة المحاولة.";
const setup = "لم تُضبط هذه الصفحة بشكل صحيح. يُرجى إبلاغ القائمين عليها.";
const again = "يمكنك البدء من جديد.";
const elsewhere = "يُرجى فتحه في علامة تبويب جديدة أو استخدام جهاز آخر.";
const lost = "ولن يُحتسب ما أنجزته في التحقق حتى الآن.";
const other = "يُرجى استخدام وثيقة أخرى.";
const retake = "يُرجى التقاط الصورة من جديد";
const newCode = "يُرجى طلب رمز جديد.";
const tooMany = "محاولات كثيرة جدًا.";
const help = "إذا تكرر ذلك، فيُرجى طلب المساعدة.";
const spam = "يُرجى تفقّد مجلد البريد المزعج أيضًا";

/** Keeps a name or an address in one piece, in its own direction (Unicode Annex 9: FSI, PDI). */
const isolate = (text: string): string => `\u2068${text}\u2069`;

const rules = new Intl.PluralRules("ar");
/** Writes a number and its noun. @param forms for 1, 2, 3 to 10, 11 to 99, and round hundreds */
function plural(count: number, [one, two, few, many, round]: readonly string[]): string {
  const rule = rules.select(count);
  if (rule === "one") return `${one}`;
  if (rule === "two") return `${two}`;
  return `${count}\u00a0${rule === "few" ? few : rule === "many" ? many : round}`;
}

/** Arabic, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `التحقق من الهوية عبر ${isolate(provider)}`,
  frameOpening: "جارٍ فتح التحقق…",
  frameOpened: "التحقق مفتوح الآن.",
  frameLate: `لا يُفتح التحقق هنا. ${elsewhere}`,
  frameSilent: `ألا يظهر لك التحقق؟ ${elsewhere}`,
  openInTab: "الفتح في علامة تبويب جديدة",
  leaveHeading: "الخروج من التحقق؟",
  leaveText: "لم تُرسل صورك بعد.",
  stay: "البقاء",
  leave: "الخروج",
  frameLeft: "خرجت من التحقق. لم يُفقد شيء: يمكنك المتابعة متى شئت.",

  attemptsLeft: (count) =>
    count
      ? `المحاولات المتبقية: ${plural(count, ["محاولة واحدة", "محاولتان", "محاولات", "محاولة", "محاولة"])}.`
      : newCode,
  endedHeading: "انتهت عملية التحقق هذه",
  ended: {
    expired: "انتهى الوقت.",
    abandoned: "أُغلقت قبل الخطوة الأخيرة.",
    failed: "تعذّر إتمامها.",
  },
  endedKept: "لم يُفقد شيء: بياناتك ما زالت هنا.",
  endedAgain: again,
  startAgain: "البدء من جديد",
  checkField: (label) => `يُرجى مراجعة: ${label}`,
  tooLong: (label, most) =>
    `النص طويل جدًا: ${label}، بحد أقصى ${plural(most, ["حرف واحد", "حرفان", "أحرف", "حرفًا", "حرف"])}`,
  invalidName: (label) => `${label}: يُرجى استخدام الحروف والمسافات والشرطات والفواصل العليا فقط`,
  otherFault: "لا يمكن قبول بعض بياناتك. يُرجى طلب المساعدة.",
  rateLimited: (seconds) => {
    const time = new Intl.RelativeTimeFormat("ar");
    const wait =
      seconds < 100 ? time.format(seconds, "second") : time.format(Math.ceil(seconds / 60), "minute");
    // `Intl` says "within" for a time to come.
    return `${tooMany} يُرجى إعادة المحاولة ${wait.replace("خلال", "بعد").replaceAll(" ", "\u00a0")}.`;
  },
  codeFailed: (recipient) => `تعذّر إرسال رمز إلى ${isolate(recipient)}. يُرجى إعادة المحاولة بعد قليل.`,
  errorHeading: "حدث خطأ",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany} يُرجى إعادة المحاولة بعد دقيقة.`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "هذا الرابط غير معروف. يُرجى طلب رابط جديد أو البدء من جديد.",
    reference_ended: `انتهت عملية التحقق هذه. ${again}`,
    code_incorrect: "هذا ليس الرمز الذي أرسلناه.",
    code_expired: "انتهت صلاحية هذا الرمز. يُرجى طلب رمز جديد.",
    too_many_attempts: `${tooMany} ${newCode}`,
    token_invalid: "تم تسجيل خروجك. يُرجى تسجيل الدخول ثم العودة إلى هنا.",
    frame_blocked: `لا يمكن عرض التحقق في هذه الصفحة. ${elsewhere}`,
    unsupported_browser: "هذا المتصفح قديم جدًا. يُرجى استخدام متصفح أحدث.",
  },
  errorOther: `يُرجى إعادة المحاولة. ${help}`,
  errorFinal: `يُرجى البدء من جديد. ${help}`,
  supportCode: (code) => `رمز الدعم: ${isolate(code)}`,
  errorDetails: "تفاصيل للمطورين",

  actionHeading: "مطلوب إجراء إضافي",
  actionText: (reason) =>
    ({
      images_missing: "تنقص صورة أو مقطع فيديو. يُرجى التقاطها جميعًا من جديد.",
      document_unreadable: `تعذّرت قراءة صورة وثيقتك. ${retake} في إضاءة جيدة ودون انعكاسات.`,
      document_side_missing: "ينقص أحد وجهي وثيقتك. يُرجى تصوير الوجهين.",
      document_damaged: `يبدو أن وثيقتك تالفة. ${other}`,
      document_not_accepted: `هذا النوع من الوثائق غير مقبول. ${other}`,
      document_expired: "انتهت صلاحية وثيقتك. يُرجى استخدام وثيقة سارية.",
      face_unclear: `لم يظهر وجهك بوضوح. ${retake} بمفردك وفي إضاءة جيدة.`,
      other: "تعذّر التحقق من أحد الأمور. يُرجى إعادة الخطوات مرة أخرى.",
    })[reason],
  actionContinue: "متابعة",
  approvedHeading: "تم تأكيد هويتك",
  approvedText: (organisation) => `يمكنك الآن المتابعة مع ${isolate(organisation)}.`,
  reviewHeading: "تجري مراجعة أدق",
  reviewText: (organisation) =>
    `يراجع أحد المختصين ما قدّمته. لا يلزمك فعل شيء آخر. ستصلك النتيجة من ${isolate(organisation)}.`,
  declinedHeading: "تعذّر تأكيد هويتك",
  declinedText: (organisation) => `يُرجى التواصل مع ${isolate(organisation)} لمعرفة ما يمكنك فعله الآن.`,

  helpReady: "يُرجى تجهيز وثيقة هويتك وجهاز مزود بكاميرا. الإضاءة الجيدة تساعد.",
  helpLost: "هل أُغلقت صفحة التحقق؟ يمكنك فتحها من جديد من هنا.",
  helpDevice: "جهاز آخر؟ يمكنك مسح رمز QR به، أو فتح رابط هذه الصفحة عليه.",
  helpCode: `لم يصلك الرمز؟ قد يستغرق ذلك بضع دقائق. ${spam}، والتأكد من صحة الوجهة التي أُرسل إليها.`,
  helpCaution: (organisation) =>
    `يُرجى عدم مشاركة الرمز مع أحد. لن يطلبه منك أي شخص من ${isolate(organisation)}.`,
  helpAsk: (organisation) => `ما زلت بحاجة إلى المساعدة؟ يمكنك التواصل مع ${isolate(organisation)}.`,
  helpContact: (organisation) => `ما زلت بحاجة إلى المساعدة؟ يمكنك التواصل مع ${isolate(organisation)}:`,
  helpPage: (organisation) => `صفحة المساعدة لدى ${isolate(organisation)}`,
  linkMailed: (maskedEmail) => `أرسلنا الرابط إلى ${isolate(maskedEmail)}. ${spam}.`,
  linkLate: (maskedEmail) => `نرسل حاليًا الرابط إلى ${isolate(maskedEmail)}. قد يستغرق ذلك بضع دقائق.`,
  waitingLong: "لا داعي للعجلة. إذا تعذّر العثور على صفحة التحقق، فيُرجى فتحها من جديد.",
  waitingVeryLong: (organisation) =>
    `يستغرق هذا وقتًا أطول من المعتاد. إذا انتهيت، يمكنك إغلاق هذه الصفحة، وستصلك النتيجة من ${isolate(organisation)}. وإلا فيُرجى فتح التحقق من جديد.`,
  startOverText: `سيبدأ التحقق من جديد مع بقاء بياناتك، ${lost}`,
  startOverConfirm: "نعم، البدء من جديد",
  changeDetailsText: `إذا عدّلت أي شيء، فسيبدأ التحقق من جديد، ${lost}`,
  changeDetailsConfirm: "نعم، تعديل البيانات",
  cancel: "إلغاء",

  errorSummary: (count) => `يُرجى مراجعة ${plural(count, ["حقل واحد", "حقلين", "حقول", "حقلًا", "حقل"])}`,
  missing: (label) => `يُرجى إدخال: ${label}`,
  invalidEmail: "يُرجى إدخال بريد إلكتروني مثل \u2068name@example.com\u2069",
  invalidDate: "يُرجى إدخال تاريخ ميلاد صحيح",
  invalidPhone: "يُرجى إدخال رقم هاتف مع رمز البلد، مثل \u2068+971\u00a050\u00a0123\u00a04567\u2069",
  impossiblePhone: "يُرجى مراجعة رقم هاتفك: عدد أرقامه أقل أو أكثر من اللازم",
  didYouMean: (text) => `هل المقصود ${isolate(text)}؟`,
  nameCharacter: (label, character) =>
    `${label}: يُرجى استخدام الحروف فقط، ولا يمكن استخدام «${isolate(character)}»`,
  dateIncomplete: (labels) => `التاريخ غير مكتمل. يُرجى إضافة: ${labels}`,
  monthRange: "يُرجى إدخال الشهر رقمًا من 1 إلى 12 أو باسمه",
  yearDigits: "يُرجى إدخال السنة بأربعة أرقام",
  daysOfMonth: (month, days) => `عدد أيام ${month} هو ${days}`,
  todayDate: "هذا تاريخ اليوم. يُرجى إدخال تاريخ ميلادك",
  futureDate: "هذا التاريخ في المستقبل",
  tooOld: (year) => `يُرجى إدخال سنة بدءًا من ${year}`,
  tooYoung: (age) => `يجب ألا يقل عمرك عن ${plural(age, ["سنة واحدة", "سنتين", "سنوات", "سنة", "سنة"])}`,
};
