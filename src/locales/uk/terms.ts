import type { MainTerms } from "../terms.js";

const wait = "Зачекайте, будь ласка…";
const ready = "Підготуйте документ, що посвідчує особу.";

/** Ukrainian, for a verification without mistakes. */
export const terms: MainTerms = {
  direction: "ltr",
  loading: wait,
  close: "Закрити",
  languageLabel: "Мова",
  unreachable: "Сервіс зараз недоступний. Перевірте з’єднання та спробуйте ще раз.",
  offline: "Немає з’єднання з\u00a0інтернетом. Ви зможете продовжити, щойно воно відновиться.",
  tryAgain: "Спробувати ще раз",
  progress: (step, count) => `Крок ${step} з\u00a0${count}`,
  stepNames: { details: "Дані", code: "Код", launch: "Перевірка", completed: "Готово" },

  detailsHeading: "Ваші дані",
  detailsText: (organisation) => `${organisation} має встановити вашу особу. Це займе кілька хвилин.`,
  labels: {
    email: "Електронна адреса",
    firstName: "Ім’я",
    middleName: "По батькові",
    familyName: "Прізвище",
    fullName: "Ім’я та прізвище",
    dateOfBirth: "Дата народження",
    day: "День",
    month: "Місяць",
    year: "Рік",
    preferredContactNumber: "Номер телефону",
    address: "Адреса",
  },
  optional: "(необов’язково)",
  oneName: "(залиште порожнім, якщо маєте лише одне ім’я)",
  dateExample: (date) => `Наприклад, ${date}`,
  privacy: (organisation) => `Як ${organisation} використовує ваші дані`,
  continue: "Продовжити",
  sending: wait,

  codeHeading: "Перевірте електронну пошту",
  codeHeadingSms: "Перевірте SMS-повідомлення",
  codeOffer: (recipient) => `Щоб переконатися, що це ви, ми надішлемо шестизначний код на ${recipient}.`,
  sendCode: "Надіслати код",
  codeText: (recipient) => `Ми надіслали шестизначний код на ${recipient}.`,
  codeTextAgo: (recipient, minutes) =>
    `Ми надіслали шестизначний код на ${recipient} ${new Intl.RelativeTimeFormat("uk").format(-minutes, "minute").replaceAll(" ", "\u00a0")}.`,
  codeDelayed: (recipient) => `Надсилаємо шестизначний код на ${recipient}. Це може тривати кілька хвилин.`,
  codeRefused: (recipient) => `Не вдалося надіслати код на ${recipient}. Перевірте дані та спробуйте ще раз.`,
  codeBySms: "Надіслати SMS-повідомленням",
  codeByMail: "Надіслати електронною поштою",
  spamHint: "Немає листа? Перевірте також папку «Спам».",
  codeLabel: "Шестизначний код",
  codeHint: "Введіть або вставте код: ми перевіримо його, щойно він буде повним.",
  codeValid: (minutes) =>
    `Термін дії: ${new Intl.NumberFormat("uk", { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes).replaceAll(" ", "\u00a0")}.`,
  codeExpired: "Термін дії коду минув. Замовте новий.",
  invalidCode: "Введіть шість цифр коду",
  resend: "Надіслати новий код",
  resendIn: (seconds) =>
    `Новий код можна замовити ${new Intl.RelativeTimeFormat("uk").format(seconds, "second").replaceAll(" ", "\u00a0")}.`,
  resent: "Новий код уже надіслано.",
  otherEmail: "Указати іншу електронну адресу",
  otherDetails: "Указати інші дані",

  launchHeading: "Підтвердьте свою особу",
  launchText: `${ready} Ця сторінка залишається відкритою та оновиться, коли ви завершите.`,
  frameText: `${ready} Перевірка відкриється тут і\u00a0попросить доступ до камери.`,
  redirectText: `${ready} Ви перейдете на іншу сторінку й\u00a0повернетеся, коли завершите.`,
  open: "Почати перевірку",
  checkedBy: (provider, organisation) => `Перевірку для ${organisation} здійснює ${provider}.`,
  sentTo: (provider, organisation) =>
    `Дані надходять у\u00a0зашифрованому вигляді. Отримувач: ${provider} (для ${organisation})`,
  privacyShort: "Конфіденційність",
  opensTab: "(відкриється в\u00a0новій вкладці)",
  scanHeading: "Продовжте на телефоні",
  scanSteps: [
    "Відкрийте камеру телефона.",
    "Наведіть її на цей код і\u00a0торкніться посилання.",
    "Виконайте кроки на телефоні.",
  ],
  scanOther: "Відскануйте цей код камерою іншого пристрою.",
  continueHere: "Продовжити на цьому комп’ютері",
  qrLabel: "QR-код, який відкриває перевірку на телефоні",
  otherDevice: "Скористатися іншим пристроєм",

  laterText: "Продовжити пізніше або на іншому пристрої:",
  mailLink: "Надіслати посилання на пошту",
  linkFailed: "Не вдалося. Спробуйте ще раз за кілька хвилин.",
  copyLink: "Копіювати посилання",
  linkCopied: "Скопійовано",
  shareLink: "Поділитися",

  waitingHeading: "Чекаємо, поки ви завершите",
  waitingText:
    "Завершіть перевірку у\u00a0вкладці або на телефоні, де ви її відкрили. Тоді ця сторінка сама перейде далі.",
  returnedHeading: "Зачекайте, будь ласка",
  returnedText:
    "Чекаємо на підтвердження, що все надійшло. Якщо ви ще не завершили, відкрийте перевірку знову.",
  connectedPhone: "З’єднано: продовжуйте на телефоні",
  connectedDevice: "З’єднано: продовжуйте на іншому пристрої",
  connectedText: "Виконуйте кроки там. Ця сторінка сама перейде далі.",
  waitingNext: (organisation) =>
    `Зазвичай це займає кілька хвилин. Потім усе буде перевірено, і\u00a0${organisation} повідомить вас. Цю сторінку можна закрити: нічого не буде втрачено.`,
  stages: { opened: "Відкрито", in_progress: "Триває", submitted: "Усе передано" },
  stageDone: "(виконано)",
  nothingYet: "Ще нічого не надійшло.",
  checking: "Перевіряємо…",
  nothingNew: "Щойно перевірено: нічого нового.",
  goOn: "Тепер можна продовжити.",
  reconnecting: "Сервіс зараз недоступний. Ми пробуємо ще раз.",
  checkNow: "Перевірити зараз",
  openAgain: "Відкрити знову або показати QR-код",

  startOver: "Почати спочатку",
  changeDetails: "Змінити дані",
  getHelp: "Отримати допомогу",

  completedHeading: "Усе готово",
  completedText: (organisation) =>
    `Дякуємо. Усе передано, триває перевірка. ${organisation} повідомить вас про результат.`,
};

/** Loads the other terms. */
export const loadLaterTerms = () => import("./later-terms.js");
