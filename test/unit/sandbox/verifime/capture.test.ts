import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { runningSandbox } from "../running-sandbox.js";
import { mailedCode, signIn } from "./sign-in.js";

const sandbox = runningSandbox();
const CONTEXT = {
  firstName: "Jane",
  middleName: "Marie",
  familyName: "O'Brien",
  dateOfBirth: "1990-01-15",
  preferredContactNumber: "+61 412345678",
  address: "42 Wallaby Way, Sydney NSW 2000, Australia",
};

/** Signs in and goes on to the given step with the values in the forms. */
async function proceedTo(inviteUrl: string, step: "details" | "document" | "selfie" | "review" | "done") {
  const browser = await signIn(inviteUrl);
  const forms: Record<string, Record<string, string>> = { document: { use: "sample" } };
  const isThere = () =>
    step === "done" ? /track-id\/[^/]+$/.test(browser.path) : browser.path.endsWith(step);
  for (let pages = 0; pages < 5 && !isThere(); pages++) {
    await browser.submit(forms[browser.path.split("/").pop() ?? ""]);
  }
  expect(isThere(), `at ${browser.path}`).toBe(true);
  return browser;
}

describe("VerifiMe's portal", () => {
  it("leads from the invite URL to submission, by forms alone", async () => {
    const callbackUrl = "https://www.bank.example/welcome?from=verifime";
    const { ref, inviteUrl } = await sandbox.invite({ customerContext: { ...CONTEXT, callbackUrl } });
    expect(await sandbox.status(ref)).toBe("Inactive");

    const browser = await new PlainBrowser().open(inviteUrl);
    expect(browser.heading).toBe("Verify your identity");
    expect(browser.html).toContain("Sandbox · VerifiMe simulation");
    expect(browser.html).toContain("Continue as jane@example.com");
    await browser.submit();
    expect(browser.heading).toBe("Enter your code");
    expect(await sandbox.status(ref)).toBe("Inactive");

    await browser.submit({ code: await mailedCode(sandbox.url) });
    expect(browser.heading).toBe("Your details");
    expect(await sandbox.status(ref)).toBe("Active");
    expect(browser.fields).toEqual(CONTEXT);

    await browser.submit({ familyName: "Smith" });
    expect(browser.heading).toBe("Your document");
    expect(browser.fields).toEqual({ documentType: "Passport" });

    const file = new File(["not really"], "licence.jpg", { type: "image/jpeg" });
    await browser.submit({ documentType: "Driver licence", file, use: "upload" });
    expect(browser.heading).toBe("Your selfie");

    await browser.submit();
    expect(browser.heading).toBe("Review and submit");
    expect(browser.html).toContain("Jane Marie Smith");
    expect(browser.html).toContain("Driver licence (licence.jpg)");
    // A definition list has nothing but terms and their definitions.
    expect(browser.html).not.toMatch(/<\/dd>\s*<a/);
    expect(await sandbox.status(ref)).toBe("Active");

    await browser.submit();
    expect(browser.heading).toBe("That’s everything");
    expect(browser.link("Return to Harbour Bank")).toBe(callbackUrl);
    expect(await sandbox.status(ref)).toBe("Completed");

    await browser.open(inviteUrl);
    expect(browser.heading).toBe("That’s everything");
    await browser.open(`${inviteUrl}/details`);
    expect(browser.heading).toBe("That’s everything");
  });

  it("signs in with the mailed code only, which works once", async () => {
    const { ref, inviteUrl } = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await new PlainBrowser().open(inviteUrl);
    await browser.submit();
    const [mail] = (await sandbox.get("/_sandbox/mail")).json;
    expect(mail).toMatchObject({ to: "jane@example.com", subject: "Your VerifiMe code" });
    const code = await mailedCode(sandbox.url);
    const wrong = code === "000000" ? "000001" : "000000";
    await browser.submit({ code: wrong });
    expect([browser.status, browser.heading]).toEqual([422, "Enter your code"]);
    expect(browser.html).toContain('<a href="#code">Enter the code from the mail</a>');
    await browser.submit({ code: "" });
    expect(browser.status).toBe(422);
    expect(await sandbox.status(ref)).toBe("Inactive");

    await browser.submit({ code });
    expect(browser.heading).toBe("Your details");
    const other = await new PlainBrowser().open(`${inviteUrl}/sign-in`, {
      method: "POST",
      body: new URLSearchParams({ code }),
    });
    expect([other.status, other.heading]).toEqual([422, "Verify your identity"]);
  });

  it("wants a new code after five wrong ones, and after ten minutes", async () => {
    const { ref, inviteUrl } = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await new PlainBrowser().open(inviteUrl);
    await browser.submit();
    const code = await mailedCode(sandbox.url);
    const wrong = code === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries++) await browser.submit({ code: wrong });
    expect([browser.status, browser.heading]).toEqual([422, "Verify your identity"]);
    expect(browser.html).toContain("Ask for a new code");
    await browser.submit();
    await sandbox.advance(600);
    await browser.submit({ code: await mailedCode(sandbox.url) });
    expect([browser.status, browser.heading]).toEqual([422, "Verify your identity"]);
    expect(await sandbox.status(ref)).toBe("Inactive");
  });

  it("lets a browser that is signed in go on with the next reference", async () => {
    const first = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await signIn(first.inviteUrl);
    const second = await sandbox.invite({ customerContext: CONTEXT });
    await browser.open(second.inviteUrl);
    expect(browser.heading).toBe("Your details");
    expect(await sandbox.status(second.ref)).toBe("Active");
  });

  it("has no button back where the invite named no address", async () => {
    const { inviteUrl } = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await proceedTo(inviteUrl, "done");
    expect(browser.html).toContain("You can close this tab");
    expect(browser.html).not.toContain("Return to");
  });

  it.each([{ firstName: "Sukarno" }, { familyName: "Sukarno" }, { fullName: "Sukarno" }])(
    "takes one name alone where the invite knows no other: %o",
    async (name) => {
      const { inviteUrl } = await sandbox.invite({ customerContext: { ...name, dateOfBirth: "1990-01-15" } });
      const browser = await proceedTo(inviteUrl, "details");
      await browser.submit();
      expect(browser.heading).toBe("Your document");
    },
  );

  it("shows the errors of the details, and keeps the typed values", async () => {
    const { inviteUrl } = await sandbox.invite();
    const browser = await proceedTo(inviteUrl, "details");
    expect(Object.values(browser.fields).every((value) => value === "")).toBe(true);
    await browser.submit({ firstName: "J4ne", middleName: "Marie", dateOfBirth: "2990-01-01" });
    expect(browser.status).toBe(422);
    expect(browser.heading).toBe("Your details");
    expect(browser.fields).toMatchObject({
      firstName: "J4ne",
      middleName: "Marie",
      dateOfBirth: "2990-01-01",
    });
    for (const [name, message] of [
      ["firstName", "Use only letters"],
      ["familyName", "Enter your family name"],
      ["dateOfBirth", "Enter your date of birth"],
    ]) {
      expect(browser.html).toMatch(new RegExp(`<a href="#${name}">${message}`));
      expect(browser.html).toMatch(new RegExp(`id="${name}-error">${message}`));
      expect(browser.html).toMatch(
        new RegExp(`id="${name}"[^>]*aria-describedby="${name}-error"[^>]*aria-invalid="true"`),
      );
    }
  });

  it("wants a document", async () => {
    const { inviteUrl } = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await proceedTo(inviteUrl, "document");
    await browser.submit({ use: "upload", file: new File([], "") });
    expect(browser.status).toBe(422);
    expect(browser.html).toContain("Choose a photo, or use the sample document");
    await browser.submit({ use: "sample", documentType: "Library card" });
    expect(browser.status).toBe(422);
  });

  it("lets nobody skip a step or the sign-in", async () => {
    const { ref, inviteUrl } = await sandbox.invite({ customerContext: CONTEXT });
    const stranger = await new PlainBrowser().open(`${inviteUrl}/review`);
    expect(stranger.heading).toBe("Verify your identity");
    const browser = await proceedTo(inviteUrl, "document");
    await browser.open(`${inviteUrl}/review`);
    expect(browser.heading).toBe("Your document");
    await browser.open(`${inviteUrl}/submit`, { method: "POST", body: new URLSearchParams() });
    expect(browser.heading).toBe("Your document");
    expect(await sandbox.status(ref)).toBe("Active");
  });

  it("lets the customer change a finished step, then goes back to the review", async () => {
    const { inviteUrl } = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await proceedTo(inviteUrl, "review");
    await browser.open(new URL(browser.link("Change") ?? "", browser.url).href);
    expect(browser.heading).toBe("Your details");
    await browser.submit({ firstName: "Janet" });
    expect(browser.heading).toBe("Review and submit");
    expect(browser.html).toContain("Janet Marie");
  });

  it("lets a customer go on where they stopped, with a fresh reference, on another device", async () => {
    const first = await sandbox.invite({ customerContext: CONTEXT });
    const desktop = await proceedTo(first.inviteUrl, "details");
    await desktop.submit({ firstName: "Janet" });
    expect(desktop.heading).toBe("Your document");

    const second = await sandbox.invite({ email: "JANE@example.com", customerContext: CONTEXT });
    expect(await sandbox.status(second.ref)).toBe("Inactive");
    const phone = await signIn(second.inviteUrl);
    expect(phone.heading).toBe("Your document");
    await phone.submit({ use: "sample" });
    await phone.submit();
    expect(phone.html).toContain("Janet Marie");
    await phone.submit();
    expect(await sandbox.status(second.ref)).toBe("Completed");
    expect(await sandbox.status(first.ref)).toBe("Active");
  });

  it("doesn't show one customer's data to another", async () => {
    const jane = await sandbox.invite({ customerContext: CONTEXT });
    const browser = await proceedTo(jane.inviteUrl, "document");
    const john = await sandbox.invite({ email: "john@example.com" });
    await browser.open(`${john.inviteUrl}/details`);
    expect(browser.heading).toBe("Verify your identity");
    await signIn(john.inviteUrl, browser);
    expect(browser.fields.firstName).toBe("");
  });

  it("drops suggestions at the submission, and takes those of a new invite", async () => {
    const first = await sandbox.invite({ customerContext: CONTEXT });
    const waiting = await sandbox.invite({ customerContext: { ...CONTEXT, middleName: "Stale" } });
    await proceedTo(first.inviteUrl, "done");
    const later = await proceedTo(waiting.inviteUrl, "details");
    expect(later.fields.middleName).toBe("Marie");
    const fresh = await sandbox.invite({ customerContext: { middleName: "Pep" } });
    const again = await proceedTo(fresh.inviteUrl, "details");
    expect(again.fields).toMatchObject({ firstName: "Jane", middleName: "Pep" });
    await again.submit();
    expect(again.heading).toBe("Review and submit");
  });

  it("splits a full name", async () => {
    const { inviteUrl } = await sandbox.invite({ customerContext: { fullName: "Jane Anne Marie Smith" } });
    const browser = await proceedTo(inviteUrl, "details");
    expect(browser.fields).toMatchObject({
      firstName: "Jane",
      middleName: "Anne Marie",
      familyName: "Smith",
    });
  });

  it("has a page for an unknown link", async () => {
    const browser = await new PlainBrowser().open(`${sandbox.url}/verifime/portal/sign-up/track-id/nobody`);
    expect([browser.status, browser.heading]).toEqual([404, "This link isn’t known"]);
  });

  it("escapes every typed value, and may not be framed", async () => {
    const address = '"><script>alert(1)</script>';
    const { inviteUrl } = await sandbox.invite({ customerContext: { ...CONTEXT, address } });
    const browser = await proceedTo(inviteUrl, "details");
    expect(browser.html).toContain("&quot;&gt;&lt;script&gt;");
    expect(browser.html).not.toContain("<script");
    const { headers } = await sandbox.get(inviteUrl);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});
