import { describe, expect, it } from "vitest";
import { verifaSandbox } from "./verifa-sandbox.js";

const { call, completed, create, decide, get, partner, post, receivedEvents, sandbox } = verifaSandbox();

const DAY = 86_400;
const control = (session: string, body: object) => sandbox.post(`/_sandbox/verifa/${session}/decide`, body);
const screeningOf = async (ref: string) => (await get(`/identities/${ref}`)).json.screening_status;
const screeningEvents = () => receivedEvents().filter((event) => event.startsWith("screening."));

describe("Verifa's screening", () => {
  it("has run on whoever has a verdict, and on nobody else", async () => {
    await post("/identities", { external_ref: "stub" });
    expect((await get("/identities/stub")).json).toMatchObject({
      screening_status: null,
      monitoring_enabled: false,
    });
    const session = await completed("user_1");
    expect(await screeningOf("user_1")).toBe("clear");
    await expect.poll(screeningEvents).toEqual(["screening.completed"]);
    const sent = partner.received.find(({ json }) => json.event === "screening.completed");
    expect(sent?.json.data).toMatchObject({
      session_id: session.id,
      external_ref: "user_1",
      screening_status: "clear",
      hits: [],
    });
  });

  it.each(["clear", "hit", "pending"])("comes out %s where the control call says so", async (word) => {
    const session = await create({ external_ref: "user_1" });
    await control(session.id, { outcome: "approved", screening: word });
    expect((await get("/identities/user_1")).json).toMatchObject({
      status: "approved",
      screening_status: word,
      monitoring_enabled: true,
    });
  });

  it("is pending for five minutes", async () => {
    const session = await create({ external_ref: "user_1" });
    await control(session.id, { outcome: "approved", screening: "pending" });
    await sandbox.advance(299);
    expect(await screeningOf("user_1")).toBe("pending");
    await sandbox.advance(1);
    expect(await screeningOf("user_1")).toBe("clear");
    await expect.poll(screeningEvents).toEqual(["screening.completed"]);
  });

  it("is repeated every 30 days, and finds something once", async () => {
    const session = await completed("user_1");
    await sandbox.advance(31 * DAY);
    expect(await screeningOf("user_1")).toBe("clear");
    await control(session.id, { nextScreening: "hit" });
    expect(await screeningOf("user_1")).toBe("clear");
    await sandbox.advance(30 * DAY);
    expect(await screeningOf("user_1")).toBe("hit");
    await sandbox.advance(30 * DAY);
    expect(await screeningOf("user_1")).toBe("hit");
    const sent = await sandbox.sentEvents();
    expect(sent.filter((event) => event === "screening.completed")).toHaveLength(4);
    expect(sent.filter((event) => event === "screening.monitoring.new_hits")).toHaveLength(1);
    expect(sent.filter((event) => event === "identity.updated")).toHaveLength(1);
    const alert = partner.received.find(({ json }) => json.event === "screening.monitoring.new_hits");
    expect(alert?.json.data).not.toHaveProperty("session_id");
    expect(alert?.json.data).toMatchObject({
      identity_id: (await get("/identities/user_1")).json.id,
      external_ref: "user_1",
      screening_status: "hit",
      hits: [{ check_type: "sanction" }],
    });
  });

  it("is repeated at once, as when a watchlist changes", async () => {
    const session = await completed("user_1");
    await control(session.id, { screening: "hit" });
    expect(await screeningOf("user_1")).toBe("hit");
    await control(session.id, { screening: "clear" });
    expect(await screeningOf("user_1")).toBe("clear");
    expect(await sandbox.sentEvents()).toEqual(expect.arrayContaining(["screening.monitoring.new_hits"]));
  });

  it("is not repeated while monitoring is paused, by hand or by archiving", async () => {
    const session = await completed("user_1");
    await control(session.id, { nextScreening: "hit" });
    await post("/identities/user_1/archive");
    expect((await get("/identities/user_1")).json).toMatchObject({
      monitoring_enabled: false,
      monitoring_paused_reason: "archived",
    });
    await sandbox.advance(31 * DAY);
    expect(await screeningOf("user_1")).toBe("clear");
    await post("/identities/user_1/monitoring/pause");
    await post("/identities/user_1/restore");
    expect((await get("/identities/user_1")).json.monitoring_paused_reason).toBe("manual");
    await sandbox.advance(31 * DAY);
    expect(await screeningOf("user_1")).toBe("clear");
    const resumed = await post("/identities/user_1/monitoring/resume");
    expect(resumed.json).toMatchObject({ monitoring_enabled: true, monitoring_paused_reason: null });
    await sandbox.advance(31 * DAY);
    expect(await screeningOf("user_1")).toBe("hit");
  });

  it("ends with redaction", async () => {
    await completed("user_1");
    const { json } = await call("DELETE", "/identities/user_1/data");
    const before = await sandbox.sentEvents();
    await sandbox.advance(90 * DAY);
    expect(await sandbox.sentEvents()).toEqual(before);
    expect((await get(`/identities/${json.id}`)).json).toMatchObject({
      screening_status: null,
      monitoring_enabled: false,
    });
  });

  it("needs an identity, and a verdict beside it", async () => {
    const session = await create({ external_ref: "user_1" });
    expect((await control(session.id, { screening: "hit" })).status).toBe(400);
    expect((await control(session.id, { nextScreening: "hit" })).status).toBe(400);
    expect((await control(session.id, { outcome: "in_review", screening: "hit" })).status).toBe(400);
    expect((await control(session.id, {})).status).toBe(400);
    await decide(session.id, "approved");
    expect((await control(session.id, { nextScreening: "hit" })).status).toBe(200);
  });
});
