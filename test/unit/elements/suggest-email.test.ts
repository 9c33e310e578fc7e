import { expect, it } from "vitest";
import { suggestEmail } from "../../../src/elements/corrections/suggest-email.js";

it.each([
  ["gmial.com", "gmail.com"],
  ["gmal.com", "gmail.com"],
  ["gamil.com", "gmail.com"],
  ["gnail.com", "gmail.com"],
  ["gmaill.com", "gmail.com"],
  ["gmail.con", "gmail.com"],
  ["gmail.co", "gmail.com"],
  ["gmail.cm", "gmail.com"],
  ["gmail.de", "gmail.com"],
  ["gmial.con", "gmail.com"],
  ["gmail", "gmail.com"],
  ["gmailcom", "gmail.com"],
  ["gmail,com", "gmail.com"],
  ["gmail..com", "gmail.com"],
  ["gmail.com.", "gmail.com"],
  ["www.gmail.com", "gmail.com"],
  ["Gmial.com", "gmail.com"],
  ["googelmail.com", "googlemail.com"],
  ["hotmial.com", "hotmail.com"],
  ["hotmal.com", "hotmail.com"],
  ["hotmail.cmo", "hotmail.com"],
  ["hotmial.co.uk", "hotmail.co.uk"],
  ["yaho.com", "yahoo.com"],
  ["yahooo.com", "yahoo.com"],
  ["yahoo.cm", "yahoo.com"],
  ["yaho.fr", "yahoo.fr"],
  ["outlok.com", "outlook.com"],
  ["outloook.de", "outlook.de"],
  ["gmx.ed", "gmx.de"],
  ["gxm.de", "gmx.de"],
  ["gmx.nte", "gmx.net"],
  ["wbe.de", "web.de"],
  ["web.ed", "web.de"],
  ["iclod.com", "icloud.com"],
  ["icloud.con", "icloud.com"],
  ["tonline.de", "t-online.de"],
  ["t-onlie.de", "t-online.de"],
  ["oragne.fr", "orange.fr"],
  ["laposte.ent", "laposte.net"],
  ["liberto.it", "libero.it"],
  ["mail.r", "mail.ru"],
  ["yandx.ru", "yandex.ru"],
  ["harbour.con", "harbour.com"],
])("takes %s for a slip for %s", (typed, meant) => {
  expect(suggestEmail(`Jane.Doe+x@${typed}`)).toBe(`Jane.Doe+x@${meant}`);
});

it.each([
  ["jane @gmail.com", "jane@gmail.com"],
  ["jane@@gmail.com", "jane@gmail.com"],
])("tidies %s up", (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

it.each([
  "gmail.com",
  "GMAIL.com",
  "googlemail.com",
  "mail.com",
  "email.com",
  "ymail.com",
  "mail.de",
  "gmx.com",
  "gmx.co.uk",
  "gmx.fr",
  "yahoo.co.jp",
  "yahoo.com.br",
  "yahoo.de",
  "hotmail.fr",
  "hotmail.co.uk",
  "outlook.com.au",
  "live.nl",
  "me.com",
  "web.com",
  "online.de",
  "fastmail.com",
  "proton.me",
  "orange.com",
  "terra.com",
  "example.com",
  "harbour.example",
  "müller.example",
  "uni-koeln.de",
  "bigbank.co",
  "harbour.co",
  "gmail.com.evil.example",
])("has nothing to say about %s", (domain) => {
  expect(suggestEmail(`jane@${domain}`)).toBeUndefined();
});

it.each(["", "jane", "@gmial.com", "jane@"])("has nothing to say about %j", (text) => {
  expect(suggestEmail(text)).toBeUndefined();
});
