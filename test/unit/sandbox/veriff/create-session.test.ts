import { randomUUID } from "node:crypto";
import { jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { veriffSandbox } from "./veriff-sandbox.js";

const MINUTE = 60;
const { client, create, credentials, hmac, sandbox } = veriffSandbox();

describe("POST /v1/sessions", () => {
  it("creates a session whose URL holds a token that names it", async () => {
    const answer = await create({
      vendorData: "11111111",
      endUserId: randomUUID(),
      callback: "https://x.example",
    });
    expect(answer.status).toBe(201);
    const { status, verification } = answer.json;
    expect(status).toBe("success");
    expect(verification).toMatchObject({
      status: "created",
      vendorData: "11111111",
      host: `${sandbox.url}/veriff`,
    });
    expect(verification.url).toBe(`${verification.host}/v/${verification.sessionToken}`);
    const [, payload = ""] = verification.sessionToken.split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toEqual({ session_id: verification.id });
    await expect(jwtVerify(verification.sessionToken, Buffer.from("another key"))).rejects.toThrow();
  });

  it("echoes null where nothing was given", async () => {
    expect((await create()).json.verification).toMatchObject({ vendorData: null, endUserId: null });
  });

  it("needs the key and no signature, and answers with its own", async () => {
    const answer = await create();
    expect(answer.headers.get("x-auth-client")).toBe(credentials.apiKey);
    expect(answer.headers.get("x-hmac-signature")).toBe(hmac(answer.text));
    expect(answer.headers.get("vrf-hmac-signature")).toBe(hmac(answer.text));
    expect(answer.headers.get("vrf-integration-id")).toBe(credentials.integrationId);
  });

  const CALLERS: [string, string, Record<string, string>][] = [
    ["no key", "1801", {}],
    ["a key that is no UUID", "1802", { "x-auth-client": "key" }],
    ["a key that nobody has", "1803", { "x-auth-client": "00000000-0000-4000-8000-000000000000" }],
    ["a key that is switched off", "1804", { "x-auth-client": "1d9be0c4-7a52-4f6e-8b13-c2f04ae95d37" }],
  ];
  for (const [what, code, headers] of CALLERS) {
    it(`refuses ${what} with ${code}`, async () => {
      const answer = await create({}, headers as ReturnType<typeof client>);
      expect(answer.status).toBe(401);
      expect(answer.json).toMatchObject({ status: "fail", code, message: expect.any(String) });
    });
  }

  it("takes the integration id, and refuses one that isn't the key's", async () => {
    expect((await create({}, client({ "vrf-integration-id": credentials.integrationId }))).status).toBe(201);
    expect((await create({}, client({ "vrf-integration-id": randomUUID() }))).json.code).toBe("1803");
  });

  const FAULTY: [string, unknown][] = [
    ["1102", undefined],
    ["1102", []],
    ["1104", { person: "Jane" }],
    ["1104", { person: { firstName: 7 } }],
    ["1104", { endUserId: "customer 7" }],
    ["1104", { person: { gender: "X" } }],
    ["1104", { person: { maritalStatus: "complicated" } }],
    ["1104", { person: { isDeceased: "no" } }],
    ["1104", { document: { idCardType: "XX" } }],
    ["1104", { address: "Lorem Ipsum 30" }],
    ["1104", { address: { fullAddress: 30 } }],
    ["1104", { proofOfAddress: { acceptableTypes: ["UTILITY_BILL"] } }],
    ["1104", { consents: { type: "ine", approved: true } }],
    ["1104", { consents: [{ type: "gdpr", approved: true }] }],
    ["1104", { consents: [{ type: "bipa" }] }],
    ["1104", { consents: [{ type: "ine", approved: false }] }],
    ["1203", { document: { firstIssue: "2022-02-30" } }],
    ["1301", { features: ["telepathy"] }],
    ["1201", { timestamp: "2016-05-19T08:30:25.597Z" }],
    ["1202", { timestamp: "yesterday" }],
    ["1203", { person: { dateOfBirth: "15.01.1990" } }],
    ["1302", { callback: "http://x.example" }],
    ["1302", { callback: "x.example" }],
    ["1500", { vendorData: "x".repeat(1001) }],
    ["1501", { vendorData: 7 }],
    ["2102", { document: { number: "B 01" } }],
    ["2103", { document: { type: "LIBRARY_CARD" } }],
    ["2104", { document: { country: "Estonia" } }],
  ];
  for (const [code, verification] of FAULTY) {
    it(`refuses ${JSON.stringify(verification)?.slice(0, 60)} with ${code}`, async () => {
      const answer = await sandbox.post("/veriff/v1/sessions", { verification }, client());
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({ status: "fail", code });
    });
  }

  it("takes every documented member, and nulls", async () => {
    const verification = {
      callback: "https://x.example",
      person: {
        firstName: "John",
        lastName: "Smith",
        idNumber: "123456789",
        phoneNumber: "+372 5555 5555",
        gender: "M",
        dateOfBirth: "1990-01-15",
        email: "john@x.example",
        maritalStatus: "single",
        isDeceased: false,
      },
      document: {
        number: "B01234567",
        type: "ID_CARD",
        country: "CO",
        idCardType: "CC",
        firstIssue: "2022-01-01",
      },
      address: { fullAddress: "Lorem Ipsum 30, 13612 Tallinn, Estonia" },
      proofOfAddress: { acceptableTypes: [{ name: "UTILITY_BILL" }] },
      vendorData: "11111111",
      endUserId: randomUUID(),
      consents: [{ type: "ine", approved: true }],
      lang: "et",
      features: ["selfid"],
      timestamp: new Date().toISOString(),
    };
    expect((await create(verification)).status).toBe(201);
    const nothing = Object.keys(verification).map((name) => [name, null]);
    expect((await create(Object.fromEntries(nothing))).status).toBe(201);
    const notes = (await sandbox.get("/_sandbox/sessions")).json.map(({ note }: { note: unknown }) => note);
    expect(notes).toEqual([null, null]);
  });

  it("takes a number for idNumber, as the first versions of Veriff's JavaScript SDK send it", async () => {
    const { id } = (await create({ person: { givenName: "Foo", idNumber: 12345 } })).json.verification;
    const headers = client({ "x-hmac-signature": hmac(id) });
    const { person } = (await sandbox.get(`/veriff/v1/sessions/${id}/person`, { headers })).json;
    expect(person.idCode).toBe("12345");
    expect((await create({ person: { idNumber: true } })).json.code).toBe("1104");
  });

  it("ignores a member that isn't documented, and names it on the control page", async () => {
    const verification = { person: { firstName: "John", givenName: "John" }, adress: {} };
    expect((await create(verification)).status).toBe(201);
    expect((await sandbox.get("/_sandbox/sessions")).json).toMatchObject([
      { note: "Not documented: adress, person.givenName" },
    ]);
  });

  it("wants JSON, and says so in its header", async () => {
    const post = (type: string | undefined, body: string) =>
      sandbox.get("/veriff/v1/sessions", {
        method: "POST",
        headers: client(type === undefined ? {} : { "content-type": type }),
        body,
      });
    const body = '{"verification":{}}';
    for (const type of ["application/json", "Application/JSON; charset=utf-8"]) {
      expect((await post(type, body)).status).toBe(201);
    }
    for (const type of [undefined, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      const answer = await post(type, body);
      expect([answer.status, answer.json.code]).toEqual([400, "1102"]);
    }
    for (const wrong of ["", "{", "verification", '{"verification":{}}}}']) {
      expect((await post("application/json", wrong)).json).toMatchObject({ status: "fail", code: "1102" });
    }
  });

  it("takes the samples as the documentation prints them, at the addresses that it prints", async () => {
    const minimum = '{\n"verification": {},\n}\n}';
    const forSdk =
      '{\n"verification": {\n"callback": "https://veriff.com",\n"vendorData": "2bf528f7-4b9c-44f0-b928-fdc7afc5ca1b"\n},\n}\n}';
    for (const body of [minimum, forSdk]) {
      const headers = client({ "content-type": "application/json" });
      const answer = await sandbox.get("/veriff/v1/sessions/", { method: "POST", headers, body });
      expect(answer.status).toBe(201);
    }
    const { id } = (await create()).json.verification;
    for (const what of ["decision", "person", "attempts", "media"]) {
      const headers = client({ "x-hmac-signature": hmac(id) });
      const answer = await sandbox.get(`/veriff/v1/sessions/${id}/${what}/`, { headers });
      expect(answer.status, what).toBe(200);
    }
  });

  it("refuses the thirty-first session within a minute", async () => {
    for (let count = 0; count < 30; count += 1) expect((await create()).status).toBe(201);
    const refused = await create();
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ status: "fail", code: expect.any(String) });
    await sandbox.advance(MINUTE - 10);
    expect((await create()).status).toBe(429);
    await sandbox.advance(10);
    expect((await create()).status).toBe(201);
  });

  it("may be called by a page of any origin, with the headers of Veriff's JavaScript SDK", async () => {
    const asked = "content-type,vrf-integration-id,x-auth-client,x-origin";
    const preflight = await sandbox.get("/veriff/v1/sessions", {
      method: "OPTIONS",
      headers: {
        origin: "https://www.bank.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": asked,
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")?.split(",").toSorted().join()).toBe(asked);
  });
});
