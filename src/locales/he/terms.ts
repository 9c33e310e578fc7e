import type { MainTerms } from "../terms.js";

const wait = "רק רגע…";
const ready = "יש להכין תעודה מזהה.";

/** Keeps a name or an address in one piece, in its own direction (Unicode Annex 9: FSI, PDI). */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Hebrew, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "rtl",
  loading: wait,
  close: "סגירה",
  languageLabel: "שפה",
  unreachable: "השירות אינו זמין כרגע. יש לבדוק את החיבור לאינטרנט ולנסות שוב.",
  offline: "אין חיבור לאינטרנט. אפשר יהיה להמשיך ברגע שהחיבור יחזור.",
  tryAgain: "ניסיון חוזר",
  progress: (step, count) => `שלב ${step} מתוך ${count}`,
  stepNames: { details: "פרטים", code: "קוד", launch: "אימות", completed: "סיום" },

  detailsHeading: "הפרטים שלך",
  detailsText: (organisation) =>
    `כדי להמשיך עם ${isolate(organisation)} יש לאמת את זהותך. זה יימשך כמה דקות.`,
  labels: {
    email: "כתובת דוא״ל",
    firstName: "שם פרטי",
    middleName: "שם אמצעי",
    familyName: "שם משפחה",
    fullName: "שם מלא",
    dateOfBirth: "תאריך לידה",
    day: "יום",
    month: "חודש",
    year: "שנה",
    preferredContactNumber: "מספר טלפון",
    address: "כתובת",
  },
  optional: "(לא חובה)",
  oneName: "(אם יש לך שם אחד בלבד, יש להשאיר ריק)",
  dateExample: (date) => `לדוגמה: ${date}`,
  privacy: (organisation) => `כך נעשה שימוש בפרטים שלך ב־${isolate(organisation)}`,
  continue: "המשך",
  sending: wait,

  codeHeading: "נא לבדוק את הדוא״ל",
  codeHeadingSms: "נא לבדוק את המסרונים",
  codeOffer: (recipient) => `לשם אבטחה נשלח קוד בן שש ספרות אל ${isolate(recipient)}.`,
  sendCode: "שליחת הקוד",
  codeText: (recipient) => `שלחנו קוד בן שש ספרות אל ${isolate(recipient)}.`,
  codeTextAgo: (recipient, minutes) =>
    `שלחנו ${new Intl.RelativeTimeFormat("he").format(-minutes, "minute").replace(" (1)", "").replaceAll(" ", "\u00a0")} קוד בן שש ספרות אל ${isolate(recipient)}.`,
  codeDelayed: (recipient) => `קוד בן שש ספרות בדרך אל ${isolate(recipient)}. זה יכול להימשך כמה דקות.`,
  codeRefused: (recipient) => `לא הצלחנו לשלוח קוד אל ${isolate(recipient)}. יש לבדוק את הפרטים ולנסות שוב.`,
  codeBySms: "שליחה במסרון במקום זאת",
  codeByMail: "שליחה בדוא״ל במקום זאת",
  spamHint: "ההודעה לא הגיעה? כדאי לבדוק גם בתיקיית דואר הזבל.",
  codeLabel: "קוד בן שש ספרות",
  codeHint: "אפשר להקליד או להדביק אותו, ונבדוק אותו ברגע שיושלם.",
  codeValid: (minutes) =>
    `תוקף הקוד: ${minutes === 1 ? "דקה אחת" : new Intl.NumberFormat("he", { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes).replaceAll(" ", "\u00a0")}.`,
  codeExpired: "תוקף הקוד פג. יש לבקש קוד חדש.",
  invalidCode: "יש להזין את שש ספרות הקוד",
  resend: "שליחת קוד חדש",
  resendIn: (seconds) =>
    `אפשר יהיה לבקש קוד חדש ${new Intl.RelativeTimeFormat("he").format(seconds, "second").replace(" (1)", "").replaceAll(" ", "\u00a0")}.`,
  resent: "קוד חדש בדרך אליך.",
  otherEmail: "שימוש בכתובת דוא״ל אחרת",
  otherDetails: "שימוש בפרטים אחרים",

  launchHeading: "אימות הזהות שלך",
  launchText: `${ready} העמוד הזה נשאר פתוח ויתעדכן כשהאימות יסתיים.`,
  frameText: `${ready} האימות ייפתח כאן ויבקש גישה למצלמה.`,
  redirectText: `${ready} האימות ייפתח בעמוד אחר, ובסיומו תהיה חזרה לכאן.`,
  open: "התחלת האימות",
  checkedBy: (provider, organisation) =>
    `הבדיקה נעשית באמצעות ${isolate(provider)} עבור ${isolate(organisation)}.`,
  sentTo: (provider, organisation) => `נשלח בהצפנה אל ${isolate(provider)} עבור ${isolate(organisation)}`,
  privacyShort: "פרטיות",
  opensTab: "(נפתח בכרטיסייה חדשה)",
  scanHeading: "המשך בטלפון",
  scanSteps: [
    "פותחים את מצלמת הטלפון.",
    "מכוונים אותה אל הקוד ולוחצים על הקישור.",
    "ממשיכים לפי ההנחיות בטלפון.",
  ],
  scanOther: "יש לסרוק את הקוד במצלמת המכשיר האחר.",
  continueHere: "המשך במחשב הזה",
  qrLabel: "קוד QR שפותח את האימות בטלפון",
  otherDevice: "שימוש במכשיר אחר",

  laterText: "להמשך במועד אחר או במכשיר אחר:",
  mailLink: "שליחת הקישור לדוא״ל שלי",
  linkFailed: "הפעולה לא הצליחה. אפשר לנסות שוב בעוד כמה דקות.",
  copyLink: "העתקת הקישור",
  linkCopied: "הועתק",
  shareLink: "שיתוף",

  waitingHeading: "ממתינים להשלמת האימות",
  waitingText: "יש להשלים את האימות בכרטיסייה או בטלפון שבהם נפתח. לאחר מכן העמוד הזה יתקדם מעצמו.",
  returnedHeading: "רק רגע, בבקשה",
  returnedText: "אנחנו ממתינים לאישור שהכול הגיע. אם האימות לא הושלם, יש לפתוח אותו שוב.",
  connectedPhone: "החיבור הצליח: אפשר להמשיך בטלפון",
  connectedDevice: "החיבור הצליח: אפשר להמשיך במכשיר האחר",
  connectedText: "יש להמשיך שם לפי ההנחיות. העמוד הזה יתקדם מעצמו.",
  waitingNext: (organisation) =>
    `זה נמשך בדרך כלל כמה דקות. אחר כך הכול נבדק, ועדכון יישלח אליך מאת ${isolate(organisation)}. אפשר לסגור את העמוד: דבר לא יאבד.`,
  stages: { opened: "נפתח", in_progress: "בתהליך", submitted: "הכול נמסר" },
  stageDone: "(הושלם)",
  nothingYet: "עדיין לא הגיע דבר.",
  checking: "בודקים…",
  nothingNew: "בדקנו כרגע: אין חדש.",
  goOn: "אפשר להמשיך עכשיו.",
  reconnecting: "השירות אינו זמין כרגע. אנחנו ממשיכים לנסות.",
  checkNow: "בדיקה עכשיו",
  openAgain: "פתיחה חוזרת או הצגת קוד QR",

  startOver: "התחלה מחדש",
  changeDetails: "שינוי הפרטים",
  getHelp: "עזרה",

  completedHeading: "הכול הושלם",
  completedText: (organisation) =>
    `תודה. הכול נמסר ונמצא בבדיקה. הודעה על התוצאה תישלח אליך מאת ${isolate(organisation)}.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
