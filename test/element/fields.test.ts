/** What browsers, keyboards and password managers read of each field. */
import { expect } from "@open-wc/testing";
import { afterEach, describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { CollectableField } from "../../src/contract/status.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import { find, freshProxy, organisationWidget, reachCode, stepOf, type, waitUntil } from "./widget.js";

const page = freshProxy();

afterEach(() => {
  vi.restoreAllMocks();
});

const ALL: CollectableField[] = [
  "firstName",
  "middleName",
  "familyName",
  "dateOfBirth",
  "preferredContactNumber",
  "address",
];

const attributesOf = (element: GangwayOnboarding) =>
  Object.fromEntries(
    [...(element.shadowRoot?.querySelectorAll("input") ?? [])].map((field) => [
      field.id,
      [
        ...["name", "type", "inputmode", "autocomplete", "autocapitalize", "enterkeyhint", "maxlength"].map(
          (name) => field.getAttribute(name),
        ),
        field.spellcheck,
        field.required,
      ].join(" "),
    ]),
  );

async function detailsWith(...collect: CollectableField[]): Promise<GangwayOnboarding> {
  page.proxy.collect = collect;
  const element = await organisationWidget({ locale: "en" });
  await stepOf(element, "details");
  return element;
}

describe("the fields", () => {
  it("of the details say what they are for", async () => {
    expect(attributesOf(await detailsWith(...ALL))).to.deep.equal({
      email: "email email  email words next 254 false true",
      firstName: "firstName text  given-name words next 100 false true",
      middleName: "middleName text  additional-name words next 100 false false",
      familyName: "familyName text  family-name words next 100 false true",
      day: "day text numeric bday-day none next 500 false true",
      month: "month text numeric bday-month none next 500 false true",
      year: "year text numeric bday-year none next 500 false true",
      preferredContactNumber: "preferredContactNumber tel  tel words next 50 false true",
      address: "address text  street-address words go 500 false true",
    });
  });

  it("end with the one that sends the details", async () => {
    for (const [collect, last] of [
      [[], "email"],
      [["fullName"], "fullName"],
      [["firstName", "dateOfBirth"], "year"],
    ] as const) {
      const element = await detailsWith(...collect);
      const fields = Object.entries(attributesOf(element));
      expect(fields.filter(([, text]) => text.includes(" go ")).map(([id]) => id)).to.deep.equal([last]);
      expect(fields.at(-1)?.[0]).to.equal(last);
      element.remove();
    }
  });

  it("of the code says what it is for", async () => {
    expect(attributesOf(await reachCode())).to.deep.equal({
      code: "code text numeric one-time-code none go 500 false true",
    });
  });

  it("lead to the next one by the key that says so, on a touch screen", async () => {
    const real = window.matchMedia;
    vi.spyOn(window, "matchMedia").mockImplementation((query) => {
      const list = real.call(window, query);
      if (query === "(pointer: coarse)") Object.defineProperty(list, "matches", { value: true });
      return list;
    });
    const element = await detailsWith("firstName", "familyName");
    type(element, "email", "jane@example.com");
    await waitUntil(
      () => find<HTMLElement & { submission: unknown }>(element, ".step").submission,
      "the script",
    );
    const visited: string[] = [];
    for (let n = 0; n < 3; n++) {
      visited.push(element.shadowRoot?.activeElement?.id ?? "");
      await userEvent.keyboard("{Enter}");
    }
    expect(visited).to.deep.equal(["email", "firstName", "familyName"]);
    await waitUntil(() => element.shadowRoot?.querySelector("[part=error]"), "what is wrong");
  });

  it("send the details by Enter on a keyboard", async () => {
    const element = await detailsWith("firstName", "familyName");
    type(element, "email", "jane@example.com");
    await userEvent.keyboard("{Enter}");
    await waitUntil(() => element.shadowRoot?.querySelector("[part=error]"), "what is wrong");
  });
});
