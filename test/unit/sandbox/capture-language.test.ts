/** The language of the capture pages: the link's, and else the browser's. */
import { Hono } from "hono";
import { expect, test } from "vitest";
import { createChooseLanguage } from "../../../src/sandbox/capture-language.js";

function open() {
  const chooseLanguage = createChooseLanguage();
  const session = {};
  const app = new Hono();
  app.get("/known", (context) => context.text(chooseLanguage(context, session).language));
  app.get("/unknown", (context) => context.text(chooseLanguage(context, null).language));
  return async (path: string, accepted?: string) => {
    const headers = accepted === undefined ? undefined : { "accept-language": accepted };
    return (await app.request(path, headers && { headers })).text();
  };
}

test("is that of `lang` for the rest of the session, and else that of the browser", async () => {
  const ask = open();
  expect(await ask("/known")).toBe("en");
  expect(await ask("/known", "cy, sv-FI;q=0.9, en;q=0.8")).toBe("sv");
  expect(await ask("/known", "cy, sv;q=0")).toBe("en");
  expect(await ask("/known?lang=pt-BR", "sv")).toBe("pt");
  expect(await ask("/known", "sv")).toBe("pt");
  expect(await ask("/known?lang=he", "sv")).toBe("he");
  expect(await ask("/known", "sv")).toBe("he");
});

test("of a link that belongs to no session is not kept", async () => {
  const ask = open();
  expect(await ask("/unknown?lang=ja")).toBe("ja");
  expect(await ask("/unknown", "ko")).toBe("ko");
});

test.each(["zh-TW", "x", "<b>", "cy"])("is English for %s", async (lang) => {
  expect(await open()(`/known?lang=${encodeURIComponent(lang)}`, "de")).toBe("en");
});
