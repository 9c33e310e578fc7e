import { afterEach, describe, expect, test, vi } from "vitest";
import type { Answer } from "../support/prepared-answers.js";
import { ID, invite, LINK, recorded, statusOf, vx } from "./prepared-vx.js";

afterEach(() => vi.unstubAllEnvs());

describe("createSession", () => {
  test("sends the documented members, and takes request_id and link", async () => {
    const { provider, fake } = vx([{ body: { request_id: ID, link: LINK } }]);
    expect(await provider.createSession(invite)).toEqual({
      providerReference: ID,
      inviteUrl: LINK,
      frame: {
        url: LINK,
        origin: "https://fe.dcams.app",
        allow: "camera; fullscreen",
        sandbox: "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox",
      },
      expiresAt: null,
    });
    const [request] = fake.calls;
    expect(request).toMatchObject({
      method: "POST",
      url: "https://vx.dcams.example/api/session/create_session",
      route: "/api/session/create_session",
      headers: { authorization: "Bearer token-1", "content-type": "application/json" },
    });
    expect(JSON.parse(request?.body ?? "")).toEqual({
      email: "jane@example.com",
      age: "21+",
      reference: invite.reference,
      fn: "Jane",
      webhook: { endpoint: invite.webhookUrl },
    });
  });

  test("sends the configured styles as they stand", async () => {
    const styles = { primaryColor: "harbour", colors: { harbour: ["#0b5cad"] }, button: { radius: "xl" } };
    const { provider, fake } = vx([{ body: { request_id: ID, link: LINK } }], { styles });
    await provider.createSession(invite);
    expect(JSON.parse(fake.calls[0]?.body ?? "").styles).toEqual(styles);
  });

  test("sends route, settings and brand where they are set", async () => {
    const ids = { routeId: "route-1", settingsId: "settings-2", brandId: "brand-3" };
    const { provider, fake } = vx([{ body: { request_id: ID, link: LINK } }], ids);
    await provider.createSession(invite);
    expect(JSON.parse(fake.calls[0]?.body ?? "")).toMatchObject({
      route_id: "route-1",
      settings_id: "settings-2",
      brand_id: "brand-3",
    });
  });

  test.each([
    { request_id: ID, url: LINK },
    { requestId: ID, link: LINK },
    { request_id: ID, session_link: LINK, url: "" },
    { request_id: ID, verification_link: LINK, link: null },
    { request_id: ID, link: LINK, status: "created", expires_in: 5 },
  ])("takes likely names: %o", async (body) => {
    const { provider } = vx([{ status: 201, body }]);
    expect(await provider.createSession(invite)).toMatchObject({ providerReference: ID, inviteUrl: LINK });
  });

  test.each([
    {},
    [],
    null,
    { link: LINK },
    { request_id: ID },
    { request_id: "", link: LINK },
    { request_id: ID, link: "javascript:alert(1)" },
  ])("refuses an answer without either: %o", async (body) => {
    const { provider } = vx([{ body }]);
    await expect(provider.createSession(invite)).rejects.toMatchObject({ code: "provider_response_invalid" });
  });

  test.each<[string, Answer, object]>([
    ["out of order", { status: 503 }, { code: "provider_unavailable" }],
    [
      "too busy",
      { status: 429, headers: { "retry-after": "7" } },
      { code: "rate_limited", retryAfterSeconds: 7 },
    ],
    [
      "not having it",
      { status: 400, body: recorded("platform-error") },
      { code: "provider_rejected", providerCode: "QRY2" },
    ],
    [
      "forbidding it",
      { status: 403, body: recorded("token-403") },
      { code: "provider_rejected", providerCode: "access_denied" },
    ],
    [
      "saying nothing about it",
      { status: 400, text: "<html>" },
      { code: "provider_rejected", providerCode: undefined },
    ],
    [
      "sending us elsewhere",
      { status: 302, headers: { location: "https://evil.example" } },
      { code: "provider_rejected" },
    ],
  ])("tells apart VX %s", async (_, reply, error) => {
    const { provider } = vx([reply]);
    await expect(provider.createSession(invite)).rejects.toMatchObject(error);
  });
});

describe("readStatus", () => {
  test("asks the one path for status and result", async () => {
    const { provider, fake } = vx([{ body: recorded("status-completed") }]);
    await provider.readStatus("a/b?c");
    expect(fake.calls[0]).toMatchObject({
      method: "GET",
      url: "https://vx.dcams.example/api/session/result/a%2Fb%3Fc",
      route: "/api/session/result/{request_id}",
    });
  });

  test.each<[unknown, object]>([
    [{ current_status: "INIT" }, { status: "Inactive", progress: "opened", providerStatus: "INIT" }],
    [
      { current_status: "IN PROGRESS" },
      { status: "Active", progress: "in_progress", providerStatus: "IN PROGRESS" },
    ],
    [
      { current_status: "PENDING" },
      { status: "Completed", outcome: "in_review", providerStatus: "PENDING", reasonCode: null },
    ],
    [
      { current_status: "COMPLETED" },
      { status: "Completed", outcome: "pending", providerStatus: "COMPLETED", reasonCode: null },
    ],
    [
      { current_status: "LINK EXPIRED" },
      {
        ended: "expired",
        outcome: "expired",
        settled: true,
        providerStatus: "LINK EXPIRED",
        reasonCode: null,
      },
    ],
    // Nobody has opened the link.
    [{ current_status: null }, { status: "Inactive", providerStatus: "" }],
    [{ current_status: "" }, { status: "Inactive", providerStatus: "" }],
    [
      { request_id: ID, status: "" },
      { status: "Inactive", providerStatus: "" },
    ],
    [{}, { status: "Inactive", providerStatus: "" }],
    // A result that is pending from the start.
    [
      { current_status: null, status: "PENDING", journey: { stops: [] } },
      { status: "Inactive", providerStatus: "" },
    ],
    [
      { status: "PENDING", journey: { stops: [{ type: "NEW REGISTRATION", timestamp: "", action: "" }] } },
      { status: "Inactive", providerStatus: "" },
    ],
  ])("reads progress %o", async (body, report) => {
    expect(await statusOf(body)).toEqual(report);
  });

  test("reads the documented result", async () => {
    const documented = recorded("result");
    expect(await statusOf(documented)).toEqual({
      status: "Completed",
      outcome: "approved",
      settled: true,
      providerStatus: "PASS",
      reasonCode: "ALL CHECKS PASSED",
      at: Date.UTC(2024, 7, 12, 13, 8, 15, 694),
      person: {
        firstName: "John",
        lastName: "Doe",
        dateOfBirth: "2000-01-01",
        gender: "M",
        documentType: "drivers_license",
        country: "US",
        email: "john.doe@example.com",
        phone: "555-1234",
        address: "123 Main St, New York, NY 10001",
      },
      // Times as given: no zone is added anywhere.
      result: documented,
    });
  });

  test("reads the older page's example: a list for an object, empty texts for null", async () => {
    const page = recorded("result-older-page");
    expect(await statusOf(page)).toMatchObject({
      outcome: "approved",
      at: Date.UTC(2024, 7, 19, 20, 56, 57, 871),
    });
    expect((await statusOf(page)).result).toEqual(page);
  });

  test.each<[string, object]>([
    ["PASS", { status: "Completed", outcome: "approved", settled: true, providerStatus: "PASS" }],
    ["FAIL", { status: "Completed", outcome: "declined", settled: true, providerStatus: "FAIL" }],
  ])("reads the result %s, alone or beside COMPLETED", async (status, report) => {
    const result = { ...recorded("result"), status };
    expect(await statusOf(result)).toMatchObject(report);
    expect(await statusOf({ ...result, current_status: "COMPLETED" })).toMatchObject(report);
    expect(await statusOf({ ...result, current_status: null })).toMatchObject(report);
  });

  test("knows a PENDING result from a PENDING progress", async () => {
    const result = { ...recorded("result"), status: "PENDING" };
    const alone = await statusOf(result);
    expect(alone).toMatchObject({ status: "Active", providerStatus: "PENDING" });
    expect(alone).not.toHaveProperty("outcome");
    expect(await statusOf({ ...result, current_status: "COMPLETED" })).toMatchObject({
      status: "Completed",
      outcome: "pending",
      providerStatus: "COMPLETED",
    });
    expect(await statusOf({ ...result, current_status: "PENDING" })).toMatchObject({
      status: "Completed",
      outcome: "in_review",
    });
    const stillGoingOn = await statusOf({ ...result, current_status: "IN PROGRESS" });
    expect(stillGoingOn).toMatchObject({ status: "Active", providerStatus: "IN PROGRESS" });
    expect(stillGoingOn).not.toHaveProperty("outcome");
  });

  test.each(["INIT", "IN PROGRESS", "PENDING"])(
    "takes no verdict while the progress is %s",
    async (progress) => {
      for (const status of ["PASS", "FAIL"]) {
        const report = await statusOf({ ...recorded("result"), status, current_status: progress });
        expect(report.outcome).toBe(progress === "PENDING" ? "in_review" : undefined);
        expect(report.settled).toBeUndefined();
        expect(report.providerStatus).toBe(progress);
      }
    },
  );

  test.each(["REVIEW", "pass", "PASSED", "__proto__", "toString", "IN_PROGRESS"])(
    "takes the unknown word %s for no success",
    async (word) => {
      expect(await statusOf({ current_status: word })).toEqual({
        outcome: "in_review",
        providerStatus: word,
        reasonCode: null,
        unknownWord: true,
      });
      const result = await statusOf({ ...recorded("result"), status: word });
      expect(result).toMatchObject({ outcome: "in_review", providerStatus: word, unknownWord: true });
      expect(result).not.toHaveProperty("status");
      const beside = await statusOf({ ...recorded("result"), current_status: word });
      expect(beside).toMatchObject({ outcome: "in_review", providerStatus: word, unknownWord: true });
      expect(beside).not.toHaveProperty("settled");
      expect(await statusOf({ current_status: "COMPLETED", status: word })).toMatchObject({
        status: "Completed",
        outcome: "in_review",
        providerStatus: word,
        unknownWord: true,
      });
    },
  );

  describe("names the person", () => {
    const documented = recorded("result");
    const withDocument = (document_data: unknown, change: object = {}) =>
      statusOf({ ...documented, dcams_plus: { document_data }, ...change });

    test.each([undefined, null, {}, [], { FirstName: "", LastName: null, DateOfBirth: 20000101 }])(
      "by what VX knows where the document says nothing: %o",
      async (document) => {
        expect((await withDocument(document)).person).toEqual({
          firstName: "John",
          lastName: "Doe",
          dateOfBirth: "2000-01-01",
          email: "john.doe@example.com",
          phone: "555-1234",
          address: "123 Main St, New York, NY 10001",
        });
      },
    );

    test("by the document first, without what is redacted", async () => {
      const document = {
        FirstName: "Jon",
        LastName: "<REDACTED>",
        DocumentNumber: "***",
        DocumentType: "ID CARD",
      };
      const { person } = await withDocument({ ...document, DateOfBirth: "not a date" });
      expect(person).toMatchObject({
        firstName: "Jon",
        lastName: "Doe",
        dateOfBirth: "2000-01-01",
        documentType: "id_card",
      });
      expect(person).not.toHaveProperty("documentNumber");
      expect((await withDocument({ DocumentNumber: "D123" })).person?.documentNumber).toBe("D123");
    });

    test("with a verdict only, and not where nobody is named", async () => {
      expect((await statusOf({ ...documented, status: "FAIL" })).person).toBeDefined();
      for (const change of [{ status: "PENDING" }, { status: "MAYBE" }, { current_status: "IN PROGRESS" }]) {
        expect(await statusOf({ ...documented, ...change })).not.toHaveProperty("person");
      }
      expect(await statusOf({ status: "PASS", fn: "", addr: "" })).not.toHaveProperty("person");
    });
  });

  test.each<[string, object]>([
    ["additionalData a list", { additionalData: [] }],
    ["additionalData null", { additionalData: null }],
    ["storage null", { storage: null }],
    ["no dcams_plus", { dcams_plus: undefined }],
    ["dcams_plus a list", { dcams_plus: [] }],
    ["document_data empty", { dcams_plus: { document_data: {}, issues: null, action: null } }],
    ["document_data null", { dcams_plus: { document_data: null, output: [] } }],
    ["documents a list", { documents: [{}] }],
    ["unknown members", { risk: { score: 1 }, version: 9 }],
  ])("tolerates %s, and hands it on as given", async (_, change) => {
    const body = JSON.parse(JSON.stringify({ ...recorded("result"), ...change }));
    expect(await statusOf(body)).toMatchObject({ outcome: "approved", result: body });
  });

  test.each<[string, unknown]>([
    ["no journey", undefined],
    ["journey null", null],
    ["journey a list", []],
    ["no stops", { duration: "00h 00m 00s" }],
    ["stops null", { stops: null }],
    ["no stop", { stops: [] }],
    ["a stop of nothing", { stops: [null] }],
    ["a stop without a time", { stops: [{ timestamp: null, status: null }] }],
    ["a time that is a number", { stops: [{ timestamp: 1723468095 }] }],
    ["a time that is none", { stops: [{ timestamp: "2024-13-45 99:99:99" }] }],
    ["a time with a zone", { stops: [{ timestamp: "2024-08-12 13:08:15+02:00" }] }],
  ])("has no time of the event with %s", async (_, journey) => {
    const report = await statusOf({ ...recorded("result"), journey });
    expect(report).toMatchObject({ outcome: "approved", reasonCode: null });
    expect(report).not.toHaveProperty("at");
  });

  test("keeps the order of stops, with and without fractions or a T", async () => {
    const timestamps = ["2024-08-12 13:08:15", "2024-08-12 13:08:15.5", "2024-08-12T13:08:15.694983"];
    const times = await Promise.all(
      timestamps.map((timestamp) => statusOf({ status: "PASS", journey: { stops: [{ timestamp }] } })),
    );
    expect(times.map(({ at }) => (at ?? 0) - Date.UTC(2024, 7, 12, 13, 8, 15))).toEqual([0, 500, 694]);
  });

  test.each(["America/New_York", "Asia/Tokyo"])("keeps it wherever the proxy runs: %s", async (zone) => {
    vi.stubEnv("TZ", zone);
    expect(new Date(2024, 7, 12, 13).getTime()).not.toBe(Date.UTC(2024, 7, 12, 13));
    expect((await statusOf(recorded("result"))).at).toBe(Date.UTC(2024, 7, 12, 13, 8, 15, 694));
  });

  test.each<[string, Answer, object]>([
    [
      "an unknown session",
      { status: 404, body: { error: "not_found" } },
      { code: "provider_rejected", providerCode: "not_found" },
    ],
    ["an outage", { status: 502, text: "<html>" }, { code: "provider_unavailable" }],
    ["rubbish", { text: '{"current_st' }, { code: "provider_response_invalid" }],
    ["a list", { body: [] }, { code: "provider_response_invalid" }],
    ["a word of another type", { body: { current_status: 7 } }, { code: "provider_response_invalid" }],
    ["an error in a success", { body: recorded("platform-error") }, { code: "provider_response_invalid" }],
  ])("tells apart %s", async (_, reply, error) => {
    const { provider } = vx([reply]);
    await expect(provider.readStatus(ID)).rejects.toMatchObject(error);
  });
});
