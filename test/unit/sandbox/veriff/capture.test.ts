import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { veriffSandbox } from "./veriff-sandbox.js";

const { createdSession, decide, decisionOf, sandbox } = veriffSandbox();

describe("the flow, without a script", () => {
  it("leads from the link to the last screen", async () => {
    const { id, url } = await createdSession();
    const browser = await new PlainBrowser().open(`${url}?lang=en`);
    expect(browser.html).toContain("Sandbox · Veriff simulation");
    expect(browser.html).toContain('data-say="VERIFF_STARTED"');
    await browser.submit();
    expect(browser.heading).toBe("Your document");
    await browser.submit({ type: "ID_CARD" });
    expect(browser.heading).toBe("Your selfie");
    await browser.submit();
    expect(browser.heading).toBe("Thank you, that’s everything");
    expect(browser.html).toContain('data-say="VERIFF_SUBMITTED"');
    await browser.submit();
    expect(browser.html).toContain('data-say="VERIFF_FINISHED"');
    await decide(id, "approved");
    expect((await decisionOf(id)).document.type).toBe("ID_CARD");
    expect((await browser.open(url)).heading).toBe("Nothing left to do");
  });

  it("shows what the session was made with, and puts it on the document", async () => {
    const { id, url } = await createdSession({ person: { firstName: "Sukarno", dateOfBirth: "1990-01-15" } });
    const browser = await new PlainBrowser().open(url);
    expect(browser.html).toContain("<dd>Sukarno</dd>");
    expect(browser.html).toContain("<dd>15\u00a0January 1990</dd>");
    await decide(id, "approved");
    expect((await decisionOf(id)).person).toMatchObject({ firstName: "SUKARNO", lastName: null });
  });

  it("can be left and resumed, and leads back to the callback", async () => {
    const { id, url } = await createdSession({ callback: "https://www.bank.example/back" });
    const browser = await new PlainBrowser().open(url);
    await browser.open(`${url}/leave`, { method: "POST" });
    expect(browser.html).toContain('data-say="VERIFF_CANCELED"');
    expect(browser.html).toContain('data-next="https://www.bank.example/back"');
    expect(browser.link("Return to Harbour Bank")).toBe("https://www.bank.example/back");
    const sessions = (await sandbox.get("/_sandbox/sessions")).json;
    expect(sessions).toMatchObject([{ session: id, status: "started", note: "The customer has left" }]);
    expect((await browser.open(url)).heading).toBe("Let’s get you verified");
  });

  it("is in the language that it was opened in, and keeps it", async () => {
    const { url } = await createdSession({ lang: "et" });
    const browser = await new PlainBrowser().open(url);
    expect(browser.html).toContain("in Estonian");
    expect(browser.html).toContain('<html lang="en" dir="ltr"');
    await browser.open(`${url}?lang=de`);
    expect(browser.html).toContain('<html lang="de" dir="ltr"');
    expect(browser.html).not.toContain("these screens in");
    await browser.submit();
    expect(browser.heading).toBe("Ihr Ausweisdokument");
    expect(browser.html).toContain('data-lang="de"');
    await browser.open(`${url}?lang=ar`);
    expect(browser.html).toContain('<html lang="ar" dir="rtl"');
    for (const lang of ["en", "x", "<b>"]) {
      const { url: other } = await createdSession();
      await browser.open(`${other}?lang=${encodeURIComponent(lang)}`);
      expect([browser.status, browser.html.includes("these screens in")]).toEqual([200, false]);
      expect(browser.html).toContain('<html lang="en" dir="ltr"');
      expect(browser.html).not.toContain("<b>");
    }
  });

  it("asks for a reload where the camera was lost, and goes on", async () => {
    const { url } = await createdSession();
    const browser = await new PlainBrowser().open(url);
    await browser.submit();
    await browser.open(`${url}/reload`, { method: "POST" });
    expect(browser.html).toContain('data-say="VERIFF_RELOAD_REQUEST"');
    await browser.open(new URL(browser.link("Load again") ?? "", url).href);
    expect(browser.heading).toBe("Your document");
  });

  it("may be framed by anybody, and loads nothing from elsewhere", async () => {
    const { url } = await createdSession();
    const answer = await sandbox.get(url);
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe");
  });

  it("knows no token but its own", async () => {
    const { sessionToken } = await createdSession();
    const [head, , tail] = sessionToken.split(".");
    const forged = Buffer.from(JSON.stringify({ session_id: randomUUID() })).toString("base64url");
    for (const token of ["x", `${head}.${forged}.${tail}`]) {
      const browser = await new PlainBrowser().open(`${sandbox.url}/veriff/v/${token}`);
      expect([browser.status, browser.heading]).toEqual([404, "This link isn’t known"]);
    }
  });
});
