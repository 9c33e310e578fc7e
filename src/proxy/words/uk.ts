import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("uk", {
  one: "# хвилину",
  few: "# хвилини",
  many: "# хвилин",
  other: "# хвилини",
});

/** Ukrainian. The organisation's name stands where it needs no ending. */
export const words: Words = {
  help: (organisation) => `Потрібна допомога? Контакти ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Посилання дійсне до: ${date}.`,
  linkCaution: (organisation) =>
    `Посилання призначене лише для вас: нікому його не передавайте. Якщо ви нічого не очікуєте від ${organisation}, не зважайте на цей лист.`,
  codeMail: {
    subject: (code, organisation) => `${code} – ваш код для ${organisation}`,
    before: (organisation) => `Ваш код для ${organisation}:`,
    validity: (count) => `Код дійсний ${minutes(count)}. Введіть його на сторінці, де ви почали.`,
    caution: "Якщо ви не запитували код, не зважайте на цей лист. Нікому не повідомляйте код.",
  },
  linkMail: {
    subject: (organisation) => `Продовжте перевірку для ${organisation}`,
    text: (organisation) =>
      `Тут ви можете продовжити перевірку для ${organisation} у будь-який час, зокрема на іншому пристрої.`,
    goOn: "Продовжити",
    caution:
      "Посилання призначене лише для вас: нікому його не передавайте. Якщо ви його не запитували, не зважайте на цей лист.",
  },
  invitationMail: {
    subject: (organisation) => `${organisation} просить вас підтвердити особу`,
    request: (organisation) =>
      `${organisation} просить вас підтвердити особу. Підготуйте документ, що посвідчує особу. Це займе кілька хвилин.`,
    begin: "Почати перевірку",
    scan: "Або відскануйте цей код камерою телефона:",
    qrCode: "QR-код посилання",
  },
  completedMail: {
    subject: (organisation) => `Ваша перевірка для ${organisation}: усе отримано`,
    text: (organisation) =>
      `Дякуємо. Усе, що ви надіслали для ${organisation}, отримано, і зараз триває перевірка.`,
    next: (organisation) => `Більше нічого робити не потрібно. ${organisation} повідомить вам результат.`,
    caution: (organisation) => `Якщо ви нічого не очікуєте від ${organisation}, не зважайте на цей лист.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} потребує від вас ще дечого`,
    request: (organisation) => `Ваша перевірка для ${organisation} ще не завершена.`,
    reasons: {
      images_missing: "Бракує фото або відео. Будь ласка, зробіть усі ще раз.",
      document_unreadable:
        "Фото вашого документа не вдалося прочитати. Будь ласка, зробіть його ще раз, при доброму освітленні та без відблисків.",
      document_side_missing: "Бракує однієї сторони документа. Будь ласка, сфотографуйте обидві сторони.",
      document_damaged: "Схоже, ваш документ пошкоджено. Будь ласка, використайте інший.",
      document_not_accepted: "Документи такого типу не приймаються. Будь ласка, використайте інший.",
      document_expired: "Термін дії вашого документа минув. Будь ласка, використайте чинний документ.",
      face_unclear:
        "Ваше обличчя було погано видно. Будь ласка, зробіть фото ще раз, при доброму освітленні та без інших людей.",
      other: "Щось не вдалося перевірити. Будь ласка, пройдіть усі кроки ще раз.",
    },
    goOn: "Продовжити",
  },
  codeSms: {
    withName: (code, organisation) => `${code} – код ${organisation}. Нікому не кажіть.`,
    withoutName: (code) => `${code} – ваш код. Нікому не кажіть.`,
  },
  hostedPage: {
    title: "Підтвердьте свою особу",
    noScript:
      "Для цієї сторінки потрібен JavaScript. Увімкніть його в налаштуваннях браузера й завантажте сторінку ще раз.",
    notFound: "Це посилання недійсне",
    advice: "Перевірте, чи відкрили ви посилання повністю, або попросіть нове в того, хто його надіслав.",
  },
};
