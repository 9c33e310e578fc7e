import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import { describe, expect, it } from "vitest";
import { verifimeConfig } from "../../../../src/providers/verifime/config.js";
import { runningSandbox } from "../running-sandbox.js";
import { signIn } from "./sign-in.js";

const sandbox = runningSandbox();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const INVITE = "/verifime/v1/user/invite";
const tracking = (ref: string, what: string) => `/verifime/v1/user/signup/tracking/${ref}/${what}`;

/** The example of "POST /v1/user/invite" (developer.verifime.com). */
const REQUEST = {
  email: "customer@example.com",
  code: "ORGCODE123",
  referenceData: "your-application-id",
  customerContext: {
    firstName: "Jane",
    familyName: "Smith",
    middleName: "Marie",
    fullName: "Jane Marie Smith",
    dateOfBirth: "1990-01-15",
    preferredContactNumber: "+61 412345678",
    address: "42 Wallaby Way, Sydney NSW 2000, Australia",
  },
  sendInvitationEmail: false,
};

/** Sends a faulty invite and returns [path, name, resultName] of each fault. */
async function faultsOf(body: unknown): Promise<string[][]> {
  const { status, json } = await sandbox.post(INVITE, body);
  expect(status).toBe(400);
  return json.validationResults.map((one: Record<string, string>) => [one.path, one.name, one.resultName]);
}

describe("credentials", () => {
  it("are the provider's members of the configuration", async () => {
    const { json } = await sandbox.get("/_sandbox/credentials");
    expect(json.verifime).toEqual({
      baseUrl: `${sandbox.url}/verifime`,
      code: "ORGCODE123",
      secrets: [expect.stringMatching(/^\S{20,}$/)],
    });
    expect(verifimeConfig.safeParse({ id: "verifime", ...json.verifime }).success).toBe(true);
  });
});

describe("POST /v1/user/invite", () => {
  it("answers the documented request with exactly three members", async () => {
    const { status, json } = await sandbox.post(INVITE, REQUEST);
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(["trackingReference", "inviteUrl", "qrCodeUrl"]);
    const { trackingReference, inviteUrl, qrCodeUrl } = json;
    expect(trackingReference).toMatch(UUID);
    expect(inviteUrl).toBe(`${sandbox.url}/verifime/portal/sign-up/track-id/${trackingReference}`);
    expect(qrCodeUrl).toBe(`${sandbox.url}/verifime/qr?url=${encodeURIComponent(inviteUrl)}`);
  });

  it.each(["1990-01-15T00:00:00Z", "1990-01-15T23:30:00-08:00", "19900115"])(
    "takes %s as a date of birth",
    async (dateOfBirth) => {
      const { inviteUrl } = await sandbox.invite({ customerContext: { firstName: "Jane", dateOfBirth } });
      const browser = await signIn(inviteUrl);
      expect(browser.fields.dateOfBirth).toBe("1990-01-15");
    },
  );

  it("issues a fresh reference each time, also for the same customer", async () => {
    const refs = [await sandbox.invite(), await sandbox.invite(), await sandbox.invite()].map(
      ({ ref }) => ref,
    );
    expect(new Set(refs).size).toBe(3);
  });

  it("serves the QR code of the invite URL as an image", async () => {
    const { inviteUrl, qrCodeUrl } = await sandbox.invite();
    const { status, headers, text } = await sandbox.get(qrCodeUrl);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^image\/svg\+xml/);
    expect(text).toContain(toSvgPath(generate(inviteUrl)));
    expect(text).not.toContain(toSvgPath(generate(`${inviteUrl}x`)));
    for (const url of ["", "javascript:alert(1)", `https://example.com/${"x".repeat(3000)}`]) {
      expect((await sandbox.get(`/verifime/qr?url=${encodeURIComponent(url)}`)).status).toBe(400);
    }
  });

  it("answers the documented error: the echo with nulls, and every fault", async () => {
    const { status, json } = await sandbox.post(INVITE, {
      email: "test@example.com",
      code: "TESTCODE",
      customerContext: { firstName: "Jack test2", familyName: "Smith" },
    });
    expect(status).toBe(400);
    expect(json).toEqual({
      request: {
        email: "test@example.com",
        code: "TESTCODE",
        referenceData: null,
        customerContext: {
          fullName: null,
          firstName: "Jack test2",
          familyName: "Smith",
          middleName: null,
          dateOfBirth: null,
          preferredContactNumber: null,
          address: null,
        },
        sendInvitationEmail: false,
      },
      validationResults: [
        {
          path: "",
          name: "code",
          resultType: "Error",
          resultName: "InvalidOrganisationCodeLength",
          resultScope: "Field",
          message: "Supplied organisation code is not the correct length",
        },
        {
          path: "customerContext",
          name: "firstName",
          resultType: "Error",
          resultName: "PersonNameInvalidCharacter",
          resultScope: "Field",
          message: "A person name is not allowed to have the character at position 9",
        },
      ],
    });
  });

  it("checks every name, from the first character on, in any script", async () => {
    const names = { fullName: "1a", firstName: "a@", familyName: "O’Brien-Smith Jr.", middleName: "Zoë 李" };
    const { json } = await sandbox.post(INVITE, { ...REQUEST, customerContext: names });
    expect(
      json.validationResults.map(({ name, message }: Record<string, string>) => [name, message]),
    ).toEqual([
      ["fullName", "A person name is not allowed to have the character at position 0"],
      ["firstName", "A person name is not allowed to have the character at position 1"],
    ]);
  });

  it("names every missing, malformed, unknown or inactive value", async () => {
    expect(await faultsOf({})).toEqual([
      ["", "email", "Required"],
      ["", "code", "Required"],
    ]);
    expect(await faultsOf({ ...REQUEST, email: "nobody", code: "ORGCODE999" })).toEqual([
      ["", "email", "InvalidEmail"],
      ["", "code", "OrganisationCodeNotFound"],
    ]);
    expect(await faultsOf({ ...REQUEST, code: "INACTIVE01" })).toEqual([
      ["", "code", "OrganisationCodeInactive"],
    ]);
    expect(
      await faultsOf({ email: 7, code: ["ORGCODE123"], referenceData: 1, sendInvitationEmail: "no" }),
    ).toEqual([
      ["", "email", "InvalidType"],
      ["", "code", "InvalidType"],
      ["", "referenceData", "InvalidType"],
      ["", "sendInvitationEmail", "InvalidType"],
    ]);
    expect(await faultsOf({ ...REQUEST, customerContext: "Jane" })).toEqual([
      ["", "customerContext", "InvalidType"],
    ]);
    const customerContext = { dateOfBirth: "1990-02-30", callbackUrl: "javascript:alert(1)", address: 5 };
    expect(await faultsOf({ ...REQUEST, customerContext })).toEqual([
      ["customerContext", "address", "InvalidType"],
      ["customerContext", "dateOfBirth", "InvalidDate"],
      ["customerContext", "callbackUrl", "InvalidUrl"],
    ]);
    expect(await faultsOf([])).toEqual([["", "", "MalformedRequest"]]);
  });

  it("takes null for every optional member, and an empty referenceData", async () => {
    const none = Object.fromEntries(Object.keys(REQUEST.customerContext).map((name) => [name, null]));
    const bodies = [
      { ...REQUEST, referenceData: null, customerContext: null, sendInvitationEmail: null },
      { ...REQUEST, customerContext: none },
      { ...REQUEST, referenceData: "" },
    ];
    for (const body of bodies) expect((await sandbox.post(INVITE, body)).status).toBe(200);
  });

  it("takes JSON only", async () => {
    const text = JSON.stringify(REQUEST);
    const { status } = await sandbox.get(INVITE, { method: "POST", body: text });
    expect(status).toBe(415);
    const broken = await sandbox.get(INVITE, {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect(broken.status).toBe(400);
    expect(broken.json.validationResults[0].resultName).toBe("MalformedRequest");
  });

  it("mails the invitation where it is asked to, and only there", async () => {
    await sandbox.post(INVITE, REQUEST);
    expect((await sandbox.get("/_sandbox/mail")).json).toEqual([]);
    const { inviteUrl } = await sandbox.invite({ sendInvitationEmail: true });
    const mails = (await sandbox.get("/_sandbox/mail")).json;
    expect(mails).toHaveLength(1);
    expect(mails[0].to).toBe("jane@example.com");
    expect(mails[0].text).toContain(inviteUrl);
  });
});

describe("the status of a tracking reference", () => {
  it("goes Inactive, Active, Completed, and never back", async () => {
    const { ref } = await sandbox.invite();
    const answer = await sandbox.get(tracking(ref, "status"));
    expect([answer.status, answer.json]).toEqual([200, { status: "Inactive" }]);
    const activated = await sandbox.post(tracking(ref, "activate"));
    expect([activated.status, activated.json]).toEqual([200, { status: "Active" }]);
    expect(await sandbox.status(ref)).toBe("Active");
    expect((await sandbox.post(tracking(ref, "activate"))).json).toEqual({ status: "Active" });

    await sandbox.post(`/_sandbox/verifime/${ref}/customer`, { does: "submits" });
    expect(await sandbox.status(ref)).toBe("Completed");
    expect((await sandbox.post(tracking(ref, "activate"))).json).toEqual({ status: "Completed" });
    await sandbox.post(`/_sandbox/verifime/${ref}/customer`, { does: "opens" });
    expect(await sandbox.status(ref)).toBe("Completed");
  });

  it("belongs to one reference, not to the customer", async () => {
    const first = await sandbox.invite();
    const second = await sandbox.invite();
    await sandbox.post(`/_sandbox/verifime/${first.ref}/customer`, { does: "submits" });
    expect(await sandbox.status(second.ref)).toBe("Inactive");
  });

  it("never expires", async () => {
    const { ref } = await sandbox.invite();
    await sandbox.advance(10 * 365 * 86_400);
    expect(await sandbox.status(ref)).toBe("Inactive");
    expect((await sandbox.post(tracking(ref, "activate"))).json).toEqual({ status: "Active" });
  });

  it("is 404 for a reference that was never issued, and 400 for a malformed one", async () => {
    for (const what of ["status", "activate", "force-verify"]) {
      const ask = what === "status" ? sandbox.get : sandbox.post;
      const unknown = await ask(tracking("7ea40290-44b7-424e-babb-31da7ca1dcd1", what));
      expect([unknown.status, unknown.json.error]).toEqual([404, "Not Found"]);
      const malformed = await ask(tracking("tomorrow", what));
      expect([malformed.status, malformed.json.error]).toEqual([400, "Bad Request"]);
    }
  });

  it("is completed by force-verify", async () => {
    const { ref } = await sandbox.invite();
    const { status, json } = await sandbox.post(tracking(ref, "force-verify"));
    expect([status, json]).toEqual([200, { status: "Completed" }]);
    expect(await sandbox.status(ref)).toBe("Completed");
  });
});

describe("CORS", () => {
  it("lets any page call, with the headers that VerifiMe's widget sends", async () => {
    const preflight = await sandbox.get(tracking("7ea40290-44b7-424e-babb-31da7ca1dcd1", "status"), {
      method: "OPTIONS",
      headers: {
        origin: "https://www.bank.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "content-type",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toBe("content-type");
    const answer = await sandbox.post(INVITE, REQUEST, { origin: "https://www.bank.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });
});
