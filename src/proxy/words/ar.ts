import { isolate } from "../../contract/isolate.js";
import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("ar", {
  one: "دقيقة واحدة",
  two: "دقيقتين",
  few: "# دقائق",
  many: "# دقيقة",
  other: "# دقيقة",
});

/** Arabic. Each text begins with an Arabic word: mail programs take the direction from the first letter. */
export const words: Words = {
  help: (organisation) => `هل تحتاج إلى مساعدة؟ للتواصل مع ${isolate(organisation)}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `الرابط صالح حتى ${isolate(date)}.`,
  linkCaution: (organisation) =>
    `هذا الرابط مخصص لك وحدك: يُرجى عدم مشاركته مع أي شخص. إذا لم تكن تنتظر شيئًا من ${isolate(organisation)}، يُرجى تجاهل هذه الرسالة.`,
  codeMail: {
    subject: (code, organisation) => `رمزك لدى ${isolate(organisation)} هو ${code}`,
    before: (organisation) => `رمزك لدى ${isolate(organisation)} هو:`,
    validity: (count) => `الرمز صالح لمدة ${minutes(count)}. يُرجى إدخاله في الصفحة التي بدأت منها.`,
    caution: "إذا لم تطلب هذا الرمز، فيمكنك تجاهل هذه الرسالة. يُرجى عدم مشاركة الرمز مع أي شخص.",
  },
  linkMail: {
    subject: (organisation) => `متابعة التحقق من هويتك لدى ${isolate(organisation)}`,
    text: (organisation) =>
      `يمكنك هنا متابعة التحقق من هويتك لدى ${isolate(organisation)} في أي وقت، وعلى جهاز آخر أيضًا.`,
    goOn: "متابعة",
    caution: "هذا الرابط مخصص لك وحدك: يُرجى عدم مشاركته مع أي شخص. إذا لم تطلبه، يُرجى تجاهل هذه الرسالة.",
  },
  invitationMail: {
    subject: (organisation) => `يطلب منك ${isolate(organisation)} التحقق من هويتك`,
    request: (organisation) =>
      `يطلب منك ${isolate(organisation)} التحقق من هويتك. يُرجى تجهيز وثيقة الهوية. يستغرق ذلك بضع دقائق.`,
    begin: "بدء التحقق",
    scan: "أو يمكنك مسح هذا الرمز بكاميرا هاتفك:",
    qrCode: "رمز QR للرابط",
  },
  completedMail: {
    subject: (organisation) => `التحقق من هويتك لدى ${isolate(organisation)}: وصل كل شيء`,
    text: (organisation) => `شكرًا لك. وصل كل ما قدمته إلى ${isolate(organisation)}، وتجري الآن مراجعته.`,
    next: (organisation) => `ليس عليك القيام بأي شيء آخر. ستصلك النتيجة من ${isolate(organisation)}.`,
    caution: (organisation) => `إذا لم تكن تنتظر شيئًا من ${isolate(organisation)}، يُرجى تجاهل هذه الرسالة.`,
  },
  actionMail: {
    subject: (organisation) => `يحتاج ${isolate(organisation)} إلى شيء آخر منك`,
    request: (organisation) => `لم يكتمل بعد التحقق من هويتك لدى ${isolate(organisation)}.`,
    reasons: {
      images_missing: "هناك صورة أو مقطع فيديو ناقص. يُرجى التقاطها جميعًا مرة أخرى.",
      document_unreadable: "تعذّرت قراءة صورة وثيقتك. يُرجى التقاطها مرة أخرى في إضاءة جيدة ودون انعكاسات.",
      document_side_missing: "أحد وجهي وثيقتك ناقص. يُرجى تصوير الوجهين.",
      document_damaged: "يبدو أن وثيقتك تالفة. يُرجى استخدام وثيقة أخرى.",
      document_not_accepted: "هذا النوع من الوثائق غير مقبول. يُرجى استخدام وثيقة أخرى.",
      document_expired: "انتهت صلاحية وثيقتك. يُرجى استخدام وثيقة سارية.",
      face_unclear: "لم يظهر وجهك بوضوح. يُرجى التقاط الصورة مرة أخرى في إضاءة جيدة ودون وجود أشخاص آخرين.",
      other: "تعذّر التحقق من أحد العناصر. يُرجى تنفيذ الخطوات مرة أخرى.",
    },
    goOn: "متابعة",
  },
  codeSms: {
    withName: (code, organisation) => `رمزك لدى ${organisation}: ${code}. لا تشاركه.`,
    withoutName: (code) => `رمزك: ${code}. لا تشاركه.`,
  },
  hostedPage: {
    title: "التحقق من الهوية",
    noScript: "تحتاج هذه الصفحة إلى JavaScript. يُرجى تفعيله في إعدادات المتصفح ثم إعادة تحميل الصفحة.",
    notFound: "هذا الرابط غير صالح",
    advice: "يُرجى التأكد من فتح الرابط كاملًا، أو طلب رابط جديد ممن أرسله إليك.",
  },
};
