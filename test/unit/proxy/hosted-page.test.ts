/** `GET /o/{ref}`: the page that mails, QR codes and partners without a page of their own lead to. */
import { describe, expect, it } from "vitest";
import { EMAIL, ORIGIN, openGangway, PUBLIC_URL } from "./support/open-gangway.js";

const pathOf = (url: string) => url.replace(PUBLIC_URL, "");

describe("the hosted page", () => {
  it("is named by the invite and the visit, and shows that visit's widget", async () => {
    const gangway = await openGangway();
    const { trackingReference: ref = "", onboardingUrl = "" } = await gangway.invite();
    expect(onboardingUrl).toBe(`${PUBLIC_URL}/o/${ref}`);
    const page = await gangway.call("GET", pathOf(onboardingUrl));
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.text).toContain(`<gangway-onboarding tracking-reference="${ref}">`);
    expect(page.text).toContain("<title>Verify your identity – Harbour &amp; Sons</title>");
    expect(page.text).toContain('<html lang="en" dir="ltr">');
  });

  it("has the strictest policy, keeps nothing, and says nothing of the customer", async () => {
    const gangway = await openGangway();
    const { onboardingUrl = "", inviteUrl = "" } = await gangway.invite({
      email: EMAIL,
      externalRef: "customer-7",
    });
    const first = await gangway.call("GET", pathOf(onboardingUrl));
    const policy = first.headers.get("content-security-policy") ?? "";
    const directives = new Map(
      policy.split("; ").map((text) => [text.split(" ")[0], text.split(" ").slice(1)]),
    );
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("script-src")).toEqual(["'self'"]);
    expect(directives.get("connect-src")).toEqual(["'self'"]);
    expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
    expect(directives.get("require-trusted-types-for")).toEqual(["'script'"]);
    const [, nonce = ""] = /'nonce-([\w-]+)'/.exec(policy) ?? [];
    expect(first.text).toContain(`<style nonce="${nonce}">`);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("referrer-policy")).toBe("no-referrer");
    expect(first.text).not.toMatch(/style="/);
    expect(first.text.toLowerCase()).not.toContain(EMAIL.toLowerCase());
    expect(first.text).not.toContain("customer-7");
    expect(first.text).not.toContain(inviteUrl);
    const second = await gangway.call("GET", pathOf(onboardingUrl));
    expect(second.headers.get("content-security-policy")).not.toBe(policy);
  });

  it("has the organisation's name, logo and colours", async () => {
    const gangway = await openGangway({
      organisation: {
        name: 'Quay "<b>" & Sons',
        logoUrl: "https://cdn.harbour.example/logo.svg?a=1&b=2",
        colors: { primary: "light-dark(#0b3d5c, #8fc7e6)", onPrimary: "white" },
      },
    });
    const { onboardingUrl = "" } = await gangway.invite();
    const page = await gangway.call("GET", pathOf(onboardingUrl));
    expect(page.text).toContain('src="https://cdn.harbour.example/logo.svg?a=1&amp;b=2"');
    expect(page.text).toContain('alt="Quay &quot;&lt;b&gt;&quot; &amp; Sons"');
    expect(page.text).toContain("--gangway-color-primary: light-dark(#0b3d5c, #8fc7e6);");
    expect(page.text).toContain("--gangway-color-on-primary: white;");
    expect(page.headers.get("content-security-policy")).toContain(
      "img-src 'self' data: https://cdn.harbour.example;",
    );
  });

  it("leads to the organisation's help, where it has any", async () => {
    const gangway = await openGangway({
      organisation: { helpUrl: 'mailto:help@harbour.example?subject="Help"' },
    });
    const { onboardingUrl = "" } = await gangway.invite({ locale: "de" });
    const page = await gangway.call("GET", pathOf(onboardingUrl));
    expect(page.text).toContain(
      '<footer>Benötigen Sie Hilfe? So erreichen Sie Harbour &amp; Sons: <a href="mailto:help@harbour.example?subject=&quot;Help&quot;">help@harbour.example</a></footer>',
    );
    const plain = await openGangway();
    const { onboardingUrl: other = "" } = await plain.invite();
    expect((await plain.call("GET", pathOf(other))).text).not.toContain("<footer>");
  });

  it("speaks the invite's language, else the browser's", async () => {
    const gangway = await openGangway();
    const german = await gangway.invite({ locale: "de-AT" });
    const page = await gangway.call("GET", pathOf(german.onboardingUrl ?? ""));
    expect(page.text).toContain('<html lang="de" dir="ltr">');
    expect(page.text).toContain("<title>Bestätigen Sie Ihre Identität");
    expect(page.text).toContain('locale="de-AT"></gangway-onboarding>');
    const open = await gangway.invite();
    const headers = { "accept-language": "de;q=0.8, cy, fr-CH;q=0.9, en;q=0.5" };
    expect((await gangway.call("GET", pathOf(open.onboardingUrl ?? ""), { headers })).text).toContain(
      '<html lang="fr" dir="ltr">',
    );
    for (const header of ['"><script>', "cy, pl;q=0"]) {
      const none = { headers: { "accept-language": header } };
      expect((await gangway.call("GET", pathOf(open.onboardingUrl ?? ""), none)).text).toContain(
        '<html lang="en" dir="ltr">',
      );
    }
  });

  it("is written from right to left in Arabic, with every word of its own", async () => {
    const gangway = await openGangway({ organisation: { helpUrl: "mailto:help@harbour.example" } });
    const { onboardingUrl = "" } = await gangway.invite({ locale: "ar-EG" });
    const page = await gangway.call("GET", pathOf(onboardingUrl));
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    const texts = page.text
      .replace(/<style.*?<\/style>/s, "")
      .replace(/Harbour &amp; Sons|help@harbour\.example|JavaScript/g, "")
      .replace(/<[^>]*>/g, "");
    expect(texts).toMatch(/\p{Script=Arabic}/u);
    expect(texts).not.toMatch(/\p{Script=Latin}/u);
    const headers = { "accept-language": "he-IL, ar" };
    const unknown = await gangway.call("GET", "/o/00000000-0000-4000-8000-000000000000", { headers });
    expect(unknown.text).toContain('<html lang="he" dir="rtl">');
    expect(unknown.text).toContain("הקישור אינו תקין");
  });

  it("stays English where the invite's language has no words", async () => {
    const gangway = await openGangway();
    const { onboardingUrl = "" } = await gangway.invite({ locale: "zh-TW" });
    const headers = { "accept-language": "zh-TW, zh;q=0.9" };
    const page = await gangway.call("GET", pathOf(onboardingUrl), { headers });
    expect(page.text).toContain('<html lang="en" dir="ltr">');
    expect(page.text).not.toContain("locale=");
  });

  it.each(["00000000-0000-4000-8000-000000000000", "no-reference"])(
    "of %s says that there is none",
    async (ref) => {
      const gangway = await openGangway();
      const page = await gangway.call("GET", `/o/${ref}`);
      expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
      expect(page.text).toContain("This link isn’t valid");
      expect(page.text).not.toContain("<script");
    },
  );

  it("isn't offered where only the partner's own page can prove the customer", async () => {
    const gangway = await openGangway({ organisation: { authentication: "token" } });
    expect((await gangway.invite()).onboardingUrl).toBeNull();
  });

  it("is offered to a page that invites, too: the code proves the customer", async () => {
    const gangway = await openGangway();
    const answer = await gangway.call("POST", "/v1/user/invite", {
      headers: { origin: ORIGIN },
      body: { email: EMAIL, code: "HARBOUR" },
    });
    expect(answer.json).toMatchObject({ onboardingUrl: `${PUBLIC_URL}/o/${answer.json.trackingReference}` });
    expect(answer.json.inviteUrl).toBeUndefined();
  });

  it.each([
    "red; } body { display: none",
    "url(https://evil.example)",
    "</style>",
    "expression(alert(1)",
    "",
  ])("refuses the colour %j", async (primary) => {
    await expect(openGangway({ organisation: { colors: { primary } } })).rejects.toThrow(
      /colors\.primary: must be a CSS colour/,
    );
  });
});
