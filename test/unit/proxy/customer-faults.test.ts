import { describe, expect, test } from "vitest";
import { API_KEY, EMAIL, ORIGIN, type Overrides, openGangway } from "./support/open-gangway.js";

const NOON = Date.parse("2026-11-20T12:00:00.000Z");
const HOUR_MS = 60 * 60 * 1000;

const open = (organisation: NonNullable<Overrides["organisation"]>, now = NOON) =>
  openGangway({ organisation, clock: { now } });
type Proxy = Awaited<ReturnType<typeof open>>;

function invite(gangway: Proxy, customerContext: object, headers: Record<string, string>) {
  return gangway.call("POST", "/v1/user/invite", {
    body: { email: EMAIL, code: "HARBOUR", customerContext },
    headers,
  });
}

const SENDERS: [string, Record<string, string>][] = [
  ["page", { origin: ORIGIN }],
  ["server", { "x-api-key": API_KEY }],
];

describe("the organisation's minimum age", () => {
  test.each(SENDERS)("refuses a younger customer from a %s, by a fault of its own", async (_, headers) => {
    const gangway = await open({ minimumAge: 18 });
    const { status, json } = await invite(gangway, { dateOfBirth: "2008-11-22" }, headers);
    expect(status).toBe(400);
    expect(json.validationResults).toEqual([
      {
        path: "customerContext",
        name: "dateOfBirth",
        resultType: "Error",
        resultName: "TooYoung",
        resultScope: "Field",
        message: "dateOfBirth must be that of somebody who is at least 18 years old",
      },
    ]);
    expect((await invite(gangway, { dateOfBirth: "2008-11-20" }, headers)).status).toBe(201);
  });

  test("counts a birthday as soon as it has begun anywhere on Earth", async () => {
    const [, page] = SENDERS[0] ?? [];
    const born = { dateOfBirth: "2008-11-21" };
    const before = await open({ minimumAge: 18 }, Date.parse("2026-11-20T10:00:00Z") - 1);
    expect((await invite(before, born, page ?? {})).status).toBe(400);
    const since = await open({ minimumAge: 18 }, Date.parse("2026-11-20T10:00:00Z"));
    expect((await invite(since, born, page ?? {})).status).toBe(201);
  });

  test("reads every form of a date that the invite takes", async () => {
    const gangway = await open({ minimumAge: 18 });
    for (const dateOfBirth of ["20100115", "2010-01-15T10:00:00Z"]) {
      const { json } = await invite(gangway, { dateOfBirth }, { "x-api-key": API_KEY });
      expect(json.validationResults).toMatchObject([{ resultName: "TooYoung" }]);
    }
  });

  test("says of a date that doesn't exist, or has not come, only that", async () => {
    const gangway = await open({ minimumAge: 18 });
    for (const dateOfBirth of ["2010-02-31", "2999-01-01"]) {
      const { json } = await invite(gangway, { dateOfBirth }, { "x-api-key": API_KEY });
      expect(
        json.validationResults.map(({ resultName }: { resultName: string }) => resultName),
      ).not.toContain("TooYoung");
    }
  });

  test("is no limit without the setting, save for today and the future", async () => {
    const gangway = await open({});
    const headers = { "x-api-key": API_KEY };
    const dayOf = (ms: number) => ({ dateOfBirth: new Date(ms).toISOString().slice(0, 10) });
    expect((await invite(gangway, dayOf(Date.now()), headers)).status).toBe(400);
    expect((await invite(gangway, dayOf(Date.now() - 48 * HOUR_MS), headers)).status).toBe(201);
  });
});

describe("names", () => {
  test("with an emoji or a digit are refused from a page, and taken from the server", async () => {
    const gangway = await open({});
    const names = { firstName: "Jane 🎉", familyName: "D0e" };
    const [[, page] = [], [, server] = []] = SENDERS;
    const { status, json } = await invite(gangway, names, page ?? {});
    expect(status).toBe(400);
    expect(json.validationResults).toMatchObject([
      { name: "firstName", resultName: "PersonNameInvalidCharacter" },
      { name: "familyName", resultName: "PersonNameInvalidCharacter" },
    ]);
    expect((await invite(gangway, names, server ?? {})).status).toBe(201);
  });

  test("may be one only", async () => {
    const gangway = await open({ collect: ["firstName", "familyName"], singleName: true });
    const { status } = await invite(gangway, { firstName: "Sukarno" }, { origin: ORIGIN });
    expect(status).toBe(201);
    expect(gangway.upstream.calls[0]?.body.customerContext).toEqual({ firstName: "Sukarno" });
  });
});

describe("phone numbers", () => {
  const send = async (preferredContactNumber: string, headers: Record<string, string>) =>
    invite(await open({ collect: ["preferredContactNumber"] }), { preferredContactNumber }, headers);

  test.each(["+61491570156", "+61 491 570 156", "0491 570 156", "(02) 9999-1234", "٠٤٩١٥٧٠١٥٦", " 4911 "])(
    "%s is taken from a page",
    async (number) => {
      expect((await send(number, { origin: ORIGIN })).status).toBe(201);
    },
  );

  test.each(["abc", "none", "123", "+1234567890123456", "0491 570 156 x2", "jane@example.com"])(
    "%s is refused from a page, and taken from a server",
    async (number) => {
      const { status, json } = await send(number, { origin: ORIGIN });
      expect(status).toBe(400);
      expect(json.validationResults).toMatchObject([
        { path: "customerContext", name: "preferredContactNumber", resultName: "InvalidPhoneNumber" },
      ]);
      expect((await send(number, { "x-api-key": API_KEY })).status).toBe(201);
    },
  );
});

test("the page learns of the settings, where they are set", async () => {
  const path = "/v1/organisations/HARBOUR";
  const headers = { origin: ORIGIN };
  const gangway = await open({ minimumAge: 18, singleName: true, country: "AU" });
  expect((await gangway.call("GET", path, { headers })).json).toMatchObject({
    minimumAge: 18,
    singleName: true,
    country: "AU",
  });
  const { json } = await (await open({})).call("GET", path, { headers });
  expect(Object.keys(json)).not.toEqual(expect.arrayContaining(["minimumAge"]));
  expect(Object.keys(json)).not.toEqual(expect.arrayContaining(["singleName"]));
  expect(Object.keys(json)).not.toEqual(expect.arrayContaining(["country"]));
});
