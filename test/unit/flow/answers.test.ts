import { describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import * as schemas from "../../../src/contract/page-schemas.js";
import { organisationCall } from "../../../src/flow/organisation-call.js";
import * as readers from "../../../src/flow/visit/read-answers.js";
import * as answers from "./support/fixtures.js";

const readOrganisation = organisationCall("HARBOUR").read;

type Answer = Record<string, unknown>;

/** The same answer, read by the browser and checked by the server. */
const PAIRS: [
  name: string,
  read: (value: unknown, name: string) => unknown,
  schema: ZodType,
  answer: object,
][] = [
  ["organisation", readOrganisation, schemas.organisationAnswerSchema, answers.organisationAnswer],
  // The page needs no `onboardingUrl`: that is the address of another page.
  [
    "invite",
    readers.readInvite,
    schemas.inviteAnswerSchema.omit({ onboardingUrl: true }),
    answers.inviteAnswer,
  ],
  [
    "tracking",
    readers.readTracking,
    schemas.trackingAnswerSchema,
    { ...answers.trackingAnswer, ...answers.screenAnswer, ended: "expired" },
  ],
  ["code", readers.readCode, schemas.codeAnswerSchema, answers.codeAnswer],
  ["activate", readers.readActivate, schemas.activateAnswerSchema, answers.activateAnswer],
  [
    "status",
    readers.readStatus,
    schemas.statusAnswerSchema,
    { ...answers.statusAnswer, ended: "failed", outcome: "in_review" },
  ],
];
const OPTIONAL = [
  "organisation.launch",
  "ended",
  "outcome",
  "invite.inviteUrl",
  "invite.qrCodeUrl",
  "tracking.inviteUrl",
  "tracking.qrCodeUrl",
  "tracking.frame",
];
const NULLABLE = ["expiresAt", "frame", "logoUrl", "privacyUrl"];

/** Every way to spoil one member, also of the objects inside. */
function* spoilt(answer: Answer): Generator<{ key: string; how: string; value: Answer }> {
  for (const [key, member] of Object.entries(answer)) {
    const { [key]: _, ...without } = answer;
    yield { key, how: "missing", value: without };
    yield { key, how: "null", value: { ...answer, [key]: null } };
    for (const wrong of [42, "bogus", true, {}, []]) {
      if (JSON.stringify(wrong) === JSON.stringify(member)) continue;
      yield { key, how: JSON.stringify(wrong), value: { ...answer, [key]: wrong } };
    }
    if (typeof member === "object" && member && !Array.isArray(member)) {
      for (const inner of spoilt(member as Answer)) {
        yield { ...inner, key: inner.key, value: { ...answer, [key]: inner.value } };
      }
    }
  }
}

/** Where the two differ, they differ on purpose: the server is sure of what it sends, the page isn't. */
const ON_PURPOSE = [
  // A page never follows an address that is not of the web.
  /^(inviteUrl|qrCodeUrl|logoUrl|privacyUrl|helpUrl|url) "bogus"$/,
  // The page takes a reference as it comes.
  /^trackingReference "bogus"$/,
];

describe.each(PAIRS)("the %s answer", (name, read, schema, answer) => {
  const reads = (value: unknown): boolean => {
    try {
      read(value, name);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
      return false;
    }
  };

  it("reads as the server wrote it", () => {
    const wire: unknown = JSON.parse(JSON.stringify(answer));
    expect(schema.parse(wire)).toEqual(answer);
    expect(read(wire, name)).toEqual(answer);
  });

  it("leaves out what the page doesn't know", () => {
    expect(read({ ...answer, secret: "1" }, name)).toEqual(answer);
  });

  it.each([undefined, null, 1, "x", []])("is not %j", (value) => {
    expect(reads(value)).toBe(false);
    expect(schema.safeParse(value).success).toBe(false);
  });

  it("is refused by both for the same faults", () => {
    const cases = [...spoilt(answer as Answer)];
    expect(cases.length).toBeGreaterThan(5);
    const differing = cases
      .filter(({ value }) => reads(value) !== schema.safeParse(value).success)
      .map(({ key, how }) => `${key} ${how}`);
    expect(differing.filter((found) => !ON_PURPOSE.some((known) => known.test(found)))).toEqual([]);
  });

  it("needs every member that is not optional", () => {
    const keys = Object.keys(answer).filter(
      (key) => !OPTIONAL.includes(key) && !OPTIONAL.includes(`${name}.${key}`),
    );
    for (const key of keys) {
      const { [key]: _, ...without } = answer as Answer;
      expect([key, reads(without)]).toEqual([key, false]);
      expect([key, reads({ ...answer, [key]: null })]).toEqual([key, NULLABLE.includes(key)]);
    }
  });
});

it("puts no script behind a link", () => {
  for (const key of ["inviteUrl", "qrCodeUrl"]) {
    expect(() =>
      readers.readInvite({ ...answers.inviteAnswer, [key]: "javascript:alert(1)" }, "invite"),
    ).toThrow(`invite.${key}`);
  }
  const organisation = { ...answers.organisationAnswer.organisation, helpUrl: "javascript:alert(1)" };
  expect(() => readOrganisation({ ...answers.organisationAnswer, organisation }, "answer")).toThrow(
    "answer.organisation.helpUrl",
  );
  const frame = { ...answers.activateAnswer.frame, url: "javascript:alert(1)" };
  expect(() => readers.readActivate({ ...answers.activateAnswer, frame }, "activate")).toThrow("frame.url");
});

it("leaves unknown launch kinds and fields to newer widgets", () => {
  const launch = ["hologram", "link"];
  expect(readers.readInvite({ ...answers.inviteAnswer, launch }, "invite").launch).toEqual(["link"]);
  const collect = ["shoeSize", "firstName"];
  const organisation = { ...answers.organisationAnswer, collect };
  expect(readOrganisation(organisation, "organisation").collect).toEqual(["firstName"]);
});
