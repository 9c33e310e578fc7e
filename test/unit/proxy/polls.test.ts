/** Polls that are answered ahead of the routes: nobody can tell them from those that go through the route. */
import { expect, test, vi } from "vitest";
import { sharedDatabase } from "../../databases/test-database.js";
import { ORIGIN, OTHER_ORIGIN, openGangway, PUBLIC_URL } from "./support/open-gangway.js";

const REASON = "resubmission_requested";

async function openCompleted(overrides: { database?: string } = {}) {
  const gangway = await openGangway({ ...overrides, organisation: { showOutcome: true } });
  const { trackingReference: ref = "" } = await gangway.invite();
  gangway.upstream.statuses.set(ref, "Completed");
  const path = `/v1/user/signup/tracking/${ref}/status`;
  await gangway.call("GET", path);
  return { gangway, ref, path };
}

test.each([
  ["a page that may read the answer", { origin: ORIGIN }, 200],
  ["a page of the proxy", { origin: new URL(PUBLIC_URL).origin }, 200],
  ["no page", {}, 200],
  ["a page of another organisation", { origin: OTHER_ORIGIN }, 403],
])("%s gets the same answer, and the same is logged and counted", async (_name, headers, status) => {
  const { gangway, path } = await openCompleted();
  const answers = [];
  // Only the route reads a path with a query.
  for (const query of ["", "?"]) {
    gangway.logs.length = 0;
    const answer = await gangway.call("GET", path + query, { headers });
    answers.push({ ...answer, headers: [...answer.headers], logs: [...gangway.logs] });
  }
  const [poll, routed] = answers;
  expect(poll).toEqual(routed);
  expect(poll).toMatchObject({ status });
});

test("a poll in the usual form finds its visit once, and its route isn't run", async () => {
  const { gangway, path } = await openCompleted();
  const finds = vi.spyOn(gangway.store.visits, "findPolled");
  await gangway.call("GET", path);
  expect(finds).toHaveBeenCalledTimes(1);
});

test.each(["toUpperCase", "toLowerCase"] as const)(
  "a reference in other letters is read: %s",
  async (letters) => {
    const { gangway, ref, path } = await openCompleted();
    const { status, json } = await gangway.call("GET", path.replace(ref, ref[letters]()));
    expect([status, json]).toMatchObject([200, { status: "Completed", progress: "submitted" }]);
  },
);

test("a poll after a change by this proxy has the change", async () => {
  const { gangway, ref, path } = await openCompleted();
  await gangway.call("GET", path);
  await gangway.store.reports.apply(
    ref,
    { outcome: REASON, resubmission: "face_unclear" },
    gangway.clock.now,
  );
  expect((await gangway.call("GET", path)).json).toMatchObject({
    outcome: REASON,
    action: { kind: "resubmit", reason: "face_unclear" },
  });
});

test("a poll sees what another proxy has changed within a second", async () => {
  const { url } = await sharedDatabase();
  const { gangway, ref, path } = await openCompleted({ database: url });
  const { clock, upstream } = gangway;
  const other = await openGangway({ database: url, clock, upstream });
  const outcome = async () => (await gangway.call("GET", path)).json.outcome;
  expect(await outcome()).toBe("pending");
  await other.store.reports.apply(ref, { outcome: "approved" }, clock.now);
  clock.now += 999;
  expect(await outcome()).toBe("pending");
  clock.now += 1;
  expect(await outcome()).toBe("approved");
});
