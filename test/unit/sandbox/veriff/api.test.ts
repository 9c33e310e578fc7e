import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { veriffSandbox } from "./veriff-sandbox.js";

const HOUR = 3600;
/** As Veriff's page prints it. */
const REFUSED_DELETION = new URL("../../../fixtures/veriff/error-1305.json", import.meta.url);
const {
  client,
  createdSession,
  credentials,
  customer,
  decide,
  decisionOf,
  hmac,
  patch,
  read,
  receivedEvents,
  remove,
  sandbox,
  signedGet,
} = veriffSandbox();

describe("signatures", () => {
  it("of GET and DELETE are over the id, of PATCH over the body", async () => {
    const { id } = await createdSession();
    expect((await signedGet(`/v1/sessions/${id}/decision`, "something else")).json).toEqual({
      status: "fail",
      code: "1818",
      message: "Signature does not match the HMAC-SHA256 of query ID and integration API secret.",
    });
    expect((await remove(id, hmac("something else"))).json.code).toBe("1818");
    expect((await patch(id, "submitted", () => hmac(id))).json.code).toBe("1819");
    expect((await patch(id, "submitted")).status).toBe(200);
  });

  it("may be of either secret and of either case; others are none", async () => {
    const { id } = await createdSession();
    const statusFor = async (headers: Record<string, string>) => {
      const answer = await sandbox.get(`/veriff/v1/sessions/${id}/decision`, { headers: client(headers) });
      return answer.status === 200 ? "200" : answer.json.code;
    };
    const legacy = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(await statusFor({ "x-hmac-signature": hmac(id, credentials.secrets[1]) })).toBe("200");
    expect(await statusFor({ "x-hmac-signature": hmac(id).toUpperCase() })).toBe("200");
    expect(await statusFor({ "x-hmac-signature": hmac(id, "another secret") })).toBe("1818");
    expect(await statusFor({ "x-hmac-signature": "abc" })).toBe("1812");
    expect(await statusFor({})).toBe("1812");
    expect(await statusFor({ "x-signature": legacy(id + credentials.secrets[0]) })).toBe("200");
    expect(await statusFor({ "x-signature": legacy(id) })).toBe("1813");
  });
});

describe("the older signature", () => {
  it("is answered with one of its kind, beside the newer one", async () => {
    const { id } = await createdSession();
    const legacy = (text: string) =>
      createHash("sha256")
        .update(text + credentials.secrets[0])
        .digest("hex");
    const path = `/veriff/v1/sessions/${id}/decision`;
    const answer = await sandbox.get(path, { headers: client({ "x-signature": legacy(id) }) });
    expect(answer.headers.get("x-signature")).toBe(legacy(answer.text));
    expect(answer.headers.get("x-hmac-signature")).toBe(hmac(answer.text));
    const newer = await signedGet(`/v1/sessions/${id}/decision`, id);
    expect(newer.headers.has("x-signature")).toBe(false);
  });
});

describe("a session's calls", () => {
  it("can't read a session, and refuse an unknown one", async () => {
    const { id } = await createdSession();
    expect((await signedGet(`/v1/sessions/${id}`, id)).status).toBe(404);
    const nobody = randomUUID();
    for (const what of ["decision", "person", "attempts", "media"]) {
      const answer = await signedGet(`/v1/sessions/${nobody}/${what}`, nobody);
      expect(answer.status).toBe(404);
      expect(answer.json.status).toBe("fail");
    }
  });

  it("have no decision until there is one", async () => {
    const { id } = await createdSession({
      vendorData: "case-7",
      person: { firstName: "Jane", lastName: "Smith" },
    });
    await customer(id, "submits");
    expect(await read(id, "decision")).toEqual({ status: "success", verification: null });
    await decide(id, "approved");
    expect(await decisionOf(id)).toMatchObject({
      id,
      status: "approved",
      code: 9001,
      vendorData: "case-7",
      person: { firstName: "JANE", lastName: "SMITH" },
      document: { type: "PASSPORT" },
    });
  });

  it("return the person, the attempts and the media", async () => {
    const { id } = await createdSession({ person: { firstName: "Jane", idNumber: "123" } });
    expect((await read(id, "attempts")).verifications).toEqual([]);
    expect((await read(id, "person")).person).toMatchObject({ firstName: "Jane", idCode: "123" });
    await customer(id, "submits");
    const { verifications } = await read(id, "attempts");
    expect(verifications).toMatchObject([{ status: "submitted", createdTime: expect.any(String) }]);
    const attempt = verifications[0].id;
    const { images } = await read(id, "media");
    expect(images.map(({ context }: { context: string }) => context)).toEqual(["document-front", "face"]);
    expect((await signedGet(`/v1/attempts/${attempt}/media`, attempt)).json.images).toEqual(images);
  });

  it("PATCH submits an upload, once", async () => {
    const { id } = await createdSession();
    expect((await patch(id, "approved")).json.code).toBe("1303");
    expect((await patch(id, "submitted")).json.verification).toMatchObject({ id, status: "submitted" });
    expect((await patch(id, "submitted")).json.code).toBe("1304");
  });

  it("DELETE erases an open or decided session, and no other", async () => {
    const { id } = await createdSession();
    await customer(id, "submits");
    const refused = await remove(id);
    expect(refused.status).toBe(400);
    expect(refused.json).toEqual(JSON.parse(readFileSync(REFUSED_DELETION, "utf8")));
    await decide(id, "declined");
    expect((await remove(id)).json).toEqual({ status: "success", verification: { id } });
    expect((await signedGet(`/v1/sessions/${id}/decision`, id)).status).toBe(404);
  });

  it("DELETE ends an open session, and sends the decision", async () => {
    const { id: unopened } = await createdSession();
    const { id: opened } = await createdSession();
    await customer(opened, "opens");
    await remove(unopened);
    await remove(opened);
    await expect.poll(receivedEvents).toEqual(["started", "expired", "abandoned"]);
  });

  it("DELETE has a limit of its own", async () => {
    for (let count = 0; count < 5; count += 1) await remove((await createdSession()).id);
    const { id } = await createdSession();
    expect((await remove(id)).status).toBe(429);
    await sandbox.advance(HOUR);
    expect((await remove(id)).status).toBe(200);
  });
});
