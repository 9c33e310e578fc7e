import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { GangwayError } from "../../../../src/contract/errors.js";
import type { ProviderReport } from "../../../../src/contract/visit-report.js";
import { verifyWebhook } from "../../../../src/proxy/verify-webhook.js";
import { NOW, recorded, SESSION, verifa } from "./prepared-verifa.js";

describe("Verifa's webhooks", () => {
  const { provider } = verifa();
  const read = (body: unknown) => {
    const events = provider.readWebhook(body);
    expect(events).toHaveLength(1);
    return events[0] as (typeof events)[number];
  };
  const formA = (event: string, data: object = {}) => {
    const recordedForm = recorded("webhook-form-a");
    return { ...recordedForm, event, data: { ...recordedForm.data, status: undefined, ...data } };
  };
  const formB = (event: string, more: object = {}) => {
    const { identity_id, result, status, ...flat } = recorded("webhook-form-b");
    return { ...flat, event, ...more };
  };

  it("reads form A: the session under data, the event's own time beside it", () => {
    expect(read(recorded("webhook-form-a"))).toEqual({
      eventKey: "session.approved:session_abc123:2026-02-01T12:05:01Z",
      subject: { by: "providerReference", value: SESSION },
      report: {
        providerStatus: "approved",
        status: "Completed",
        outcome: "approved",
        attempt: expect.any(String),
        isSandbox: false,
        at: Date.parse("2026-02-01T12:05:01Z"),
        incomplete: true,
      },
    });
  });

  it("reads form B: flat, with result and identity, and never settles: the screening is still to be read", () => {
    expect(read(recorded("webhook-form-b"))).toEqual({
      eventKey: "idk_abc123",
      subject: { by: "providerReference", value: SESSION },
      report: {
        providerStatus: "approved",
        status: "Completed",
        outcome: "approved",
        attempt: expect.any(String),
        isSandbox: false,
        identityReference: "identity_abc123",
        reasonCode: null,
        person: { faceMatchPassed: true, ageCheckPassed: true, age: 28 },
        result: expect.objectContaining({ face_match_score: 0.93, extracted_data: null }),
        incomplete: true,
      },
    });
    expect(read(formB("session.approved")).report?.settled).toBeUndefined();
  });

  it("reads either in camel and in kebab case", () => {
    const rename = (value: unknown, to: (name: string) => string): unknown =>
      typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [to(name), rename(one, to)]))
        : value;
    const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const kebab = (name: string) => name.replaceAll("_", "-");
    for (const name of ["webhook-form-a", "webhook-form-b"]) {
      for (const to of [camel, kebab]) {
        const body = rename(recorded(name), to);
        expect(JSON.stringify(body)).not.toContain("session_id");
        expect(read(body)).toEqual(read(recorded(name)));
      }
    }
  });

  const EVENTS: Record<string, Partial<ProviderReport> | null> = {
    "session.created": { status: "Inactive" },
    "session.started": { status: "Active" },
    "session.awaiting_external": { status: "Completed", outcome: "pending" },
    "session.awaiting-external": { status: "Completed", outcome: "pending" },
    "session.requires-review": { status: "Completed", outcome: "in_review" },
    "session.approved": { status: "Completed", outcome: "approved" },
    "session.declined": { status: "Completed", outcome: "declined" },
    "session.expired": { ended: "expired", outcome: "expired" },
    "session.resubmission-required": { outcome: "resubmission_requested" },
    "session.redacted": null,
    "session.retention-expired": null,
  };
  for (const [event, meaning] of Object.entries(EVENTS)) {
    it(`understands ${event}`, () => {
      for (const body of [formA(event), formB(event)]) {
        const { report } = read(body);
        if (meaning === null) expect(report).toBeNull();
        else {
          expect(report).toMatchObject(meaning);
          expect(report?.unknownWord).toBeUndefined();
        }
      }
    });
  }

  for (const event of ["session.banana", "session.completed", "session.constructor"]) {
    it(`takes ${event} for in_review, whatever status it comes with`, () => {
      for (const body of [formA(event, { status: "approved" }), formB(event, { status: "approved" })]) {
        expect(read(body).report).toEqual({
          providerStatus: event,
          outcome: "in_review",
          unknownWord: true,
        });
      }
    });
  }

  for (const status of ["rejected", "needs_review", "expired", "banana", "capturing"]) {
    it(`takes no approval for one that comes with the status ${status}`, () => {
      expect(read(formA("session.approved", { status })).report).toMatchObject({
        providerStatus: status,
        outcome: "in_review",
        unknownWord: true,
      });
    });
  }

  it("takes an approval with any word that bears it out", () => {
    for (const status of ["approved", "verified", "completed", "processing"]) {
      expect(read(formA("session.approved", { status })).report?.outcome).toBe("approved");
    }
  });

  it("never takes another time for that of a verdict", () => {
    expect(read(formB("session.declined")).report?.at).toBeUndefined();
    expect(read(formA("session.declined")).report?.at).toBe(Date.parse("2026-02-01T12:05:01Z"));
    expect(
      read(formB("session.approved", { created_at: "2026-02-01T12:00:00Z" })).report?.at,
    ).toBeUndefined();
  });

  it("has a verdict wait for the result that is read, unless it names its findings and its time", () => {
    const { result } = recorded("webhook-form-b");
    const isIncomplete = (body: object) => read(body).report?.incomplete === true;
    for (const event of ["session.approved", "session.declined"]) {
      expect([formA(event), formB(event), formB(event, { result })].map(isIncomplete)).toEqual([
        true,
        true,
        true,
      ]);
      expect(isIncomplete(formA(event, { result }))).toBe(false);
    }
    expect(isIncomplete(formA("session.requires-review"))).toBe(false);
  });

  it("tells repeats from other events, with and without an idempotency key", () => {
    const key = (body: unknown) => read(body).eventKey;
    expect(key(formA("session.expired"))).toBe(key(formA("session.expired")));
    expect(key(formA("session.expired"))).not.toBe(key(formA("session.approved")));
    expect(key({ ...formA("session.expired"), created_at: "2026-02-01T13:00:00Z" })).not.toBe(
      key(formA("session.expired")),
    );
    expect(key({ ...formA("session.expired"), idempotency_key: "idk_9" })).toBe("idk_9");
  });

  it("learns the identity from an identity event that names the session", () => {
    const data = { identity_id: "identity_1", external_ref: "user_abc123", status: "approved" };
    const told = {
      event: "identity.updated",
      data: { ...data, latest_session_id: SESSION },
      created_at: "t",
    };
    expect(read(told)).toMatchObject({
      subject: { value: SESSION },
      report: { providerStatus: "identity.updated", identityReference: "identity_1" },
    });
    expect(read(told).report?.outcome).toBeUndefined();
    // Without a session, it is about the person's newest visit.
    expect(read({ ...told, data }).subject).toEqual({ by: "identityReference", value: "identity_1" });
    expect(read({ event: "identity.created", data }).report).toBeNull();
  });

  it("reads a screening: of the session that it names, or else of the person's newest visit", () => {
    const at = Date.parse("2026-03-01T09:00:00Z");
    const created_at = "2026-03-01T09:00:00Z";
    const completed = {
      session_id: SESSION,
      identity_id: "identity_1",
      screening_status: "clear",
      is_sandbox: true,
    };
    expect(read({ event: "screening.completed", data: completed, created_at })).toMatchObject({
      subject: { by: "providerReference", value: SESSION },
      report: {
        identityReference: "identity_1",
        isSandbox: true,
        assessment: { screening: "clear", factors: [], at },
      },
    });
    const hits = [{ check_type: "sanction", name: "Jane Doe" }, { check_type: "pep" }, "odd"];
    for (const event of ["screening.monitoring.new_hits", "check.monitoring.new-hits"]) {
      const alert = read({ event, data: { identity_id: "identity_1", hits }, created_at });
      expect(alert).toMatchObject({ subject: { by: "identityReference", value: "identity_1" } });
      expect(alert.report?.assessment).toEqual({ screening: "hit", factors: ["sanction", "pep"], at });
      expect(alert.report?.outcome).toBeUndefined();
    }
    const updated = { identity_id: "identity_1", screening_status: "pending", monitoring_enabled: true };
    expect(read({ event: "identity.updated", ...updated, idempotency_key: "idk_1" })).toMatchObject({
      subject: { by: "identityReference", value: "identity_1" },
      report: { assessment: { screening: "pending", monitored: true, at: NOW } },
    });
    expect(
      read({ event: "identity.updated", data: { ...updated, screening_status: "odd" }, created_at }).report
        ?.assessment,
    ).toEqual({ monitored: true, at });
  });

  it("has the screening read where an event only says that something has changed", () => {
    for (const event of ["screening.completed", "check.completed"]) {
      expect(read({ event, data: { session_id: SESSION }, created_at: "t" }).report).toEqual({
        providerStatus: event,
        incomplete: true,
      });
    }
    expect(read({ event: "identity.updated", data: { identity_id: "identity_1" } })).toMatchObject({
      subject: { by: "identityReference", value: "identity_1" },
      report: { identityReference: "identity_1", incomplete: true },
    });
    const said = { identity_id: "identity_1", screening_status: "clear" };
    expect(read({ event: "identity.updated", data: said }).report?.incomplete).toBeUndefined();
    expect(read({ event: "check.completed", data: {} }).report).toBeNull();
  });

  it("acknowledges everything else that it is told", () => {
    for (const event of ["case.approved", "document.verified", "webhook.test"]) {
      expect(read({ event, data: { id: "x_1", session_id: SESSION }, created_at: "t" }).report).toBeNull();
      expect(read({ event, idempotency_key: `idk ${event}` }).report).toBeNull();
    }
    expect(read({ event: "identity.tag-added", data: { id: "identity_1" } }).report).toBeNull();
  });

  it("refuses what is neither form", () => {
    for (const body of [null, [], "session.approved", {}, { event: 7 }, { event: "session.approved" }]) {
      expect(() => provider.readWebhook(body)).toThrow(GangwayError);
    }
  });
});

describe("the signature of Verifa's webhooks", () => {
  const { webhookSecurity } = verifa().provider;
  const raw = JSON.stringify(recorded("webhook-form-a"));
  const hmac = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest("hex");
  const verify = (signature: string, text = raw) =>
    verifyWebhook(
      webhookSecurity,
      new Headers({ "x-verifa-signature": signature }),
      new TextEncoder().encode(text),
      NOW,
    );
  const signed = (seconds: number, secret = "whsec_1") =>
    `t=${seconds},v1=${hmac(`${seconds}.${raw}`, secret)}`;
  const t = NOW / 1000;

  it("is taken in both generations, with any of the secrets, prefix included", async () => {
    expect(await verify(signed(t))).toBe(true);
    expect(await verify(signed(t, "whsec_2"))).toBe(true);
    expect(await verify(hmac(raw, "whsec_2"))).toBe(true);
    expect(await verify(signed(t, "1"))).toBe(false);
  });

  it("is refused when it is older or newer than five minutes, or another body's", async () => {
    expect(await verify(signed(t - 300))).toBe(true);
    expect(await verify(signed(t - 301))).toBe(false);
    expect(await verify(signed(t + 301))).toBe(false);
    expect(await verify(signed(t), `${raw} `)).toBe(false);
    expect(await verify(hmac(raw, "whsec_3"))).toBe(false);
    expect(await verify("")).toBe(false);
  });
});
