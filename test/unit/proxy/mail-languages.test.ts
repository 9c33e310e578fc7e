/** Every mail in every language: its language and direction, its own script throughout, and one line of a subject. */
import { describe, expect, test } from "vitest";
import { LANGUAGES, writingDirection } from "../../../src/contract/languages.js";
import { actionMail } from "../../../src/proxy/mails/action-mail.js";
import { codeMail } from "../../../src/proxy/mails/code-mail.js";
import { completedMail } from "../../../src/proxy/mails/completed-mail.js";
import { formatMailTime } from "../../../src/proxy/mails/format-mail-time.js";
import { invitationMail } from "../../../src/proxy/mails/invitation-mail.js";
import { linkMail } from "../../../src/proxy/mails/link-mail.js";
import { layOutMail } from "../../../src/proxy/mails/mail-layout.js";
import { EMAIL, openGangway } from "./support/open-gangway.js";

const organisation = "Harbour";
const url = "https://onboarding.harbour.example/o/1";
const END = Date.UTC(2026, 10, 27, 14, 5);
const card = {
  code: "HARBOUR",
  name: organisation,
  logoUrl: null,
  privacyUrl: null,
  helpUrl: "mailto:help@harbour.example",
};

/** The mails, without their style sheet. */
async function mailsIn(locale: string) {
  const contents = [
    codeMail({ code: "123456", organisation, minutes: 10, locale }),
    linkMail({ organisation, url, expiresAt: END, locale }),
    await invitationMail({ organisation, url, expiresAt: END, locale }),
    completedMail({ organisation, locale }),
    actionMail({ organisation, reason: "document_unreadable", onboardingUrl: url, locale }),
  ];
  return contents.map((content) => {
    const mail = layOutMail(content, { card, colors: {} });
    return { ...mail, html: mail.html?.replace(/<style>.*<\/style>/s, "") };
  });
}

describe.each(LANGUAGES)("the mails in %s", (language) => {
  test("have the language and the direction of their words, also where only the body is kept", async () => {
    const direction = writingDirection(language);
    for (const { html, subject } of await mailsIn(language)) {
      expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
      expect(html).toContain(`<table role="presentation" lang="${language}" dir="${direction}"`);
      expect(html?.includes('align="right"')).toBe(direction === "rtl");
      expect(subject).toContain(organisation);
    }
  });

  test("have the same words in the text as in the HTML", async () => {
    for (const { html = "", text } of await mailsIn(language)) {
      const plain = html
        .replace(/<[^>]*>/g, " ")
        .replace(/&#39;/g, "'")
        .replace(/ +/g, " ");
      for (const line of text.split(/\n+/)) {
        const isAboveLink = /[:：]$/.test(line);
        expect(plain).toContain(isAboveLink ? line.replace(/\s?[:：]$/, "") : line);
      }
    }
  });
});

test.each(["uk", "ar", "he", "hi", "zh-Hans", "ja", "ko"])(
  "the mails in %s are in its own script, dates included",
  async (language) => {
    for (const { html = "", subject, text } of await mailsIn(language)) {
      const words = `${subject}\n${text}\n${html.replace(/<[^>]*>/g, "\n")}`
        .replace(/https:\S+|help@\S+/g, "")
        .replace(/Harbour|UTC|QR/g, "");
      expect(words).not.toMatch(/\p{Script=Latin}/u);
    }
  },
);

test("times are written as the region writes them", () => {
  expect(formatMailTime(END, null)).toBe("27\u00a0November 2026 at 14:05\u00a0UTC");
  expect(formatMailTime(END, "en")).toBe("27\u00a0November 2026 at 14:05\u00a0UTC");
  expect(formatMailTime(END, "en-US")).toMatch(/^November 27, 2026 at 2:05\sPM UTC$/);
  expect(formatMailTime(END, "de-AT")).toBe("27.\u00a0November 2026 um 14:05\u00a0UTC");
  expect(formatMailTime(END, "ar-SA")).toContain("27\u00a0نوفمبر 2026");
  expect(formatMailTime(END, "ja-u-ca-japanese")).toBe("2026年11月27日 14:05\u00a0UTC");
  expect(formatMailTime(END, "zh-TW")).toBe(formatMailTime(END, null));
  expect(formatMailTime(END, "x\r\nBcc: a@b.example")).toBe(formatMailTime(END, null));
});

test.each(["en", "ar", "ja"])("a name of several lines begins no header of its own in %s", async (locale) => {
  const name = "Harbour\r\nBcc: evil@example.com\u2028\u0085X-Evil: 1\u0000";
  const gangway = await openGangway({ organisation: { name } });
  const { trackingReference: ref } = await gangway.invite({ locale });
  await gangway.call("POST", `/v1/user/signup/tracking/${ref}/code`);
  expect(gangway.mails).toMatchObject([{ to: EMAIL }]);
  const [{ subject } = { subject: "" }] = gangway.mails;
  expect(subject).toContain("Harbour Bcc: evil@example.com X-Evil: 1");
  expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
});
