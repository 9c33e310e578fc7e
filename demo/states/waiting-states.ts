/** The states in which the customer is at the provider's. */
import type { CustomerProgress } from "../../src/contract/customer-progress.js";
import type { SavedWaiting } from "../../src/flow/visit-memory.js";
import { enteredVisit } from "./entered-visit.js";
import { type FakeProxy, unreachable } from "./fake-proxy.js";
import type { WidgetDriver } from "./widget-driver.js";
import type { WidgetState } from "./widget-state.js";

const group = "Waiting";
const step = "waiting";
const CURRENT_STAGE = "gangway-waiting-step [aria-current=step]";

const waiting =
  (how: SavedWaiting = {}) =>
  (trackingReference: string) => ({ ...enteredVisit(trackingReference), waiting: how });

/** Lets the provider tell of the customer's progress. */
const telling =
  (progress?: CustomerProgress) =>
  (proxy: FakeProxy): void => {
    proxy.status = "Active";
    proxy.mailsLink = true;
    proxy.helpUrl = "mailto:help@harbour.example";
    proxy.progress = progress;
  };

/** Presses a control once the progress is shown. */
const pressOnceTold =
  (selector: string) =>
  async (driver: WidgetDriver): Promise<void> => {
    await driver.find(CURRENT_STAGE);
    await driver.press(selector);
  };

export const WAITING_STATES: readonly WidgetState[] = [
  {
    name: "waiting-fresh",
    title: "Nothing told yet",
    group,
    step,
    prepare: telling(),
    saved: waiting(),
  },
  {
    name: "waiting-opened",
    title: "The link was opened",
    group,
    step,
    shows: CURRENT_STAGE,
    prepare: telling("opened"),
    saved: waiting(),
  },
  {
    name: "waiting-in-progress",
    title: "In progress",
    group,
    step,
    shows: CURRENT_STAGE,
    prepare: telling("in_progress"),
    saved: waiting(),
  },
  {
    name: "waiting-submitted",
    title: "Handed in",
    group,
    step,
    shows: CURRENT_STAGE,
    prepare: telling("submitted"),
    saved: waiting(),
  },
  {
    name: "waiting-connected",
    title: "The phone is connected",
    group,
    step,
    shows: CURRENT_STAGE,
    prepare: telling("in_progress"),
    saved: waiting({ elsewhere: true }),
  },
  {
    name: "waiting-returned",
    title: "Returned from the provider's screen",
    group,
    step,
    prepare: telling(),
    saved: waiting({ returned: true }),
  },
  {
    name: "waiting-long",
    title: "For minutes",
    group,
    step,
    prepare: telling("in_progress"),
    saved: waiting(),
    async reach(driver) {
      await driver.find(CURRENT_STAGE);
      await driver.passMinutes(3, "[role=status] [part=text]");
    },
  },
  {
    name: "waiting-very-long",
    title: "For a quarter of an hour",
    group,
    step,
    prepare: telling("in_progress"),
    saved: waiting(),
    async reach(driver) {
      await driver.find(CURRENT_STAGE);
      await driver.passMinutes(15, "[role=status] [part=text]");
    },
  },
  {
    name: "waiting-checked",
    title: "Checked, nothing new",
    group,
    step,
    prepare: telling("in_progress"),
    saved: waiting(),
    async reach(driver) {
      await driver.find(CURRENT_STAGE);
      const before = driver.proxy.to("status").length;
      await driver.press("[part~=button-secondary]");
      await driver.until(() => driver.proxy.to("status").length > before, "check");
      await driver.find("[part=status] .spinner");
    },
  },
  {
    name: "waiting-reconnecting",
    title: "Reconnecting",
    group,
    step,
    prepare(proxy) {
      telling()(proxy);
      proxy.instead.set("status", unreachable);
    },
    saved: waiting(),
    async reach(driver) {
      await driver.step("waiting");
      await driver.until(() => driver.proxy.to("status").length > 0, "read of the status");
      await driver.find("[part=status] .spinner");
    },
  },
  {
    name: "waiting-offline",
    title: "Without a connection",
    group,
    step,
    prepare: telling(),
    saved: waiting(),
    async reach(driver) {
      await driver.step("waiting");
      await driver.loseConnection();
    },
  },
  {
    name: "waiting-start-over",
    title: "The question before starting over",
    group,
    step,
    shows: "#question",
    prepare: telling("opened"),
    saved: waiting(),
    reach: pressOnceTold("#startOver"),
  },
  {
    name: "waiting-change-details",
    title: "The question before changing the details",
    group,
    step,
    shows: "#question",
    prepare: telling("opened"),
    saved: waiting(),
    reach: pressOnceTold("#changeDetails"),
  },
  {
    name: "waiting-help",
    title: "With help opened",
    group,
    step,
    shows: ".opened",
    prepare: telling("opened"),
    saved: waiting(),
    reach: pressOnceTold("#getHelp"),
  },
];
