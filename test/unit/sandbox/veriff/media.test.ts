import { createHash, randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { veriffSandbox } from "./veriff-sandbox.js";

const {
  client,
  createdSession,
  customer,
  decide,
  decisionOf,
  hmac,
  partner,
  patch,
  postSigned,
  read,
  receivedEvents,
  remove,
  sandbox,
  signedGet,
} = veriffSandbox();

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2000)]);

const upload = (id: string, context = "document-front", content = JPEG.toString("base64")) =>
  postSigned(`/sessions/${id}/media`, { image: { context, content, timestamp: new Date().toISOString() } });

const download = async (path: string, signed: string) => {
  const headers = client({ "x-hmac-signature": hmac(signed) });
  const answer = await fetch(`${sandbox.url}/veriff/v1${path}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe("photos that a server uploads", () => {
  it("go the way of Veriff's own integration demo: upload, submit, list, and come back as they were", async () => {
    const { id } = await createdSession({ person: { firstName: "Nican", lastName: "Onio" }, lang: "en" });
    const face = randomBytes(500);
    const [front, selfie] = await Promise.all([upload(id), upload(id, "face", face.toString("base64"))]);
    expect(front.status).toBe(200);
    expect(front.json).toMatchObject({
      status: "success",
      image: { context: "document-front", name: "document-front", mimetype: "image/jpeg", size: JPEG.length },
    });
    expect((await patch(id, "submitted")).json.verification).toMatchObject({ id, status: "submitted" });

    const { images, videos } = await read(id, "media");
    expect(videos).toEqual([]);
    expect(images.map(({ context }: { context: string }) => context).toSorted()).toEqual([
      "document-front",
      "face",
    ]);
    for (const { id: media, url } of images) {
      expect(url).toBe(`${sandbox.url}/veriff/v1/media/${media}`);
      const file = await download(`/media/${media}`, media);
      const [bytes, type] =
        media === front.json.image.id ? [JPEG, "image/jpeg"] : [face, "application/octet-stream"];
      expect(file.status).toBe(200);
      expect(file.bytes.equals(bytes)).toBe(true);
      expect(file.headers.get("content-type")).toBe(type);
      const signature = file.headers.get("x-hmac-signature");
      expect(signature).toBe(hmac(file.bytes));
    }
    expect(selfie.json.image.id).not.toBe(front.json.image.id);
    const [attempt] = (await read(id, "attempts")).verifications;
    expect((await signedGet(`/v1/attempts/${attempt.id}/media`, attempt.id)).json.images).toEqual(images);
  });

  it("are listed before the submission, and refused after it with 409", async () => {
    const { id } = await createdSession();
    await upload(id);
    expect((await read(id, "media")).images).toHaveLength(1);
    await patch(id, "submitted");
    const refused = await upload(id, "face");
    expect([refused.status, refused.json.status]).toEqual([409, "fail"]);
    await decide(id, "approved");
    expect((await upload(id)).status).toBe(409);
    expect((await read(id, "media")).images).toHaveLength(1);
  });

  it("begin a new attempt of a session that is to be resubmitted", async () => {
    const { id } = await createdSession();
    await upload(id);
    await patch(id, "submitted");
    await decide(id, "resubmission_requested");
    await upload(id, "face");
    expect((await patch(id, "submitted")).status).toBe(200);
    const { images } = await read(id, "media");
    expect(images.map(({ context }: { context: string }) => context)).toEqual(["face"]);
    expect((await read(id, "attempts")).verifications).toHaveLength(2);
  });

  it("may be a data: URL, and of each supported format", async () => {
    const { id } = await createdSession();
    const heads: [string, Buffer][] = [
      ["image/jpeg", JPEG],
      ["image/png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
      ["image/webp", Buffer.from("RIFF0000WEBPVP8 ", "latin1")],
      ["image/heic", Buffer.from("0000ftypheic", "latin1")],
      ["application/pdf", Buffer.from("%PDF-1.7")],
    ];
    for (const [mimetype, bytes] of heads) {
      const answer = await upload(id, "face", `data:${mimetype};base64,${bytes.toString("base64")}`);
      expect(answer.json.image).toMatchObject({ mimetype, size: bytes.length });
    }
  });

  const FAULTY: [string, unknown][] = [
    ["1403", {}],
    ["1403", { image: "x" }],
    ["1402", { image: { content: "QUJD" } }],
    ["1402", { image: { context: "holiday", content: "QUJD" } }],
    ["1400", { image: { context: "face" } }],
    ["1400", { image: { context: "face", content: "" } }],
    ["1401", { image: { context: "face", content: "not base64!" } }],
    ["1401", { image: { context: "face", content: "QUJDR" } }],
  ];
  for (const [code, body] of FAULTY) {
    it(`refuses ${JSON.stringify(body)} with ${code}`, async () => {
      const { id } = await createdSession();
      const answer = await postSigned(`/sessions/${id}/media`, body);
      expect([answer.status, answer.json.code]).toEqual([400, code]);
    });
  }

  it("are signed over their body; media and their files over the id", async () => {
    const { id } = await createdSession();
    const body = { image: { context: "face", content: "QUJD" } };
    expect((await postSigned(`/sessions/${id}/media`, body, () => hmac(id))).json.code).toBe("1819");
    const media = (await upload(id)).json.image.id;
    expect((await signedGet(`/v1/media/${media}`, id)).json.code).toBe("1818");
    const nobody = randomUUID();
    for (const path of ["media", "attempts", "address", "address-media"]) {
      const tail = path === "attempts" || path === "address" ? "/media" : "";
      expect((await signedGet(`/v1/${path}/${nobody}${tail}`, nobody)).status, path).toBe(404);
    }
    expect((await postSigned(`/sessions/${nobody}/media`, body)).status).toBe(404);
  });

  it("are gone with their session", async () => {
    const { id } = await createdSession();
    const media = (await upload(id)).json.image.id;
    await remove(id);
    expect((await signedGet(`/v1/media/${media}`, media)).status).toBe(404);
  });
});

describe("photos of the flow", () => {
  it("are files, too", async () => {
    const { id } = await createdSession();
    expect((await read(id, "media")).images).toEqual([]);
    await customer(id, "submits");
    const { images } = await read(id, "media");
    expect(images).toHaveLength(2);
    for (const { id: media, size } of images) {
      const { bytes, headers } = await download(`/media/${media}`, media);
      expect(bytes).toHaveLength(size);
      expect(headers.get("content-type")).toBe("image/jpeg");
    }
  });
});

describe("a proof of address", () => {
  it("has an event, an id and media of its own", async () => {
    const { id } = await createdSession({
      proofOfAddress: { acceptableTypes: [{ name: "GAS_BILL" }] },
      vendorData: "QWE123",
    });
    await customer(id, "submits");
    await expect.poll(() => receivedEvents().toSorted()).toEqual(["started", "submitted", "submitted"]);
    const address = partner.received.find(({ json }) => json.code === 7005)?.json;
    expect(address).toEqual({
      id,
      addressId: expect.any(String),
      feature: "selfid",
      code: 7005,
      action: "submitted",
      vendorData: "QWE123",
      endUserId: null,
    });
    const { addressId } = address;
    const { images } = (await signedGet(`/v1/address/${addressId}/media`, addressId)).json;
    expect(images).toMatchObject([{ context: "address-front", name: "address-front" }]);
    const [{ id: media, url }] = images;
    expect(url).toBe(`${sandbox.url}/veriff/v1/address-media/${media}`);
    expect((await download(`/address-media/${media}`, media)).bytes).toHaveLength(images[0].size);
    await decide(id, "approved");
    expect((await decisionOf(id)).additionalVerifiedData.proofOfAddress).toMatchObject({
      nameMatch: true,
      documentType: "GAS_BILL",
    });
  });

  it("may be uploaded by a server", async () => {
    const { id } = await createdSession();
    await upload(id, "address-front");
    await patch(id, "submitted");
    await expect.poll(() => partner.received.map(({ json }) => json.code)).toContain(7005);
  });
});

describe("time-stamps of the older API", () => {
  it("are one for each photo, over its bytes", async () => {
    const { id } = await createdSession();
    const { image } = (await upload(id)).json;
    const { timestamps } = await read(id, "timestamps");
    expect(timestamps).toEqual([
      {
        id: image.timestamp.id,
        context: "document-front",
        signature: expect.stringMatching(/^[0-9a-f]{64}$/),
        dataHash: { algorithm: "SHA-256", value: createHash("sha256").update(JPEG).digest("hex") },
      },
    ]);
  });
});
