/** The queues after polls: each look at them costs more than a poll does. */
import { expect, test, vi } from "vitest";
import { openGangway } from "./support/open-gangway.js";

test("polls that change nothing look at the queues once a second, and other calls each time", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref = "" } = await gangway.invite();
  gangway.upstream.statuses.set(ref, "Completed");
  const poll = () => gangway.call("GET", `/v1/user/signup/tracking/${ref}/status`);
  await poll();
  await gangway.deliver();
  const looks = vi.spyOn(gangway.store.deliveryQueue, "dispatch");

  for (let turn = 0; turn < 5; turn += 1) await poll();
  gangway.clock.now += 1000;
  for (let turn = 0; turn < 5; turn += 1) await poll();
  await gangway.deliver();
  // One for the second that has passed, and that of `deliver` itself.
  expect(looks).toHaveBeenCalledTimes(2);

  // The clock is set back by an hour.
  gangway.clock.now -= 3_600_000;
  await poll();
  await expect.poll(() => looks.mock.calls.length).toBe(3);

  await gangway.invite();
  await expect.poll(() => looks.mock.calls.length).toBeGreaterThan(3);
});

test("so do polls that read nothing new from the provider", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref = "" } = await gangway.invite();
  gangway.upstream.statuses.set(ref, "Active");
  const poll = () => gangway.call("GET", `/v1/user/signup/tracking/${ref}/status`);
  await poll();
  await gangway.deliver();
  const looks = vi.spyOn(gangway.store.deliveryQueue, "dispatch");
  for (let turn = 1; turn <= 4; turn += 1) {
    gangway.clock.now += 1000;
    await gangway.deliver();
    await poll();
  }
  expect(gangway.upstream.count("status")).toBe(5);
  await gangway.deliver();
  // Those of `deliver` itself.
  expect(looks).toHaveBeenCalledTimes(5);
});

test("a poll that reads the status at the provider sends what it has led to", async () => {
  const gangway = await openGangway();
  const { trackingReference: ref = "" } = await gangway.invite();
  await gangway.deliver();
  const looks = vi.spyOn(gangway.store.deliveryQueue, "dispatch");
  gangway.upstream.statuses.set(ref, "Active");
  await gangway.call("GET", `/v1/user/signup/tracking/${ref}/status`);
  await expect.poll(() => looks.mock.calls.length).toBeGreaterThan(0);
});
