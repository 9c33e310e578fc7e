import type { LaterTerms } from "../terms.js";

const unreachable = "Сервіс зараз недоступний. Перевірте з’єднання та спробуйте ще раз.";
const setup = "Цю сторінку неправильно налаштовано. Повідомте, будь ласка, її власника.";
const again = "Ви можете почати знову.";
const elsewhere = "Відкрийте її в\u00a0новій вкладці або скористайтеся іншим пристроєм.";
const lost = "Те, що ви вже зробили під час перевірки, не буде враховано.";
const other = "Скористайтеся, будь ласка, іншим.";
const retake = "Зробіть його, будь ласка, ще раз";
const tooMany = "Забагато спроб.";
const newCode = "Замовте новий код.";

const rules = new Intl.PluralRules("uk");
const plural = (count: number, one: string, few: string, many: string): string =>
  `${count}\u00a0${{ one, few }[rules.select(count) as string] ?? many}`;

/** Ukrainian, for what few customers need. */
export const terms: LaterTerms = {
  frameTitle: (provider) => `Перевірка особи: ${provider}`,
  frameOpening: "Відкриваємо перевірку…",
  frameOpened: "Перевірку відкрито.",
  frameLate: `Перевірка тут не відкривається. ${elsewhere}`,
  frameSilent: `Не бачите перевірки? ${elsewhere}`,
  openInTab: "Відкрити в\u00a0новій вкладці",
  leaveHeading: "Вийти з\u00a0перевірки?",
  leaveText: "Зроблені фотографії ще не надіслано.",
  stay: "Залишитися",
  leave: "Вийти",
  frameLeft: "Ви вийшли з\u00a0перевірки. Нічого не втрачено: продовжити можна будь-коли.",

  attemptsLeft: (count) => (count ? `У\u00a0вас ще ${plural(count, "спроба", "спроби", "спроб")}.` : newCode),
  endedHeading: "Цю перевірку завершено",
  ended: {
    expired: "Час вийшов.",
    abandoned: "Її закрили до останнього кроку.",
    failed: "Під час перевірки сталася помилка.",
  },
  endedKept: "Нічого не втрачено: ваші дані збережено.",
  endedAgain: again,
  startAgain: "Почати знову",
  checkField: (label) => `Перевірте, будь ласка: ${label}`,
  tooLong: (label, most) =>
    `Задовгий текст: ${label}, щонайбільше ${plural(most, "символ", "символи", "символів")}`,
  invalidName: (label) => `${label}: лише літери, пробіли, дефіси й\u00a0апострофи`,
  otherFault: "Щось у\u00a0ваших даних не підходить. Зверніться, будь ласка, по допомогу.",
  rateLimited: (seconds) => {
    const time = new Intl.RelativeTimeFormat("uk");
    const after =
      seconds < 100 ? time.format(seconds, "second") : time.format(Math.ceil(seconds / 60), "minute");
    return `${tooMany} Спробуйте ще раз ${after.replaceAll(" ", "\u00a0")}.`;
  },
  codeFailed: (recipient) => `Не вдалося надіслати код на ${recipient}. Спробуйте ще раз трохи пізніше.`,
  errorHeading: "Сталася помилка",
  errors: {
    network: unreachable,
    timeout: unreachable,
    provider_unavailable: unreachable,
    offline: unreachable,
    rate_limited: `${tooMany} Спробуйте ще раз через хвилину.`,
    invalid_configuration: setup,
    unknown_organisation: setup,
    origin_not_allowed: setup,
    unauthorised: setup,
    unknown_reference: "Ми не знаємо цього посилання. Попросіть нове або почніть знову.",
    reference_ended: `Цю перевірку завершено. ${again}`,
    code_incorrect: "Це не той код, який ми надіслали.",
    code_expired: "Термін дії коду минув. Замовте новий.",
    too_many_attempts: `${tooMany} ${newCode}`,
    token_invalid: "Ви вийшли із системи. Увійдіть знову й\u00a0поверніться сюди.",
    frame_blocked: `Перевірку не можна показати на цій сторінці. ${elsewhere}`,
    unsupported_browser: "Цей браузер застарілий. Скористайтеся, будь ласка, новішим.",
  },
  errorOther: "Спробуйте ще раз. Якщо це повторюється, зверніться по допомогу.",
  errorFinal: "Почніть знову. Якщо це повторюється, зверніться по допомогу.",
  supportCode: (code) => `Код для служби підтримки: ${code}`,
  errorDetails: "Подробиці для розробників",

  actionHeading: "Потрібно ще дещо",
  actionText: (reason) =>
    ({
      images_missing: "Бракує фото або відео. Зробіть, будь ласка, усі ще раз.",
      document_unreadable: `Фото документа не вдалося прочитати. ${retake}, за доброго освітлення й\u00a0без відблисків.`,
      document_side_missing: "Бракує одного боку документа. Сфотографуйте, будь ласка, обидва.",
      document_damaged: `Схоже, що документ пошкоджено. ${other}`,
      document_not_accepted: `Документ такого виду не приймають. ${other}`,
      document_expired: "Термін дії документа минув. Скористайтеся, будь ласка, чинним.",
      face_unclear: `На фото погано видно обличчя. ${retake}, за доброго освітлення та без інших людей у\u00a0кадрі.`,
      other: "Дещо не вдалося перевірити. Пройдіть, будь ласка, кроки ще раз.",
    })[reason],
  actionContinue: "Продовжити",
  approvedHeading: "Вашу особу підтверджено",
  approvedText: (organisation) => `Перевірку для ${organisation} пройдено, можна продовжити.`,
  reviewHeading: "Триває детальніша перевірка",
  reviewText: (organisation) =>
    `Надані вами дані переглядає фахівець. Більше нічого робити не потрібно. ${organisation} повідомить вас про результат.`,
  declinedHeading: "Не вдалося підтвердити вашу особу",
  declinedText: (organisation) =>
    `Зверніться по роз’яснення: ${organisation} підкаже, що можна зробити далі.`,

  helpReady:
    "Майте при собі документ, що посвідчує особу, і\u00a0пристрій із камерою. Добре освітлення допоможе.",
  helpLost: "Закрили сторінку перевірки? Її можна знову відкрити звідси.",
  helpDevice: "Інший пристрій? Відскануйте ним QR-код або відкрийте на ньому посилання цієї сторінки.",
  helpCode:
    "Ще немає коду? Це може тривати кілька хвилин. Перевірте також папку «Спам» і\u00a0те, куди ми його надіслали.",
  helpCaution: (organisation) => `Нікому не повідомляйте код. ${organisation} ніколи не запитує його.`,
  helpAsk: (organisation) => `Досі маєте труднощі? ${organisation} допоможе вам.`,
  helpContact: (organisation) => `Досі маєте труднощі? Контакти ${organisation}:`,
  helpPage: (organisation) => `${organisation}: сторінка допомоги`,
  linkMailed: (maskedEmail) => `Ми надіслали посилання на ${maskedEmail}. Перевірте також папку «Спам».`,
  linkLate: (maskedEmail) => `Надсилаємо посилання на ${maskedEmail}. Це може тривати кілька хвилин.`,
  waitingLong: "Не поспішайте. Якщо не можете знайти перевірку, відкрийте її знову.",
  waitingVeryLong: (organisation) =>
    `Це триває довше, ніж зазвичай. Якщо ви завершили, сторінку можна закрити: ${organisation} повідомить вас. Якщо ні, відкрийте перевірку знову.`,
  startOverText: `Ви почнете знову, ваші дані залишаться заповненими. ${lost}`,
  startOverConfirm: "Так, почати спочатку",
  changeDetailsText: `Якщо ви щось зміните, доведеться почати знову. ${lost}`,
  changeDetailsConfirm: "Так, змінити дані",
  cancel: "Скасувати",

  errorSummary: (count) => `Перевірте, будь ласка, ${plural(count, "поле", "поля", "полів")}`,
  missing: (label) => `Заповніть поле «${label}»`,
  invalidEmail: "Введіть електронну адресу, як-от name@example.com",
  invalidDate: "Введіть правильну дату народження",
  invalidPhone: "Введіть номер телефону з\u00a0кодом країни, наприклад +380\u00a050\u00a0123\u00a04567",
  impossiblePhone: "Перевірте номер телефону: у\u00a0ньому замало або забагато цифр",
  didYouMean: (text) => `Ви мали на увазі ${text}?`,
  nameCharacter: (label, character) => `У\u00a0полі «${label}» можуть бути лише літери, без «${character}»`,
  dateIncomplete: (labels) =>
    `Дата неповна. Додайте, будь ласка: ${labels.toLowerCase().replaceAll(" і ", " і\u00a0")}`,
  monthRange: "Введіть місяць числом від 1 до 12 або назвою",
  yearDigits: "Введіть усі чотири цифри року",
  daysOfMonth: (month, days) => `У\u00a0цьому місяці (${month}) ${plural(days, "день", "дні", "днів")}`,
  todayDate: "Це сьогоднішня дата. Введіть дату народження",
  futureDate: "Ця дата в\u00a0майбутньому",
  tooOld: (year) => `Введіть рік, починаючи з\u00a0${year}`,
  tooYoung: (age) => `Вам має бути щонайменше ${plural(age, "рік", "роки", "років")}`,
};
