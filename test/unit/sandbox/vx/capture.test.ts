import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { vxSandbox } from "./vx-sandbox.js";

const DAY = 86_400;
const { create, customer, decide, delivered, partner, sandbox, statusOf } = vxSandbox();

describe("the pages behind a link", () => {
  /** The word that the page posts to the page around it. */
  const wordOf = (page: PlainBrowser) => /data-word="([^"]*)"/.exec(page.html)?.[1];
  const age = { fn: "Zoë", ln: "O’Brien", dob: "1990-01-15" };

  it("lead a person through age and document", async () => {
    const { id, link } = await create();
    const page = await new PlainBrowser().open(link);
    expect([page.status, page.heading, wordOf(page)]).toEqual([200, "Your age", ""]);
    expect(page.html).toContain("Sandbox · Veratad VX simulation");
    await page.submit(age);
    expect([page.heading, page.url]).toEqual(["Your document", link]);
    expect(await statusOf(id)).toMatchObject({ current_status: "IN PROGRESS", status: "PENDING" });
    await page.submit();
    expect([page.heading, wordOf(page)]).toEqual(["That’s everything", ""]);
    const verdict = /data-verdict="([^"]+)"/.exec(page.html)?.[1] ?? "";
    expect((await sandbox.get(verdict)).json).toEqual({ word: null });
    await sandbox.advance(60);
    expect((await sandbox.get(verdict)).json).toEqual({ word: "PASS" });
    await page.open(link);
    expect([page.heading, wordOf(page)]).toEqual(["You are verified", "PASS"]);
    expect(await statusOf(id)).toMatchObject({ fn: "Zoë", ln: "O’Brien", dob: "19900115", status: "PASS" });
  });

  it("say at once that somebody is too young", async () => {
    const { id, link } = await create({ age: "35+" });
    const page = await (await new PlainBrowser().open(link)).submit({ ...age, dob: "1995-06-01" });
    expect([page.heading, wordOf(page)]).toEqual(["We couldn’t verify you", "FAIL"]);
    expect(await statusOf(id)).toMatchObject({ current_status: "COMPLETED", status: "FAIL" });
    await expect.poll(delivered).toEqual([["FAIL", "AgeMatch5.0", "FAIL"]]);
  });

  it.each([
    ["expired", { current_status: "COMPLETED", status: "FAIL" }],
    ["damaged", { current_status: "PENDING" }],
  ])("make the %s document what it says", async (document, status) => {
    const { id, link } = await create();
    const page = await (await new PlainBrowser().open(link)).submit(age);
    await page.submit({ document });
    expect(page.heading).toBe("That’s everything");
    await sandbox.advance(60);
    expect(await statusOf(id)).toMatchObject(status);
  });

  it("ask again for a missing or impossible value, and keep the typed ones", async () => {
    const { link } = await create();
    for (const dob of ["", "2026-02-30", "2999-01-01", "1850-01-01"]) {
      const page = await new PlainBrowser().open(link);
      await page.submit({ fn: " ", ln: "O’Brien", dob });
      expect(page.status).toBe(422);
      expect(page.html).toContain("Enter your first name");
      expect(page.html).toContain("Enter your date of birth");
      expect(page.fields.ln).toBe("O’Brien");
    }
    const page = await (await new PlainBrowser().open(link)).submit(age);
    await page.submit({ document: "forged" });
    expect([page.status, page.heading]).toEqual([422, "Your document"]);
    expect(page.html).toContain("Choose a document");
  });

  it("show the name and the birth date that the session was made with, and ask for neither", async () => {
    const { id, link } = await create({ fn: "Jane", ln: "Smith", dob: "19900115" });
    const page = await new PlainBrowser().open(link);
    expect(page.fields).toEqual({ website: "" });
    expect(page.html).toContain("<dd>Jane Smith</dd>");
    expect(page.html).toContain("<dd>15\u00a0January 1990</dd>");
    await page.submit();
    expect(page.heading).toBe("Your document");
    expect(await statusOf(id)).toMatchObject({ fn: "Jane", ln: "Smith", dob: "19900115" });
  });

  it("let a person correct what the session was made with", async () => {
    const { id, link } = await create({ fn: "Jane", ln: "Smith", dob: "19900115" });
    const page = await new PlainBrowser().open(link);
    await page.open(new URL(page.link("Change these details") ?? "", link).href);
    expect(page.fields).toEqual({ fn: "Jane", ln: "Smith", dob: "1990-01-15", website: "" });
    await page.submit({ ln: "" });
    expect([page.status, page.fields.fn]).toEqual([422, "Jane"]);
    await page.submit({ ln: "Smyth" });
    expect(page.heading).toBe("Your document");
    expect(await statusOf(id)).toMatchObject({ fn: "Jane", ln: "Smyth", dob: "19900115" });
  });

  it.each([
    ["no birth date", { fn: "Jane", ln: "Smith" }, ["dob"], { dob: "1990-01-15" }],
    ["no name", { dob: "19900115" }, ["fn", "ln"], { fn: "Jane", ln: "Smith" }],
    ["one name alone", { fn: "Sukarno", dob: "19900115" }, [], {}],
  ])("ask for no more than is missing: %s", async (_, known, asked, typed) => {
    const { link } = await create(known);
    const page = await new PlainBrowser().open(link);
    expect(Object.keys(page.fields)).toEqual([...asked, "website"]);
    await page.submit(typed);
    expect(page.heading).toBe("Your document");
  });

  it("escape every value that was typed", async () => {
    const { link } = await create({ email: `"><script>alert(1)</script>@example.com` });
    const page = await new PlainBrowser().open(link);
    await page.submit({ fn: `"><script>alert(1)</script>`, ln: "" });
    expect(page.html).not.toContain("<script>alert");
  });

  it("end for a machine that fills in a hidden field", async () => {
    const { id, link } = await create();
    const page = await (await new PlainBrowser().open(link)).submit({
      ...age,
      website: "https://spam.example",
    });
    expect([page.status, wordOf(page)]).toEqual([400, "BOT DETECTED"]);
    expect(await statusOf(id)).toMatchObject({ current_status: "INIT", status: "PENDING" });
  });

  it("end when the link has run out: a day later, but not once everything is handed in", async () => {
    const { id, link } = await create();
    const done = await create({ email: "done@example.com" });
    await customer(done.id, "submits");
    await sandbox.advance(DAY - 60);
    expect((await new PlainBrowser().open(link)).heading).toBe("Your age");
    await sandbox.advance(60);
    const page = await new PlainBrowser().open(link);
    expect([page.heading, wordOf(page)]).toEqual(["This link has expired", "LINK EXPIRED"]);
    expect(await statusOf(id)).toMatchObject({ current_status: "LINK EXPIRED", status: "PENDING" });
    expect((await sandbox.post(`${new URL(link).pathname}/age`)).text).toContain("This link has expired");
    expect((await new PlainBrowser().open(done.link)).heading).toBe("You are verified");
  });

  it("are unknown without a session", async () => {
    const page = await new PlainBrowser().open(`${sandbox.url}/vx/d/4ed2ec66-9471-415d-99ce-7bd1742fc2b8`);
    expect([page.status, page.heading, wordOf(page)]).toEqual([404, "This link isn’t known", "ERROR"]);
  });

  it("know a verified person by the email, who uses the earlier result by a click", async () => {
    await decide((await create()).id, "approved");
    partner.received.length = 0;
    const { id, link } = await create({ email: "JANE@example.com" });
    const page = await new PlainBrowser().open(link);
    expect([page.heading, wordOf(page)]).toEqual(["You are already verified", ""]);
    expect(await statusOf(id)).toMatchObject({ current_status: "INIT", status: "PENDING" });
    await page.submit();
    expect([page.heading, wordOf(page)]).toEqual(["You are verified", "ALREADY VERIFIED"]);
    expect(await statusOf(id)).toMatchObject({ current_status: "COMPLETED", status: "PASS", fn: "John" });
    await expect.poll(delivered).toEqual([["PASS", "IDMAX5.0.Reusable.ID", "PASS"]]);
    expect((await statusOf(id)).dcams_plus).toMatchObject({
      service: "IDMAX5.0.Reusable.ID",
      action: "PASS",
      document_data: { FirstName: "John", LastName: "Doe", Sex: "M" },
    });

    const stranger = await create({ email: "other@example.com" });
    expect((await new PlainBrowser().open(stranger.link)).heading).toBe("Your age");
    const trick = await sandbox.post(`${new URL(stranger.link).pathname}/known`);
    expect(trick.status).toBe(303);
    expect(await statusOf(stranger.id)).toMatchObject({ current_status: "INIT", status: "PENDING" });
  });

  it("fail a verified person who is too young for this session", async () => {
    await decide((await create({ age: "18+" })).id, "approved");
    const { id, link } = await create({ age: "70+" });
    const page = await (await new PlainBrowser().open(link)).submit();
    expect([page.heading, wordOf(page)]).toEqual(["We couldn’t verify you", "FAIL"]);
    expect(await statusOf(id)).toMatchObject({ status: "FAIL", dcams_plus: { detail: "AGE NOT VERIFIED" } });
  });

  it("don't take a failed person for a verified one", async () => {
    await decide((await create()).id, "declined");
    expect((await new PlainBrowser().open((await create()).link)).heading).toBe("Your age");
  });

  it("may be framed by any page, and run their own script only", async () => {
    const { link } = await create();
    const policy = (await sandbox.get(link)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    const script = await sandbox.get("/vx/capture.js");
    expect([script.status, script.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
  });
});
