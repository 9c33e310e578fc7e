/** A person's verdicts count in the order in which the provider gave them, whenever and however the proxy learns of them. */
import { expect, test } from "vitest";
import { openWithSandbox } from "./support/open-with-sandbox.js";

test("reading an old visit doesn't bring its verdict back", async () => {
  const gangway = await openWithSandbox("verifa");
  const approved = await gangway.begin("customer-7");
  await gangway.decide(approved, { outcome: "approved" });
  await gangway.receiveAll();
  await gangway.deliver();
  gangway.clock.now += 60_000;
  const declined = await gangway.begin("customer-7");
  await gangway.decide(declined, { outcome: "declined" });
  await gangway.receiveAll();
  await gangway.deliver();
  gangway.clock.now += 60_000;
  await gangway.read(declined);
  const before = await gangway.identity("customer-7");
  expect(before).toMatchObject({ status: "rejected", latest_session_id: declined });
  gangway.clock.now += 60_000;
  await gangway.read(approved);
  expect(await gangway.identity("customer-7")).toMatchObject({
    status: "rejected",
    latest_session_id: declined,
    last_verified_at: before?.last_verified_at,
  });
});

test("a rejection right after a read of the approval counts", async () => {
  const gangway = await openWithSandbox("verifa");
  gangway.clock.now += 700;
  const approved = await gangway.begin("customer-7");
  await gangway.decide(approved, { outcome: "approved" });
  await gangway.receiveAll();
  await gangway.deliver();
  await gangway.read(approved);
  gangway.clock.now += 100;
  const declined = await gangway.begin("customer-7");
  await gangway.decide(declined, { outcome: "declined" });
  gangway.clock.now += 100;
  await gangway.decide(approved, { outcome: "declined" });
  await gangway.receiveAll();
  await gangway.deliver();
  expect(await gangway.read(approved)).toMatchObject({ outcome: "declined" });
  expect(await gangway.identity("customer-7")).toMatchObject({ status: "rejected" });
});
