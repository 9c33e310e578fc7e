import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { veriffSandbox } from "./veriff-sandbox.js";

const DAY = 86_400;
const {
  client,
  createdSession,
  customer,
  decide,
  decisionOf,
  hmac,
  partner,
  postSigned,
  read,
  receivedEvents,
  sandbox,
  signedGet,
} = veriffSandbox();

const control = (id: string, body: unknown) => sandbox.post(`/_sandbox/veriff/${id}/decide`, body);
const set = (body: unknown) => sandbox.post("/_sandbox/veriff/settings", body);

describe("collected data", () => {
  const data = {
    providerName: "SampleName",
    network: { ip: "198.51.100.7" },
    device: { fingerprint: "abc", type: "mobile" },
    person: { email: "jane@x.example", phoneNumber: "+372 5555" },
  };
  const collect = (id: string, body: unknown, sign?: (body: string) => string) =>
    postSigned(`/sessions/${id}/collected-data`, body, sign);

  it("are taken while the session is open, and their address comes back", async () => {
    const { id } = await createdSession();
    const answer = await collect(id, data);
    expect([answer.status, answer.json]).toEqual([200, { status: "success" }]);
    await customer(id, "opens");
    expect((await collect(id, { ...data, network: { ip: "2001:db8::7" } })).status).toBe(200);
    await decide(id, "approved");
    await expect
      .poll(() => partner.received.find(({ json }) => json.technicalData)?.json.technicalData)
      .toEqual({ ip: "2001:db8::7" });
    expect((await collect(id, data)).status).toBe(409);
  });

  const FAULTY: [string, unknown][] = [
    ["1102", []],
    ["1102", { ...data, providerName: undefined }],
    ["1102", { ...data, network: {} }],
    ["1102", { ...data, device: undefined }],
    ["1104", { ...data, providerName: "x".repeat(256) }],
    ["1104", { ...data, network: { ip: "here" } }],
    ["1104", { ...data, device: { fingerprint: 7 } }],
  ];
  for (const [code, body] of FAULTY) {
    it(`refuses ${JSON.stringify(body).slice(0, 70)} with ${code}`, async () => {
      const { id } = await createdSession();
      const answer = await collect(id, body);
      expect([answer.status, answer.json.code]).toEqual([400, code]);
    });
  }

  it("are signed over their body", async () => {
    const { id } = await createdSession();
    expect((await collect(id, data, () => hmac(id))).json.code).toBe("1819");
  });
});

describe("watchlist screening", () => {
  const screeningOf = (id: string) => signedGet(`/v1/sessions/${id}/watchlist-screening`, id);
  const disable = (id: string, content: unknown = { monitorStatus: "disabled" }) => {
    const body = JSON.stringify(content);
    const headers = client({ "content-type": "application/json", "x-hmac-signature": hmac(body) });
    return sandbox.get(`/veriff/v1/sessions/${id}/watchlist-screening`, { method: "PATCH", headers, body });
  };

  it("comes with the decision, and finds nothing", async () => {
    const { id } = await createdSession({
      person: { firstName: "Jane", lastName: "Smith", dateOfBirth: "1990-01-15" },
      vendorData: "case-7",
    });
    expect((await screeningOf(id)).status).toBe(404);
    await decide(id, "approved");
    const [attempt] = (await read(id, "attempts")).verifications;
    expect((await screeningOf(id)).json).toEqual({
      status: "success",
      data: {
        checkType: "initial_result",
        attemptId: attempt.id,
        sessionId: id,
        vendorData: "case-7",
        endUserId: null,
        matchStatus: "no_match",
        monitorStatus: "enabled",
        searchTerm: { name: "Jane Smith", year: "1990" },
        totalHits: 0,
        createdAt: expect.any(String),
        hits: [],
      },
    });
    expect((await read(id, "person")).person.pepSanctionMatches).toEqual([]);
  });

  it("finds what the control call says, with a webhook where its address is filled in", async () => {
    await set({ watchlistWebhook: true });
    const { id } = await createdSession();
    await control(id, { outcome: "approved", screening: "hit" });
    const { data } = (await screeningOf(id)).json;
    expect(data).toMatchObject({
      matchStatus: "possible_match",
      totalHits: 1,
      hits: [{ matchTypes: expect.any(Array) }],
    });
    const webhooks = () => partner.received.filter(({ json }) => json.matchStatus);
    await expect.poll(() => webhooks().map(({ json }) => json)).toEqual([data]);
    expect(webhooks()[0]?.headers["x-hmac-signature"]).toBe(hmac(webhooks()[0]?.body ?? ""));
    expect((await read(id, "person")).person.pepSanctionMatches).toMatchObject([{ numberOfMatches: 1 }]);
  });

  it("finds more later, until monitoring is disabled", async () => {
    await set({ watchlistWebhook: true });
    const { id } = await createdSession();
    await decide(id, "approved");
    await sandbox.advance(90 * DAY);
    await control(id, { screening: "hit" });
    await control(id, { screening: "hit" });
    expect((await screeningOf(id)).json.data).toMatchObject({
      checkType: "updated_result",
      matchStatus: "possible_match",
    });
    const results = () => partner.received.flatMap(({ json }) => json.matchStatus ?? []);
    await expect.poll(results).toEqual(["no_match", "possible_match"]);

    const disabled = await disable(id);
    expect([disabled.status, disabled.json.data.monitorStatus]).toEqual([200, "disabled"]);
    await control(id, { screening: "clear" });
    expect((await screeningOf(id)).json.data).toMatchObject({
      matchStatus: "possible_match",
      monitorStatus: "disabled",
    });
    expect(results()).toHaveLength(2);
  });

  it("sends no webhook unless its address is filled in", async () => {
    const { id } = await createdSession();
    await control(id, { outcome: "approved", screening: "hit" });
    await expect.poll(() => receivedEvents().toSorted()).toEqual(["approved", "started", "submitted"]);
  });

  it("can only be disabled", async () => {
    const { id } = await createdSession();
    await decide(id, "approved");
    expect((await disable(id, {})).json.code).toBe("1102");
    expect((await disable(id, { monitorStatus: "enabled" })).json.code).toBe("1104");
    expect((await disable(randomUUID())).status).toBe(404);
  });
});

describe("variants of the decision", () => {
  const variant = (id: string, name: string) =>
    signedGet(`/v1/sessions/${id}/decision/${name}?version=1.0.0`, id);

  it("Full Auto has the extractions and a score, once there is a decision", async () => {
    const { id } = await createdSession({ person: { firstName: "Jane" } });
    expect((await variant(id, "fullauto")).status).toBe(404);
    await decide(id, "approved");
    expect((await variant(id, "fullauto")).json).toMatchObject({
      status: "success",
      sessionId: id,
      decision: "approved",
      decisionScore: 0.97,
      person: { firstName: { value: "JANE", confidenceCategory: "high" }, gender: null },
      document: { type: { value: "PASSPORT" } },
      insights: expect.arrayContaining([expect.objectContaining({ result: "yes" })]),
    });
  });

  it("the Mexican registries answer for Mexican documents", async () => {
    const { id } = await createdSession({
      document: { country: "MX" },
      person: { idNumber: "MOSS670330MDFRRR09" },
    });
    const { id: other } = await createdSession();
    for (const session of [id, other]) await decide(session, "approved");
    expect((await variant(id, "curp-registry")).json).toMatchObject({
      statusCurp: "AN",
      curp: "MOSS670330MDFRRR09",
    });
    expect((await variant(id, "ine-registry")).status).toBe(200);
    expect((await variant(other, "curp-registry")).status).toBe(404);
  });
});

describe("validate-registry", () => {
  const person = { idNumber: "123456789", firstName: "Jane", lastName: "Smith", dateOfBirth: "1990-01-15" };

  for (const path of ["/validate-registry", "/validate-registry/", "/sessions/validate-registry"]) {
    it(`${path} creates and submits a session, and decides it by webhook`, async () => {
      const answer = await postSigned(path, { verification: { person, vendorData: "case-7" } });
      expect(answer.status).toBe(201);
      const { id, status, vendorData } = answer.json.verification;
      expect([status, vendorData]).toEqual(["submitted", "case-7"]);
      await sandbox.advance(2);
      await expect.poll(() => receivedEvents().toSorted()).toEqual(["approved", "started", "submitted"]);
      const decision = await decisionOf(id);
      expect(decision.person).toMatchObject({ firstName: "JANE", idNumber: "123456789" });
      expect(decision.additionalVerifiedData.validationResults).toMatchObject([{ idNumber: "full_match" }]);
    });
  }

  it("takes a full name, and an address in parts", async () => {
    const address = { street: "Main St", houseNumber: "1", postcode: "12345" };
    const verification = { person: { idNumber: "1", fullName: "Jane Ann Smith" }, address };
    const { id } = (await postSigned("/validate-registry", { verification })).json.verification;
    expect((await sandbox.get("/_sandbox/sessions")).json).toMatchObject([{ note: null }]);
    await sandbox.advance(2);
    expect((await decisionOf(id)).person).toMatchObject({ firstName: "JANE ANN", lastName: "SMITH" });
  });

  it("declines the name Decline", async () => {
    const verification = { person: { ...person, firstName: "Decline" } };
    const { id } = (await postSigned("/validate-registry", { verification })).json.verification;
    await sandbox.advance(2);
    expect(await decisionOf(id)).toMatchObject({ status: "declined" });
  });

  const FAULTY: [string, unknown][] = [
    ["1102", {}],
    ["1308", { person: { ...person, idNumber: undefined } }],
    ["1309", { person: { ...person, lastName: undefined } }],
    ["1310", { person: { ...person, dateOfBirth: undefined } }],
    ["1310", { person: { ...person, dateOfBirth: undefined }, address: { street: "Main St" } }],
  ];
  for (const [code, verification] of FAULTY) {
    it(`refuses ${JSON.stringify(verification)} with ${code}`, async () => {
      const body = code === "1102" ? {} : { verification };
      const answer = await postSigned("/validate-registry", body);
      expect([answer.status, answer.json.code]).toEqual([400, code]);
    });
  }

  it("is signed over its body", async () => {
    const answer = await postSigned("/validate-registry", { verification: { person } }, () => hmac("x"));
    expect(answer.json.code).toBe("1819");
  });
});

describe("Full Auto", () => {
  it("replaces the decision webhook", async () => {
    await set({ fullAuto: true });
    const { id } = await createdSession({ person: { firstName: "Jane" }, vendorData: "case-7" });
    await decide(id, "declined");
    await expect.poll(() => receivedEvents().toSorted()).toEqual(["fullauto", "started", "submitted"]);
    const body = partner.received.find(({ json }) => json.eventType)?.json;
    expect(body).toMatchObject({
      status: "success",
      eventType: "fullauto",
      sessionId: id,
      vendorData: "case-7",
      version: "1.0.0",
      data: { verification: { decision: "declined", person: { firstName: { value: "JANE" } } } },
    });
    expect(JSON.stringify(body)).not.toMatch(/reason|9102/);
  });
});

describe("a status that is set in the portal", () => {
  it("is sent, and listed with its attempt", async () => {
    const { id } = await createdSession();
    expect((await control(id, { userStatus: "Too early" })).status).toBe(400);
    await decide(id, "approved");
    await control(id, { userStatus: "Looks like velocity abuse" });
    const [attempt] = (await read(id, "attempts")).verifications;
    const userDefinedData = {
      status: "Looks like velocity abuse",
      statusCode: "looks_like_velocity_abuse",
      reason: null,
      reasonCode: null,
      createdAt: expect.any(String),
    };
    expect(attempt.userDefinedData).toEqual([userDefinedData]);
    await expect.poll(receivedEvents).toContain("user-status.created");
    expect(partner.received.find(({ json }) => json.eventType)?.json).toEqual({
      eventType: "user-status.created",
      time: expect.any(String),
      attemptId: attempt.id,
      data: { verification: { id, userDefinedData } },
    });
    expect(await decisionOf(id)).toMatchObject({ status: "approved" });
  });
});
