import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENDED_REASONS, OUTCOMES } from "../../../../src/contract/result-words.js";
import { STATUSES, type Status } from "../../../../src/contract/status.js";
import type { VisitReport } from "../../../../src/contract/visit-report.js";
import { isConclusive, mergeReport } from "../../../../src/records/reports/merge-report.js";
import type { VisitProgress } from "../../../../src/records/visits/visit.js";
import { FRESH_PROGRESS } from "../support/fresh-progress.js";

const merged = (...reports: VisitReport[]) =>
  reports.reduce((progress: VisitProgress, report) => mergeReport(progress, report), FRESH_PROGRESS);

describe("status", () => {
  test.each([
    ["rises", ["Active", "Completed"], "Completed"],
    ["jumps", ["Completed"], "Completed"],
    ["doesn't fall to a late report", ["Completed", "Active", "Inactive"], "Completed"],
    ["stays at a repeated one", ["Active", "Active"], "Active"],
  ] as const)("%s", (_name, statuses, expected) => {
    expect(merged(...statuses.map((status) => ({ status }))).status).toBe(expected);
  });
});

describe("progress", () => {
  test.each([
    ["rises", ["opened", "in_progress"], "in_progress"],
    ["doesn't fall to a late report", ["in_progress", "opened"], "in_progress"],
    ["is nothing where nothing was told", [undefined], null],
  ] as const)("%s", (_name, words, expected) => {
    const reports = words.map((word): VisitReport => ({ status: "Active", ...(word && { progress: word }) }));
    expect(merged(...reports, { status: "Active" }, { outcome: "in_review" }).progress).toBe(expected);
  });
});

describe("outcome", () => {
  const assessed = { outcome: "assessed", at: 20, riskLevel: "HIGH", providerStatus: "ASSESSED" } as const;
  test.each<[string, VisitReport[], Partial<VisitProgress>]>([
    ["is the first heard of", [{ outcome: "pending" }], { outcome: "pending", outcomeAt: null }],
    [
      "is the provider's latest",
      [
        { outcome: "approved", at: 10 },
        { outcome: "declined", at: 20 },
      ],
      { outcome: "declined" },
    ],
    [
      "is the provider's latest, whichever arrives last",
      [
        { outcome: "declined", at: 20 },
        { outcome: "approved", at: 10 },
      ],
      { outcome: "declined" },
    ],
    [
      "isn't undone by a non-conclusive one, however late",
      [assessed, { outcome: "pending", at: 30 }],
      { outcome: "assessed", riskLevel: "HIGH" },
    ],
    [
      "is replaced by a conclusive one, however early",
      [{ outcome: "in_review", at: 30 }, assessed],
      { outcome: "assessed", outcomeAt: 20 },
    ],
    [
      "isn't undone by a report without a time",
      [{ outcome: "in_review", at: 5 }, { outcome: "pending" }],
      { outcome: "in_review" },
    ],
    [
      "is reopened by a later attempt",
      [
        { outcome: "resubmission_requested", at: 10, attempt: "1" },
        { outcome: "pending", at: 20, attempt: "2" },
      ],
      { outcome: "pending", attempt: "2" },
    ],
    [
      "isn't reopened by an earlier attempt",
      [
        { outcome: "approved", at: 20, attempt: "2" },
        { outcome: "pending", at: 10, attempt: "1" },
      ],
      { outcome: "approved", attempt: "2" },
    ],
    [
      "is the more cautious of two at one time",
      [
        { outcome: "declined", at: 10 },
        { outcome: "approved", at: 10 },
      ],
      { outcome: "declined" },
    ],
    ["leaves a status alone", [{ status: "Active" }, assessed], { status: "Active", outcome: "assessed" }],
    [
      "keeps the provider's word beside a later status",
      [assessed, { status: "Completed", providerStatus: "Completed", outcome: "pending" }],
      { status: "Completed", providerStatus: "ASSESSED" },
    ],
    [
      "forgets the reason of the one before",
      [
        { outcome: "declined", at: 1, reasonCode: "101" },
        { outcome: "approved", at: 2 },
      ],
      { outcome: "approved", reasonCode: null },
    ],
    [
      "has a short code as its reason",
      [{ outcome: "declined", reasonCode: "document_expired" }],
      { reasonCode: "document_expired", reason: "document_expired" },
    ],
    [
      "has prose as its reason only where it is sealed",
      [{ outcome: "declined", reasonCode: "The document of Jane Doe has expired." }],
      { reasonCode: null, reason: "The document of Jane Doe has expired." },
    ],
    [
      "has a long word as its reason only where it is sealed",
      [{ outcome: "declined", reasonCode: "a".repeat(41) }],
      { reasonCode: null, reason: "a".repeat(41) },
    ],
  ])("%s", (_name, reports, expected) => {
    expect(merged(...reports)).toMatchObject(expected);
  });

  test("is conclusive where it ends an attempt", () => {
    expect(OUTCOMES.filter(isConclusive)).toEqual([
      "assessed",
      "approved",
      "declined",
      "expired",
      "abandoned",
    ]);
  });
});

test("the provider's word follows a rising status until there is an outcome", () => {
  expect(merged({ status: "Active", providerStatus: "started" }).providerStatus).toBe("started");
  const late = merged(
    { status: "Completed", providerStatus: "submitted" },
    { status: "Active", providerStatus: "started" },
  );
  expect(late.providerStatus).toBe("submitted");
});

test("of two ratings with the same provider time, the last to arrive counts", () => {
  const assessed = { outcome: "assessed", at: 10 } as const;
  const reports = [
    { ...assessed, attempt: "1", riskLevel: "LOW" },
    { ...assessed, attempt: "2", riskLevel: "HIGH" },
  ];
  expect(merged(...reports).riskLevel).toBe("HIGH");
});

describe("of two verdicts that no time puts in order", () => {
  test.each<[string, VisitReport, VisitReport]>([
    ["given in the same second", { outcome: "declined", at: 10 }, { outcome: "approved", at: 10 }],
    ["the first without a time", { outcome: "declined" }, { outcome: "approved", at: 10 }],
    ["the second without a time", { outcome: "declined", at: 10 }, { outcome: "approved" }],
  ])(
    "%s, a read that began later knows which one is in force, and an earlier one doesn't",
    (_name, known, read) => {
      const progress = merged(known);
      expect(mergeReport(progress, read, "newer").outcome).toBe("approved");
      expect(mergeReport(progress, read, "older").outcome).toBe("declined");
      expect(mergeReport(merged(read), known, "older").outcome).toBe("approved");
    },
  );

  test("a read doesn't outdo the provider's time", () => {
    const progress = merged({ outcome: "declined", at: 20 });
    expect(mergeReport(progress, { outcome: "approved", at: 10 }, "newer").outcome).toBe("declined");
    expect(mergeReport(progress, { outcome: "approved", at: 30 }, "older").outcome).toBe("approved");
  });
});

test("a repeat of an outcome adds the findings that the first report lacked", () => {
  const first = { outcome: "declined", at: 10, attempt: "1" } as const;
  const findings = { reasonCode: "102", result: { reason: "tampered" }, person: { firstName: "Jane" } };
  const added = { reasonCode: "102", reason: "102", result: findings.result, person: findings.person };
  expect(merged(first, { ...first, ...findings })).toMatchObject(added);
  expect(merged({ ...first, ...findings }, first)).toMatchObject(added);
  expect(merged(first, { ...first, at: 9, attempt: "0", ...findings }).person).toBeNull();
});

test("a visit that has ended or settled stays so", () => {
  const visit = merged({ ended: "expired", settled: true }, { status: "Active", ended: "failed" });
  expect(visit).toMatchObject({ ended: "expired", settled: true, status: "Active" });
});

describe("in any order and however often repeated", () => {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
  /** Reports of one attempt: most providers have only one. */
  const report: fc.Arbitrary<VisitReport> = fc
    .record({
      status: optional(fc.constantFrom(...STATUSES)),
      ended: optional(fc.constantFrom(...ENDED_REASONS)),
      outcome: optional(fc.constantFrom(...OUTCOMES)),
      at: optional(fc.integer({ min: 1, max: 5 })),
      attempt: fc.constantFrom(undefined, "1"),
    })
    .map((members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)));
  const shuffled = fc
    .array(report, { maxLength: 8 })
    .chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray([...reports, ...reports], { minLength: 0 })),
    )
    .map(([reports, again]) => [reports, [...again, ...reports].reverse()] as const);

  test("reports lead to the same status and outcome", () => {
    fc.assert(
      fc.property(shuffled, ([reports, otherwise]) => {
        const [one, other] = [merged(...reports), merged(...otherwise)];
        expect([other.status, other.outcome, other.outcomeAt]).toEqual([
          one.status,
          one.outcome,
          one.outcomeAt,
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  test("the status never falls, no ended visit continues, and no conclusion is lost", () => {
    const rank = (status: Status) => STATUSES.indexOf(status);
    fc.assert(
      fc.property(fc.array(report), (reports) => {
        let visit = FRESH_PROGRESS;
        for (const next of reports) {
          const risen = mergeReport(visit, next);
          expect(rank(risen.status)).toBeGreaterThanOrEqual(rank(visit.status));
          if (visit.ended !== null) expect(risen.ended).toBe(visit.ended);
          if (visit.outcome && isConclusive(visit.outcome))
            expect(isConclusive(risen.outcome ?? "pending")).toBe(true);
          visit = risen;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
