import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { verifaSandbox } from "./verifa-sandbox.js";

const MINUTE = 60;
const { create, errorOf, get, post, sandbox, statusOf } = verifaSandbox();

describe("Verifa's capture pages", () => {
  it("lead a person through to the outcome", async () => {
    const { id, capture_url } = await create({ external_ref: "user_1" });
    const browser = await new PlainBrowser().open(capture_url);
    expect(await statusOf(id)).toBe("capturing");
    const seen = [browser.heading];
    for (const answers of [{}, { document_type: "passport" }, { use: "sample" }, {}, {}]) {
      seen.push((await browser.submit(answers)).heading);
    }
    expect(seen).toEqual([
      "Verify your identity",
      "Choose a document",
      "Passport",
      "Take a selfie",
      "Show that you’re there",
      "Choose the outcome",
    ]);
    expect(await statusOf(id)).toBe("capturing");
    expect((await browser.submit({ outcome: "approve" })).heading).toBe("That’s everything");
    expect(browser.html).toContain('data-say="complete"');
    expect((await get(`/sessions/${id}/result`)).json).toMatchObject({
      status: "approved",
      extracted_data: { document_type: "passport" },
    });
  });

  const walkTo = async (url: string, step: number) => {
    const browser = await new PlainBrowser().open(url);
    const answers = [{}, { document_type: "passport" }, { use: "sample" }, {}, {}];
    for (const answer of answers.slice(0, step)) await browser.submit(answer);
    return browser;
  };

  it("show what the session was made with, and put it on the document", async () => {
    const fields = { first_name: "Sukarno", date_of_birth: "1990-01-15" };
    const { id, capture_url } = await create({ fields });
    const browser = await walkTo(capture_url, 0);
    expect(browser.html).toContain("<dd>Sukarno</dd>");
    expect(browser.html).toContain("<dd>15\u00a0January 1990</dd>");
    const last = await walkTo(capture_url, 5);
    await last.submit({ outcome: "approve" });
    const { extracted_data } = (await get(`/sessions/${id}/result`)).json;
    expect(extracted_data).toMatchObject(fields);
    expect(extracted_data).not.toHaveProperty("last_name");
  });

  it("leave the outcome open where that is wanted, and take it later", async () => {
    const { id, capture_url } = await create();
    const browser = await walkTo(capture_url, 5);
    await browser.submit({ outcome: "later" });
    expect(await statusOf(id)).toBe("sandbox_pending");
    await browser.submit({ outcome: "needs_review" });
    expect(await statusOf(id)).toBe("under_review");
    expect(browser.heading).toBe("That’s everything");
  });

  it("lead back to redirect_url, telling session and status", async () => {
    const { id, capture_url } = await create({ redirect_url: "https://www.bank.example/back?step=2" });
    const browser = await walkTo(capture_url, 5);
    await browser.submit({ outcome: "reject" });
    const back = `https://www.bank.example/back?step=2&amp;session_id=${id}&amp;status=completed`;
    expect(browser.link("Return to Harbour Bank")).toBe(back);
    expect(browser.html).toContain(`data-next="${back}"`);
  });

  it("want a document, keep uploads over a resume, and can't be skipped", async () => {
    const { id, capture_url } = await create();
    const browser = await walkTo(capture_url, 2);
    await browser.submit({ use: "upload" });
    expect([browser.status, browser.html.includes("Choose a photo")]).toEqual([422, true]);
    await browser.submit({ use: "upload", file: new File(["x"], "licence.jpg") });
    expect(browser.heading).toBe("Take a selfie");
    const { json } = await post(`/sessions/${id}/resume`);
    expect((await browser.open(capture_url)).heading).toBe("This link has been replaced");
    expect((await browser.open(json.capture_url)).heading).toBe("Take a selfie");
    const skip = { method: "POST", body: new URLSearchParams({ outcome: "approve" }) };
    expect((await browser.open(`${json.capture_url}/page/outcome`, skip)).heading).toBe("Take a selfie");
    expect(await statusOf(id)).toBe("capturing");
  });

  it("have a page for an expired link and one for an unknown link", async () => {
    const { capture_url } = await create();
    await sandbox.advance(20 * MINUTE);
    const browser = await new PlainBrowser().open(capture_url);
    expect([browser.status, browser.heading]).toEqual([404, "This link has expired"]);
    expect(browser.html).toContain('data-say="error"');
    await browser.open(capture_url.replace(/tok_.*/, "tok_x"));
    expect([browser.status, browser.heading]).toEqual([404, "This link isn’t known"]);
  });

  it("are marked as a simulation, may be framed, and run no script but their own", async () => {
    const { capture_url } = await create();
    const { headers, text } = await sandbox.get(capture_url);
    expect(text).toContain("Sandbox · Verifa simulation");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("script-src 'self'");
    const [, script = ""] = /<script src="([^"]+)"/.exec(text) ?? [];
    const served = await sandbox.get(script);
    expect([served.status, served.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
  });

  it("can be replaced by calls that the token allows", async () => {
    const { id, capture_url } = await create();
    const step = (what: string, body: unknown = {}) => sandbox.post(`${capture_url}/${what}`, body);
    expect(errorOf(await step("complete"))).toEqual([400, "bad_request", 400]);
    expect((await step("document-type", { document_type: "library_card" })).status).toBe(400);
    for (const [what, body] of [
      ["consent", {}],
      ["document-type", { document_type: "national_id" }],
      ["documents", { document: "front.jpg" }],
      ["selfie", {}],
      ["data", { first_name: "Ada" }],
    ] as const) {
      expect((await step(what, body)).json).toEqual({ session_id: id, status: "capturing" });
    }
    expect((await step("sandbox-outcome", { outcome: "approve" })).status).toBe(400);
    expect((await step("complete")).json.status).toBe("sandbox_pending");
    expect((await step("sandbox-outcome", { outcome: "approved" })).status).toBe(400);
    expect((await step("sandbox-outcome", { outcome: "approve" })).json.status).toBe("completed");
    expect((await step("consent")).status).toBe(400);
    expect((await get(`/sessions/${id}/result`)).json.extracted_data).toMatchObject({
      first_name: "Ada",
      document_type: "national_id",
    });
  });
});
