import type { MainTerms } from "../terms.js";

const wait = "لحظة من فضلك…";
const ready = "يُرجى تجهيز وثيقة هويتك.";

/** Keeps a name or an address in one piece, in its own direction (Unicode Annex 9: FSI, PDI). */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Arabic, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "rtl",
  loading: wait,
  close: "إغلاق",
  languageLabel: "اللغة",
  unreachable: "تعذّر الوصول إلى الخدمة حاليًا. يُرجى مراجعة اتصالك بالإنترنت ثم إعادة المحاولة.",
  offline: "لا يوجد اتصال بالإنترنت. يمكنك المتابعة فور عودته.",
  tryAgain: "إعادة المحاولة",
  progress: (step, count) => `الخطوة ${step} من ${count}`,
  stepNames: { details: "البيانات", code: "الرمز", launch: "التحقق", completed: "تم" },

  detailsHeading: "بياناتك",
  detailsText: (organisation) =>
    `للمتابعة مع ${isolate(organisation)} يلزم التحقق من هويتك. يستغرق ذلك بضع دقائق.`,
  labels: {
    email: "البريد الإلكتروني",
    firstName: "الاسم الأول",
    middleName: "الاسم الأوسط",
    familyName: "اسم العائلة",
    fullName: "الاسم الكامل",
    dateOfBirth: "تاريخ الميلاد",
    day: "اليوم",
    month: "الشهر",
    year: "السنة",
    preferredContactNumber: "رقم الهاتف",
    address: "العنوان",
  },
  optional: "(اختياري)",
  oneName: "(يُترك فارغًا إذا كان لديك اسم واحد فقط)",
  dateExample: (date) => `مثال: ${date}`,
  privacy: (organisation) => `كيفية استخدام بياناتك لدى ${isolate(organisation)}`,
  continue: "متابعة",
  sending: wait,

  codeHeading: "يُرجى تفقّد بريدك الإلكتروني",
  codeHeadingSms: "يُرجى تفقّد رسائلك النصية",
  codeOffer: (recipient) => `حفاظًا على أمانك، سنرسل رمزًا من ستة أرقام إلى ${isolate(recipient)}.`,
  sendCode: "إرسال الرمز",
  codeText: (recipient) => `أرسلنا رمزًا من ستة أرقام إلى ${isolate(recipient)}.`,
  codeTextAgo: (recipient, minutes) =>
    `أرسلنا ${new Intl.RelativeTimeFormat("ar").format(-minutes, "minute").replaceAll(" ", "\u00a0")} رمزًا من ستة أرقام إلى ${isolate(recipient)}.`,
  codeDelayed: (recipient) =>
    `نرسل حاليًا رمزًا من ستة أرقام إلى ${isolate(recipient)}. قد يستغرق ذلك بضع دقائق.`,
  codeRefused: (recipient) =>
    `تعذّر إرسال رمز إلى ${isolate(recipient)}. يُرجى مراجعة البيانات ثم إعادة المحاولة.`,
  codeBySms: "الإرسال برسالة نصية بدلًا من ذلك",
  codeByMail: "الإرسال بالبريد الإلكتروني بدلًا من ذلك",
  spamHint: "لم تصلك الرسالة؟ يُرجى تفقّد مجلد البريد المزعج أيضًا.",
  codeLabel: "الرمز المكوّن من ستة أرقام",
  codeHint: "يمكنك كتابته أو لصقه، وسنتحقق منه فور اكتماله.",
  codeValid: (minutes) =>
    `مدة صلاحيته: ${new Intl.NumberFormat("ar", { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes).replaceAll(" ", "\u00a0")}.`,
  codeExpired: "انتهت صلاحية هذا الرمز. يُرجى طلب رمز جديد.",
  invalidCode: "يُرجى إدخال أرقام الرمز الستة",
  resend: "إرسال رمز جديد",
  // `Intl` says "within" for a time to come.
  resendIn: (seconds) =>
    `يمكنك طلب رمز جديد ${new Intl.RelativeTimeFormat("ar").format(seconds, "second").replace("خلال", "بعد").replaceAll(" ", "\u00a0")}.`,
  resent: "رمز جديد في طريقه إليك.",
  otherEmail: "استخدام بريد إلكتروني آخر",
  otherDetails: "استخدام بيانات أخرى",

  launchHeading: "التحقق من هويتك",
  launchText: `${ready} تبقى هذه الصفحة مفتوحة، وتُحدَّث تلقائيًا عند انتهائك.`,
  frameText: `${ready} يُفتح التحقق هنا ويطلب استخدام الكاميرا.`,
  redirectText: `${ready} سيُفتح التحقق في صفحة أخرى، وتكون العودة إلى هنا بعد الانتهاء.`,
  open: "بدء التحقق",
  checkedBy: (provider, organisation) =>
    `يُجرى هذا التحقق عبر ${isolate(provider)} لصالح ${isolate(organisation)}.`,
  sentTo: (provider, organisation) =>
    `تُرسل البيانات مشفّرة إلى ${isolate(provider)} لصالح ${isolate(organisation)}`,
  privacyShort: "الخصوصية",
  opensTab: "(يُفتح في علامة تبويب جديدة)",
  scanHeading: "المتابعة على هاتفك",
  scanSteps: [
    "فتح كاميرا الهاتف.",
    "توجيهها إلى هذا الرمز ثم النقر على الرابط.",
    "اتباع الخطوات على الهاتف.",
  ],
  scanOther: "يُرجى مسح هذا الرمز بكاميرا الجهاز الآخر.",
  continueHere: "المتابعة على هذا الكمبيوتر",
  qrLabel: "رمز QR يفتح التحقق على هاتفك",
  otherDevice: "استخدام جهاز آخر",

  laterText: "المتابعة لاحقًا أو على جهاز آخر:",
  mailLink: "إرسال الرابط إلى بريدي",
  linkFailed: "تعذّر ذلك. يُرجى إعادة المحاولة بعد بضع دقائق.",
  copyLink: "نسخ الرابط",
  linkCopied: "تم النسخ",
  shareLink: "مشاركة",

  waitingHeading: "في انتظار إتمام التحقق",
  waitingText:
    "يُرجى إتمام التحقق في علامة التبويب أو على الهاتف حيث فتحته، ثم تنتقل هذه الصفحة تلقائيًا إلى الخطوة التالية.",
  returnedHeading: "لحظة من فضلك",
  returnedText: "ننتظر تأكيد وصول كل شيء. إذا لم يكتمل التحقق بعد، فيُرجى فتحه من جديد.",
  connectedPhone: "تم الاتصال: يُرجى المتابعة على هاتفك",
  connectedDevice: "تم الاتصال: يُرجى المتابعة على الجهاز الآخر",
  connectedText: "يُرجى اتباع الخطوات هناك. تنتقل هذه الصفحة تلقائيًا إلى الخطوة التالية.",
  waitingNext: (organisation) =>
    `يستغرق ذلك عادةً بضع دقائق. بعدها تُراجَع البيانات، وتصلك النتيجة من ${isolate(organisation)}. يمكنك إغلاق هذه الصفحة دون فقدان أي شيء.`,
  stages: { opened: "تم الفتح", in_progress: "قيد التنفيذ", submitted: "تم تسليم كل شيء" },
  stageDone: "(تم)",
  nothingYet: "لم يصل شيء بعد.",
  checking: "جارٍ الاستعلام…",
  nothingNew: "استعلمنا الآن: لا جديد.",
  goOn: "يمكنك المتابعة الآن.",
  reconnecting: "تعذّر الوصول إلى الخدمة حاليًا. نواصل المحاولة.",
  checkNow: "الاستعلام الآن",
  openAgain: "فتح التحقق من جديد أو عرض رمز QR",

  startOver: "البدء من جديد",
  changeDetails: "تعديل البيانات",
  getHelp: "المساعدة",

  completedHeading: "اكتملت جميع الخطوات",
  completedText: (organisation) =>
    `شكرًا لك. تم تسليم كل شيء وتجري مراجعته. ستصلك النتيجة من ${isolate(organisation)}.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
