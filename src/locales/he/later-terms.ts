import type { LaterTerms } from "../terms.js";

const unreachable = "השירות אינו זמין כרגע. יש לבדוק את החיבור לאינטרנט ולנסות שוב.";
const setup = "העמוד הזה אינו מוגדר כראוי. נא לדווח למפעילי האתר.";
const again = "אפשר להתחיל מחדש.";
const elsewhere = "אפשר לפתוח אותו בכרטיסייה חדשה או להשתמש במכשיר אחר.";
const lost = "מה שנעשה באימות עד כה לא ייחשב.";
const other = "נא להשתמש בתעודה אחרת.";
const retake = "נא לצלם שוב";
const newCode = "יש לבקש קוד חדש.";
const tooMany = "היו יותר מדי ניסיונות.";
const help = "אם הבעיה חוזרת, כדאי לבקש עזרה.";
const spam = "כדאי לבדוק גם בתיקיית דואר הזבל";

/** Keeps a name or an address in one piece, in its own direction (Unicode Annex 9: FSI, PDI). */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Hebrew, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `אימות זהות באמצעות ${isolate(provider)}`,
  frameOpening: "האימות נפתח…",
  frameOpened: "האימות פתוח.",
  frameLate: `האימות אינו נפתח כאן. ${elsewhere}`,
  frameSilent: `האימות לא מוצג? ${elsewhere}`,
  openInTab: "פתיחה בכרטיסייה חדשה",
  leaveHeading: "לצאת מהאימות?",
  leaveText: "התמונות שצולמו עדיין לא נשלחו.",
  stay: "הישארות",
  leave: "יציאה",
  frameLeft: "יצאת מהאימות. דבר לא אבד: אפשר להמשיך בכל עת.",

  attemptsLeft: (count) =>
    count === 0 ? newCode : count === 1 ? "נותר ניסיון אחד." : `נותרו ${count}\u00a0ניסיונות.`,
  endedHeading: "תהליך האימות הסתיים",
  ended: {
    expired: "הזמן נגמר.",
    abandoned: "התהליך נסגר לפני השלב האחרון.",
    failed: "אירעה תקלה בתהליך.",
  },
  endedKept: "דבר לא אבד: הפרטים שלך עדיין כאן.",
  endedAgain: again,
  startAgain: "התחלה מחדש",
  checkField: (label) => `נא לבדוק: ${label}`,
  tooLong: (label, most) => `ארוך מדי: ${label}, עד ${most === 1 ? "תו אחד" : `${most}\u00a0תווים`}`,
  invalidName: (label) => `${label}: נא להשתמש רק באותיות, ברווחים, במקפים ובגרשים`,
  otherFault: "חלק מהפרטים אינו מתאים. נא לבקש עזרה.",
  rateLimited: (seconds) => {
    const time = new Intl.RelativeTimeFormat("he");
    const wait =
      seconds < 100 ? time.format(seconds, "second") : time.format(Math.ceil(seconds / 60), "minute");
    return `${tooMany} אפשר לנסות שוב ${wait.replace(" (1)", "").replaceAll(" ", "\u00a0")}.`;
  },
  codeFailed: (recipient) => `לא הצלחנו לשלוח קוד אל ${isolate(recipient)}. אפשר לנסות שוב בעוד רגע.`,
  errorHeading: "אירעה שגיאה",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany} אפשר לנסות שוב בעוד דקה.`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "הקישור הזה אינו מוכר לנו. אפשר לבקש קישור חדש או להתחיל מחדש.",
    reference_ended: `תהליך האימות הסתיים. ${again}`,
    code_incorrect: "זה לא הקוד ששלחנו.",
    code_expired: "תוקף הקוד פג. יש לבקש קוד חדש.",
    too_many_attempts: `${tooMany} ${newCode}`,
    token_invalid: "החיבור לחשבון הסתיים. יש להתחבר מחדש ולחזור לכאן.",
    frame_blocked: `אי אפשר להציג את האימות בעמוד הזה. ${elsewhere}`,
    unsupported_browser: "הדפדפן הזה ישן מדי. נא להשתמש בדפדפן חדש יותר.",
  },
  errorOther: `אפשר לנסות שוב. ${help}`,
  errorFinal: `אפשר להתחיל מחדש. ${help}`,
  supportCode: (code) => `קוד לתמיכה: ${isolate(code)}`,
  errorDetails: "פרטים למפתחים",

  actionHeading: "חסר עוד משהו",
  actionText: (reason) =>
    ({
      images_missing: "חסרה תמונה או חסר סרטון. נא לצלם את כולם שוב.",
      document_unreadable: `לא הצלחנו לקרוא את צילום התעודה. ${retake}, בתאורה טובה וללא השתקפויות.`,
      document_side_missing: "חסר צד אחד של התעודה. נא לצלם את שני הצדדים.",
      document_damaged: `נראה שהתעודה פגומה. ${other}`,
      document_not_accepted: `סוג התעודה הזה אינו מתקבל. ${other}`,
      document_expired: "תוקף התעודה פג. נא להשתמש בתעודה בתוקף.",
      face_unclear: `הפנים לא נראו בבירור. ${retake}, בתאורה טובה וללא אנשים נוספים.`,
      other: "לא הצלחנו לבדוק חלק מהדברים. נא לעבור שוב על השלבים.",
    })[reason],
  actionContinue: "המשך",
  approvedHeading: "זהותך אומתה",
  approvedText: (organisation) => `אפשר להמשיך עם ${isolate(organisation)}.`,
  reviewHeading: "מתבצעת בדיקה מעמיקה",
  reviewText: (organisation) =>
    `החומר שנמסר נבדק כעת ידנית. אין צורך לעשות דבר נוסף. הודעה על התוצאה תישלח אליך מאת ${isolate(organisation)}.`,
  declinedHeading: "לא הצלחנו לאמת את זהותך",
  declinedText: (organisation) => `נא לפנות אל ${isolate(organisation)} כדי לברר מה אפשר לעשות עכשיו.`,

  helpReady: "כדאי להכין תעודה מזהה ומכשיר עם מצלמה. תאורה טובה עוזרת.",
  helpLost: "עמוד האימות נסגר? אפשר לפתוח אותו שוב מכאן.",
  helpDevice: "מכשיר אחר? אפשר לסרוק בו את קוד ה־QR או לפתוח בו את הקישור של העמוד הזה.",
  helpCode: `הקוד לא הגיע? זה יכול להימשך כמה דקות. ${spam}, ולוודא ששלחנו אותו לכתובת או למספר הנכונים.`,
  helpCaution: (organisation) => `אין למסור את הקוד לאיש. ב־${isolate(organisation)} לא יבקשו אותו ממך.`,
  helpAsk: (organisation) => `עדיין יש קושי? אפשר לפנות אל ${isolate(organisation)}.`,
  helpContact: (organisation) => `עדיין יש קושי? כך פונים אל ${isolate(organisation)}:`,
  helpPage: (organisation) => `עמוד העזרה של ${isolate(organisation)}`,
  linkMailed: (maskedEmail) => `שלחנו את הקישור אל ${isolate(maskedEmail)}. ${spam}.`,
  linkLate: (maskedEmail) => `הקישור בדרך אל ${isolate(maskedEmail)}. זה יכול להימשך כמה דקות.`,
  waitingLong: "אין צורך למהר. אם האימות לא נמצא, אפשר לפתוח אותו שוב.",
  waitingVeryLong: (organisation) =>
    `זה נמשך יותר מהרגיל. אם האימות הושלם, אפשר לסגור את העמוד, ועדכון יישלח אליך מאת ${isolate(organisation)}. אם לא, יש לפתוח את האימות שוב.`,
  startOverText: `התהליך יתחיל מחדש, והפרטים שלך יישארו מלאים. ${lost}`,
  startOverConfirm: "כן, להתחיל מחדש",
  changeDetailsText: `אם ישתנה פרט כלשהו, התהליך יתחיל מחדש. ${lost}`,
  changeDetailsConfirm: "כן, לשנות את הפרטים",
  cancel: "ביטול",

  errorSummary: (count) => (count === 1 ? "נא לבדוק שדה אחד" : `נא לבדוק ${count}\u00a0שדות`),
  missing: (label) => `יש למלא: ${label}`,
  invalidEmail: "יש להזין כתובת דוא״ל כמו \u2068name@example.com\u2069",
  invalidDate: "יש להזין תאריך לידה תקין",
  invalidPhone: "יש להזין מספר טלפון עם קידומת מדינה, כמו \u2068+972\u00a050\u00a0123\u00a04567\u2069",
  impossiblePhone: "יש לבדוק את מספר הטלפון: יש בו מעט מדי או יותר מדי ספרות",
  didYouMean: (text) => `האם הכוונה היא ${isolate(text)}?`,
  nameCharacter: (label, character) => `${label}: נא להשתמש באותיות בלבד, בלי ״${isolate(character)}״`,
  dateIncomplete: (labels) => `התאריך אינו מלא. נא להוסיף: ${labels}`,
  monthRange: "יש להזין את החודש כמספר בין 1 ל־12 או בשמו",
  yearDigits: "יש להזין את השנה בארבע ספרות",
  daysOfMonth: (month, days) => `ב${month} יש ${days}\u00a0ימים`,
  todayDate: "זה התאריך של היום. יש להזין תאריך לידה",
  futureDate: "התאריך הזה בעתיד",
  tooOld: (year) => `יש להזין שנה החל מ־${year}`,
  tooYoung: (age) => `הגיל המינימלי הוא ${age}`,
};
