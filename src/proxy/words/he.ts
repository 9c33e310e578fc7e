import { isolate } from "../../contract/isolate.js";
import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("he", { one: "דקה אחת", two: "שתי דקות", other: "#\u00a0דקות" });

/** Hebrew, in words that are the same to men and women where there are any. Each text begins with a Hebrew word: mail programs take the direction from the first letter. */
export const words: Words = {
  help: (organisation) => `דרושה עזרה? כך פונים אל ${isolate(organisation)}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `הקישור תקף עד ${isolate(date)}.`,
  linkCaution: (organisation) =>
    `הקישור אישי: אין להעביר אותו לאיש. אם לא ציפית להודעה מ־${isolate(organisation)}, אפשר להתעלם מהודעה זו.`,
  codeMail: {
    subject: (code, organisation) => `הקוד שלך עבור ${isolate(organisation)} הוא ${code}`,
    before: (organisation) => `הקוד שלך עבור ${isolate(organisation)} הוא:`,
    validity: (count) => `הקוד תקף למשך ${minutes(count)}. יש להזין אותו בעמוד שבו התחלת.`,
    caution: "אם לא ביקשת את הקוד, אפשר להתעלם מהודעה זו. אין למסור את הקוד לאיש.",
  },
  linkMail: {
    subject: (organisation) => `המשך אימות הזהות שלך עבור ${isolate(organisation)}`,
    text: (organisation) =>
      `כאן אפשר להמשיך את אימות הזהות שלך עבור ${isolate(organisation)} בכל עת, גם במכשיר אחר.`,
    goOn: "המשך",
    caution: "הקישור אישי: אין להעביר אותו לאיש. אם לא ביקשת אותו, אפשר להתעלם מהודעה זו.",
  },
  invitationMail: {
    subject: (organisation) => `בקשה מ־${isolate(organisation)} לאמת את זהותך`,
    request: (organisation) =>
      `התקבלה בקשה מ־${isolate(organisation)} לאמת את זהותך. יש להכין תעודה מזהה. התהליך נמשך דקות ספורות.`,
    begin: "התחלת האימות",
    scan: "אפשר גם לסרוק את הקוד הזה במצלמת הטלפון:",
    qrCode: "קוד QR של הקישור",
  },
  completedMail: {
    subject: (organisation) => `אימות הזהות שלך עבור ${isolate(organisation)}: הכול התקבל`,
    text: (organisation) => `תודה. כל מה שמסרת עבור ${isolate(organisation)} התקבל ונמצא בבדיקה.`,
    next: (organisation) => `אין צורך לעשות דבר נוסף. התוצאה תישלח אליך מאת ${isolate(organisation)}.`,
    caution: (organisation) => `אם לא ציפית להודעה מ־${isolate(organisation)}, אפשר להתעלם מהודעה זו.`,
  },
  actionMail: {
    subject: (organisation) => `נדרשת ממך פעולה נוספת עבור ${isolate(organisation)}`,
    request: (organisation) => `אימות הזהות שלך עבור ${isolate(organisation)} עדיין לא הושלם.`,
    reasons: {
      images_missing: "חסרה תמונה או חסר סרטון. נא לצלם את כולם שוב.",
      document_unreadable: "לא הצלחנו לקרוא את צילום התעודה. נא לצלם שוב, בתאורה טובה וללא השתקפויות.",
      document_side_missing: "חסר צד אחד של התעודה. נא לצלם את שני הצדדים.",
      document_damaged: "נראה שהתעודה פגומה. נא להשתמש בתעודה אחרת.",
      document_not_accepted: "סוג התעודה הזה אינו מתקבל. נא להשתמש בתעודה אחרת.",
      document_expired: "תוקף התעודה פג. נא להשתמש בתעודה בתוקף.",
      face_unclear: "הפנים לא נראו בבירור. נא לצלם שוב, בתאורה טובה וללא אנשים נוספים.",
      other: "לא הצלחנו לבדוק חלק מהדברים. נא לעבור שוב על השלבים.",
    },
    goOn: "המשך",
  },
  codeSms: {
    withName: (code, organisation) => `הקוד עבור ${organisation}: ${code}. אין למסור אותו.`,
    withoutName: (code) => `הקוד שלך: ${code}. אין למסור אותו.`,
  },
  hostedPage: {
    title: "אימות הזהות שלך",
    noScript: "העמוד הזה זקוק ל־JavaScript. יש להפעיל אותו בהגדרות הדפדפן ולטעון את העמוד מחדש.",
    notFound: "הקישור אינו תקין",
    advice: "נא לוודא שהקישור נפתח במלואו, או לבקש קישור חדש ממי ששלח אותו.",
  },
};
