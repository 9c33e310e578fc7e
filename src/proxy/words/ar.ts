import { isolate } from "../../contract/isolate.js";
import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("ar", {
  one: "دقيقة واحدة",
  two: "دقيقتين",
  few: "#\u00a0دقائق",
  many: "#\u00a0دقيقة",
  other: "#\u00a0دقيقة",
});

/** Arabic. Each text begins with an Arabic word: mail programs take the direction from the first letter. */
export const words: Words = {
  help: (organisation) => `للمساعدة، يُرجى التواصل مع ${isolate(organisation)}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `الرابط صالح حتى ${isolate(date)}.`,
  linkCaution: (organisation) =>
    `هذا الرابط مخصص لك وحدك: يُرجى عدم مشاركته مع أي شخص. إذا كانت هذه الرسالة من ${isolate(organisation)} غير متوقعة، فيُرجى تجاهلها.`,
  codeMail: {
    subject: (code, organisation) => `رمزك لدى ${isolate(organisation)} هو ${code}`,
    before: (organisation) => `رمزك لدى ${isolate(organisation)} هو:`,
    validity: (count) => `الرمز صالح لمدة ${minutes(count)}. يُرجى إدخاله في الصفحة التي بدأت منها.`,
    caution: "إذا لم يكن هذا الرمز بطلب منك، فيمكنك تجاهل هذه الرسالة. يُرجى عدم مشاركة الرمز مع أي شخص.",
  },
  linkMail: {
    subject: (organisation) => `متابعة التحقق من هويتك لدى ${isolate(organisation)}`,
    text: (organisation) =>
      `يمكنك هنا متابعة التحقق من هويتك لدى ${isolate(organisation)} في أي وقت، وعلى جهاز آخر أيضًا.`,
    goOn: "متابعة",
    caution:
      "هذا الرابط مخصص لك وحدك: يُرجى عدم مشاركته مع أي شخص. إذا لم يكن بطلب منك، فيُرجى تجاهل هذه الرسالة.",
  },
  invitationMail: {
    subject: (organisation) => `طلب من ${isolate(organisation)} للتحقق من هويتك`,
    request: (organisation) =>
      `هذا طلب من ${isolate(organisation)} للتحقق من هويتك. يُرجى تجهيز وثيقة الهوية. يستغرق ذلك بضع دقائق.`,
    begin: "بدء التحقق",
    scan: "أو يمكنك مسح هذا الرمز بكاميرا هاتفك:",
    qrCode: "رمز QR للرابط",
  },
  completedMail: {
    subject: (organisation) => `التحقق من هويتك لدى ${isolate(organisation)}: وصل كل شيء`,
    text: (organisation) => `شكرًا لك. وصل كل ما قدمته إلى ${isolate(organisation)}، وتجري الآن مراجعته.`,
    next: (organisation) => `لا يلزمك فعل شيء آخر. ستصلك النتيجة من ${isolate(organisation)}.`,
    caution: (organisation) => `إذا كانت هذه الرسالة من ${isolate(organisation)} غير متوقعة، فيُرجى تجاهلها.`,
  },
  actionMail: {
    subject: (organisation) => `مطلوب منك إجراء إضافي لدى ${isolate(organisation)}`,
    request: (organisation) => `لم يكتمل بعد التحقق من هويتك لدى ${isolate(organisation)}.`,
    reasons: {
      images_missing: "تنقص صورة أو مقطع فيديو. يُرجى التقاطها جميعًا من جديد.",
      document_unreadable: "تعذّرت قراءة صورة وثيقتك. يُرجى التقاط الصورة من جديد في إضاءة جيدة ودون انعكاسات.",
      document_side_missing: "ينقص أحد وجهي وثيقتك. يُرجى تصوير الوجهين.",
      document_damaged: "يبدو أن وثيقتك تالفة. يُرجى استخدام وثيقة أخرى.",
      document_not_accepted: "هذا النوع من الوثائق غير مقبول. يُرجى استخدام وثيقة أخرى.",
      document_expired: "انتهت صلاحية وثيقتك. يُرجى استخدام وثيقة سارية.",
      face_unclear: "لم يظهر وجهك بوضوح. يُرجى التقاط الصورة من جديد بمفردك وفي إضاءة جيدة.",
      other: "تعذّر التحقق من أحد الأمور. يُرجى إعادة الخطوات مرة أخرى.",
    },
    goOn: "متابعة",
  },
  codeSms: {
    withName: (code, organisation) => `رمزك لدى ${organisation}: ${code}. يُرجى عدم مشاركته.`,
    withoutName: (code) => `رمزك: ${code}. يُرجى عدم مشاركته.`,
  },
  hostedPage: {
    title: "التحقق من هويتك",
    noScript: "تحتاج هذه الصفحة إلى JavaScript. يُرجى تفعيله في إعدادات المتصفح ثم إعادة تحميل الصفحة.",
    notFound: "هذا الرابط غير صالح",
    advice: "يُرجى التأكد من فتح الرابط كاملًا، أو طلب رابط جديد ممن أرسله إليك.",
  },
};
