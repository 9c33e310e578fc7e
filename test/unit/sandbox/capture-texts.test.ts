/** Every capture page on the way through each provider, in Arabic: from right to left, and without a word of English. */
import { expect, test } from "vitest";
import { PlainBrowser } from "./plain-browser.js";
import { runningSandbox } from "./running-sandbox.js";
import { verifaSandbox } from "./verifa/verifa-sandbox.js";
import { veriffSandbox } from "./veriff/veriff-sandbox.js";
import { signIn } from "./verifime/sign-in.js";
import { vxSandbox } from "./vx/vx-sandbox.js";

const verifime = runningSandbox();
const veriff = veriffSandbox();
const vx = vxSandbox();
const verifa = verifaSandbox();

const NAMES =
  /Veratad VX|VX|VerifiMe|Veriff|Verifa|IDMax ID|IDMax|Harbour Bank|Jane|Smith|\S+@\S+|\(sandbox\)/g;
/** What the hints of forms name in English: kinds of files, and the words that the sandbox looks for. */
const HINTED = /JPEG|PNG|PDF|pep|sanction/g;

/** Checks the page, and posts its forms until the given heading. Returns the number of pages. */
async function walk(browser: PlainBrowser, answers: Record<string, string>, end: string): Promise<number> {
  for (let pages = 1; pages < 10; pages++) {
    expectArabic(browser);
    if (browser.heading === end) return pages;
    await browser.submit(answers);
  }
  throw new Error(`the way ended at ${browser.heading}`);
}

function expectArabic({ html, heading }: PlainBrowser) {
  expect(html).toContain('<html lang="ar" dir="rtl"');
  const labels = [...html.matchAll(/\s(?:aria-label|alt|placeholder)="([^"]*)"/g)].map(([, text]) => text);
  const texts = `${html.replace(/<script.*?<\/script>/gs, "").replace(/<[^>]*>/g, " ")} ${labels.join(" ")}`;
  expect(texts.replace(NAMES, "").replace(HINTED, ""), heading).not.toMatch(/\p{Script=Latin}/u);
}

test("VerifiMe's portal", async () => {
  const customerContext = { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" };
  const { inviteUrl } = await verifime.invite({ customerContext });
  const browser = await new PlainBrowser().open(`${inviteUrl}?lang=ar`);
  expectArabic(browser);
  await signIn(inviteUrl, browser);
  expect(await walk(browser, { use: "sample" }, "هذا كل شيء")).toBe(5);
  await browser.open(`${verifime.url}/verifime/portal/sign-up/track-id/unknown?lang=ar`);
  expect(browser.status).toBe(404);
  expectArabic(browser);
});

test("VerifiMe's faults in a form", async () => {
  const { inviteUrl } = await verifime.invite({});
  const browser = await new PlainBrowser().open(`${inviteUrl}?lang=ar`);
  await signIn(inviteUrl, browser);
  await browser.submit({ firstName: "", familyName: "4", dateOfBirth: "" });
  expect(browser.status).toBe(422);
  expectArabic(browser);
});

test("Veriff's flow", async () => {
  const { url } = await veriff.createdSession({
    lang: "ar",
    person: { firstName: "Jane", lastName: "Smith" },
  });
  const browser = await new PlainBrowser().open(url);
  expect(await walk(browser, {}, "انتهيت هنا")).toBe(5);
  const { id, url: other } = await veriff.createdSession({ lang: "ar" });
  await veriff.customer(id, "opens", "submits");
  await veriff.decide(id, "declined");
  await browser.open(other);
  expectArabic(browser);
});

test("VX's pages", async () => {
  const { link } = await vx.create();
  const browser = await new PlainBrowser().open(`${link}?lang=ar`);
  const age = { fn: "Jane", ln: "Smith", dob: "1990-01-15" };
  expect(await walk(browser, age, "هذا كل شيء")).toBe(3);
  await vx.sandbox.advance(60);
  await browser.open(link);
  expectArabic(browser);
  const { link: faulty } = await vx.create({ email: "jack@example.com" });
  await browser.open(`${faulty}?lang=ar`);
  await browser.submit({ fn: "", ln: "", dob: "" });
  expect(browser.status).toBe(422);
  expectArabic(browser);
  await vx.sandbox.advance(40 * 86_400);
  await browser.open(faulty);
  expectArabic(browser);
});

test("Verifa's pages", async () => {
  const { capture_url } = await verifa.create({ external_ref: "user_1" });
  const browser = await new PlainBrowser().open(`${capture_url}?lang=ar`);
  expect(await walk(browser, { use: "sample", outcome: "approve" }, "هذا كل شيء")).toBe(7);
  const { capture_url: faulty } = await verifa.create({ external_ref: "user_2" });
  await browser.open(`${faulty}?lang=ar`);
  await browser.submit();
  await browser.submit();
  await browser.submit({ use: "upload" });
  expect(browser.status).toBe(422);
  expectArabic(browser);
  await verifa.sandbox.advance(1300);
  await browser.open(faulty);
  expect(browser.status).toBe(404);
  expectArabic(browser);
});
