/** The states in which the customer gives their details. */
import type { FakeProxy } from "./fake-proxy.js";
import { never, problem } from "./fake-proxy.js";
import type { WidgetDriver } from "./widget-driver.js";
import type { WidgetState } from "./widget-state.js";

const group = "Details";
const step = "details";
const CONTINUE = "[part~=button-primary]";

function askForNames(proxy: FakeProxy): void {
  proxy.collect = ["firstName", "familyName", "dateOfBirth"];
  proxy.privacyUrl = "https://harbour.example/privacy";
}

/** Fills in the form of `askForNames`. */
export async function fillIn(driver: WidgetDriver, email = "jane.smith@example.com"): Promise<void> {
  await driver.step("details");
  const texts = { email, firstName: "Jane", familyName: "Smith", day: "15", month: "1", year: "1990" };
  for (const [id, text] of Object.entries(texts)) await driver.type(`#${id}`, text);
}

/** Fills in the form and sends it. */
async function send(driver: WidgetDriver): Promise<void> {
  await fillIn(driver);
  await driver.press(CONTINUE);
}

export const DETAILS_STATES: readonly WidgetState[] = [
  { name: "details-empty", title: "Empty", group, step, prepare: askForNames },
  {
    name: "details-every-field",
    title: "Every field",
    group,
    step,
    prepare(proxy) {
      askForNames(proxy);
      proxy.collect = [
        "firstName",
        "middleName",
        "familyName",
        "dateOfBirth",
        "preferredContactNumber",
        "address",
      ];
    },
  },
  {
    name: "details-one-name",
    title: "A family name may be missing",
    group,
    step,
    prepare(proxy) {
      askForNames(proxy);
      proxy.singleName = true;
    },
  },
  {
    name: "details-prefilled",
    title: "Known by the partner",
    group,
    step,
    settings: {
      email: "jane.smith@example.com",
      customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
    },
    prepare: askForNames,
  },
  { name: "details-filled", title: "Filled in", group, step, prepare: askForNames, reach: fillIn },
  {
    name: "details-errors",
    title: "Sent with mistakes",
    group,
    step,
    shows: "[part=error]",
    prepare: askForNames,
    async reach(driver) {
      await driver.step("details");
      await driver.type("#email", "jane.smith");
      await driver.type("#day", "31");
      await driver.type("#month", "2");
      await driver.type("#year", "1990");
      await driver.press(CONTINUE);
    },
  },
  {
    name: "details-suggestion",
    title: "A likely typing mistake",
    group,
    step,
    shows: "#email-hint button",
    prepare: askForNames,
    // It is asked beside the field that was left. Pressed afterwards, "Continue" takes the address as it is.
    reach: (driver) => fillIn(driver, "jane.smith@gmial.com"),
  },
  {
    name: "details-sending",
    title: "Being sent",
    group,
    step,
    shows: `${CONTINUE}[aria-disabled=true]`,
    prepare(proxy) {
      askForNames(proxy);
      proxy.instead.set("invite", never);
    },
    reach: send,
    wait: () => "never",
  },
  {
    name: "details-refused",
    title: "Refused by the server",
    group,
    step,
    shows: "[part=error]",
    prepare(proxy) {
      askForNames(proxy);
      proxy.minimumAge = 18;
      const fault = { path: "customerContext", name: "dateOfBirth", resultName: "TooYoung", message: "" };
      proxy.instead.set("invite", () => problem(400, "invalid_request", { validationResults: [fault] }));
    },
    reach: send,
  },
  {
    name: "details-too-often",
    title: "Sent too often",
    group,
    step,
    shows: "[part=error]",
    prepare(proxy) {
      askForNames(proxy);
      proxy.instead.set("invite", () => problem(429, "rate_limited", { retryAfterSeconds: 33 }));
    },
    reach: send,
  },
  {
    name: "details-offline",
    title: "Sent without a connection",
    group,
    step,
    shows: "[part=error]",
    prepare: askForNames,
    async reach(driver) {
      await fillIn(driver);
      await driver.loseConnection();
      await driver.press(CONTINUE);
    },
  },
];
