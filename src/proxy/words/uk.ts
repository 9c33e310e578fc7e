import { plural } from "./plural.js";
import type { Words } from "./words.js";

const minutes = plural("uk", {
  one: "#\u00a0хвилину",
  few: "#\u00a0хвилини",
  many: "#\u00a0хвилин",
  other: "#\u00a0хвилини",
});

/** Ukrainian. The organisation's name stands where it needs no ending. */
export const words: Words = {
  help: (organisation) => `Потрібна допомога? Контакти ${organisation}:`,
  beforeLink: (label) => `${label}:`,
  linkEnd: (date) => `Посилання дійсне до: ${date}.`,
  linkCaution: (organisation) =>
    `Посилання призначене лише для вас: нікому його не передавайте. Якщо ви нічого не очікуєте від ${organisation}, не зважайте на цей лист.`,
  codeMail: {
    subject: (code, organisation) => `${code} — ваш код для ${organisation}`,
    before: (organisation) => `Ваш код для ${organisation}:`,
    validity: (count) => `Код дійсний ${minutes(count)}. Введіть його на сторінці, де ви почали.`,
    caution: "Якщо ви не запитували код, не зважайте на цей лист. Нікому не повідомляйте код.",
  },
  linkMail: {
    subject: (organisation) => `Продовжте перевірку для ${organisation}`,
    text: (organisation) =>
      `Тут ви можете продовжити перевірку для ${organisation} у\u00a0будь-який час, зокрема на іншому пристрої.`,
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
      `Дякуємо. Усе, що ви надіслали для ${organisation}, отримано, і\u00a0зараз триває перевірка.`,
    next: (organisation) => `Більше нічого робити не потрібно. ${organisation} повідомить вас про результат.`,
    caution: (organisation) => `Якщо ви нічого не очікуєте від ${organisation}, не зважайте на цей лист.`,
  },
  actionMail: {
    subject: (organisation) => `${organisation} просить вас надати ще дещо`,
    request: (organisation) => `Вашу перевірку для ${organisation} ще не завершено.`,
    reasons: {
      images_missing: "Бракує фото або відео. Зробіть, будь ласка, усі ще раз.",
      document_unreadable:
        "Фото документа не вдалося прочитати. Зробіть його, будь ласка, ще раз, за доброго освітлення й\u00a0без відблисків.",
      document_side_missing: "Бракує одного боку документа. Сфотографуйте, будь ласка, обидва.",
      document_damaged: "Схоже, що документ пошкоджено. Скористайтеся, будь ласка, іншим.",
      document_not_accepted: "Документ такого виду не приймають. Скористайтеся, будь ласка, іншим.",
      document_expired: "Термін дії документа минув. Скористайтеся, будь ласка, чинним.",
      face_unclear:
        "На фото погано видно обличчя. Зробіть його, будь ласка, ще раз, за доброго освітлення та без інших людей у\u00a0кадрі.",
      other: "Дещо не вдалося перевірити. Пройдіть, будь ласка, кроки ще раз.",
    },
    goOn: "Продовжити",
  },
  codeSms: {
    withName: (code, organisation) => `${code} — код ${organisation}. Нікому не кажіть.`,
    withoutName: (code) => `${code} — ваш код. Нікому не кажіть.`,
  },
  hostedPage: {
    title: "Підтвердьте свою особу",
    noScript:
      "Для цієї сторінки потрібен JavaScript. Увімкніть його в\u00a0налаштуваннях браузера й\u00a0завантажте сторінку ще раз.",
    notFound: "Це посилання недійсне",
    advice:
      "Перевірте, чи відкрили ви посилання повністю, або попросіть нове в\u00a0того, хто його надіслав.",
  },
};
