import { describe, expect, it } from "vitest";
import { PlainBrowser } from "../plain-browser.js";
import { veriffSandbox } from "./veriff-sandbox.js";

const { customer, decide, decisionOf, sandbox } = veriffSandbox();

describe("a session by hand", () => {
  const make = (body: unknown) => sandbox.post("/_sandbox/veriff/sessions", body);

  it("has a link and a QR code, and goes the usual way", async () => {
    const { status, json } = await make({ firstName: "Jane", lastName: "Smith" });
    expect(status).toBe(200);
    expect(json).toMatchObject({ provider: "veriff", customer: "Jane Smith", status: "created" });
    expect(json.qrCodeUrl).toBe(`${sandbox.url}/_sandbox/veriff/${json.session}/qr.svg`);
    const code = await sandbox.get(json.qrCodeUrl);
    expect([code.status, code.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    expect(code.text).toContain("<svg");
    const browser = await new PlainBrowser().open(json.url);
    expect(browser.heading).toBe("Let’s get you verified");
    await customer(json.session, "submits");
    await decide(json.session, "approved");
    expect(await decisionOf(json.session)).toMatchObject({
      vendorData: null,
      person: { firstName: "JANE", lastName: "SMITH" },
    });
  });

  it("is made with the form of the control page, whose list leads to its link and its QR code", async () => {
    const page = (await sandbox.get("/")).text;
    for (const label of ["User first name", "User last name", "Generate Verification"]) {
      expect(page).toContain(label);
    }
    const answer = await sandbox.get("/_sandbox/veriff/sessions", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
      body: "firstName=Jane&lastName=007",
    });
    const [{ session, url, customer: name }] = (await sandbox.get("/_sandbox/sessions")).json;
    const own = `_sandbox/veriff/${session}`;
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `../../${own}`]);
    expect(name).toBe("Jane 7");
    const listed = (await sandbox.get("/")).text;
    expect(listed).toContain(`href="${url}"`);
    expect(listed).toContain(`href="${own}"`);
    const shown = (await sandbox.get(`/${own}`, { headers: { accept: "text/html" } })).text;
    expect(shown).toContain(`href="${url}"`);
    expect(shown).toContain(`${session}/qr.svg"`);
  });

  it("wants both names, and Veriff", async () => {
    for (const wrong of [
      {},
      { firstName: "Jane" },
      { firstName: " ", lastName: "S" },
      { firstName: ["J"], lastName: "S" },
    ]) {
      expect((await make(wrong)).status).toBe(400);
    }
    expect((await sandbox.post("/_sandbox/vx/sessions", {})).status).toBe(404);
    expect((await sandbox.get("/_sandbox/veriff/nobody/qr.svg")).status).toBe(404);
  });
});
