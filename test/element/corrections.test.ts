import { expect } from "@open-wc/testing";
import { describe, it, vi } from "vitest";
import { problem } from "../../demo/states/fake-proxy.js";
import type { GangwayOnboarding } from "../../src/elements/first/gangway-onboarding.js";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  plainText,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();
const EMAIL = "jane@gmail.com";

async function details(settings: Partial<GangwayOnboarding> = {}): Promise<GangwayOnboarding> {
  const element = await organisationWidget({ locale: "en-GB", email: EMAIL, ...settings });
  await stepOf(element, "details");
  return element;
}

const value = (element: GangwayOnboarding, id: string): string =>
  find<HTMLInputElement>(element, `#${id}`).value;
const boxes = (element: GangwayOnboarding): string[] =>
  ["day", "month", "year"].map((id) => value(element, id));
const announced = (element: GangwayOnboarding): string =>
  find(element, "gangway-details-step [role=status]").textContent ?? "";

/** Puts a text into a field as a paste does. */
function paste(element: GangwayOnboarding, id: string, text: string): void {
  const field = find<HTMLInputElement>(element, `#${id}`);
  field.focus();
  field.value = text;
  field.dispatchEvent(
    new InputEvent("input", { bubbles: true, composed: true, inputType: "insertFromPaste" }),
  );
}

function typeDate(element: GangwayOnboarding, day: string, month: string, year: string): void {
  type(element, "day", day);
  type(element, "month", month);
  type(element, "year", year);
}

/** The boxes of the date that are marked as wrong. */
function wrongBoxes(element: GangwayOnboarding): string[] {
  return [...(element.shadowRoot?.querySelectorAll(".date [aria-invalid=true]") ?? [])].map(({ id }) => id);
}

async function sentContext(element: GangwayOnboarding): Promise<unknown> {
  await stepOf(element, "code");
  const body: unknown = page.proxy.to("invite").at(-1)?.body;
  return (body as { customerContext?: unknown } | undefined)?.customerContext;
}

describe("a date of birth", () => {
  for (const [locale, date] of [
    ["en-GB", ["01", "02", "1990"]],
    ["en-US", ["02", "01", "1990"]],
  ] as const) {
    it(`of 01/02/1990 is read in the order of ${locale}`, async () => {
      page.proxy.collect = ["dateOfBirth"];
      const element = await details({ locale });
      paste(element, "day", "01/02/1990");
      await waitUntil(() => value(element, "year") === "1990", "the year");
      expect(boxes(element)).to.deep.equal(date);
    });
  }

  for (const [locale, order, example, pasted] of [
    ["en-GB", ["day", "month", "year"], "For example, 27 03 1987", "1/2/1990"],
    ["en-US", ["month", "day", "year"], "For example, 3 27 1987", "2/1/1990"],
    ["de-CH", ["day", "month", "year"], "z. B. 27 3 1987", "1.2.1990"],
    ["ja-JP", ["year", "month", "day"], "1987 3 27", "90/2/1"],
    ["hu", ["year", "month", "day"], "For example, 1987 03 27", "90. 02. 01."],
    ["fa", ["year", "month", "day"], "For example, 1987 3 27", "۱۹۹۰/۲/۱"],
  ] as const) {
    it(`has its boxes in the order of ${locale}, and is read in it`, async () => {
      page.proxy.collect = ["dateOfBirth"];
      const element = await details({ locale });
      const ids = [...(element.shadowRoot?.querySelectorAll(".date input") ?? [])].map(({ id }) => id);
      expect(ids).to.deep.equal(order);
      expect(plainText(find(element, "#date-hint"))).to.include(example);
      paste(element, order[0], pasted);
      await waitUntil(() => /90$/.test(value(element, "year")), "the year");
      expect(boxes(element).slice(0, 2).map(Number)).to.deep.equal([1, 2]);
    });
  }

  it("has the order of the customer's region where the page names none", async () => {
    page.proxy.collect = ["dateOfBirth"];
    const languages = vi.spyOn(navigator, "languages", "get").mockReturnValue(["de", "en-AU", "en-US"]);
    const element = await details({ locale: "en" });
    expect(find(element, ".date input").id).to.equal("day");
    languages.mockReturnValue(["en-US"]);
    const other = await details({ locale: "en" });
    expect(find(other, ".date input").id).to.equal("month");
  });

  for (const id of ["day", "month", "year"]) {
    it(`is spread over the boxes when the whole of it is pasted into the ${id}`, async () => {
      page.proxy.collect = ["dateOfBirth"];
      const element = await details();
      paste(element, id, "15 January 1990");
      await waitUntil(() => value(element, "year") === "1990", "the year");
      expect(boxes(element)).to.deep.equal(["15", "1", "1990"]);
      control(element, "Continue").click();
      expect(await sentContext(element)).to.deep.equal({ dateOfBirth: "1990-01-15" });
    });
  }

  it("is spread when it was typed into one box and the customer goes on to another", async () => {
    page.proxy.collect = ["dateOfBirth"];
    const element = await details();
    type(element, "day", "15/01/1990");
    expect(boxes(element)).to.deep.equal(["15/01/1990", "", ""]);
    find(element, "#month").focus();
    await waitUntil(() => value(element, "year") === "1990", "the year");
    expect(boxes(element)).to.deep.equal(["15", "01", "1990"]);
  });

  it("is not called incomplete while its boxes are filled for the first time", async () => {
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await details();
    type(element, "email", "jane@gmial.com");
    find(element, "#firstName").focus();
    await waitUntil(() => element.shadowRoot?.querySelector("#email-hint button"), "the question");
    find(element, "#day").focus();
    type(element, "day", "15");
    for (const [box, text] of [
      ["month", "1"],
      ["year", "1990"],
    ] as const) {
      find(element, `#${box}`).focus();
      await element.updateComplete;
      expect(wrongBoxes(element), box).to.deep.equal([]);
      type(element, box, text);
    }
  });

  it("is spread again over boxes that show another date", async () => {
    page.proxy.collect = ["dateOfBirth"];
    const element = await details({ customerContext: { dateOfBirth: "1990-01-15" } });
    paste(element, "day", "15.02.1991");
    await waitUntil(() => value(element, "year") === "1991", "the year");
    expect(boxes(element)).to.deep.equal(["15", "02", "1991"]);
  });

  it("takes the name of a month and other digits, and leaves what was typed", async () => {
    page.proxy.collect = ["dateOfBirth"];
    const element = await details({ locale: "de" });
    typeDate(element, "١٥", "März", "１９９０");
    control(element, "Weiter").click();
    expect(await sentContext(element)).to.deep.equal({ dateOfBirth: "1990-03-15" });
    expect(page.proxy.to("invite")).to.have.length(1);
  });

  it("with a year of two digits is asked back, and never guessed", async () => {
    page.proxy.collect = ["dateOfBirth"];
    const element = await details();
    typeDate(element, "15", "1", "90");
    control(element, "Continue").click();
    await textIn(element, "Enter all four digits of the year");
    expect(page.proxy.to("invite")).to.have.length(0);
    expect(wrongBoxes(element)).to.deep.equal(["year"]);
    await expect(element).to.be.accessible();
    control(element, "Did you mean 1990?").click();
    await waitUntil(() => !textOf(element).includes("Did you mean"), "no question any more");
    expect(value(element, "year")).to.equal("1990");
    expect(wrongBoxes(element)).to.deep.equal([]);
    control(element, "Continue").click();
    expect(await sentContext(element)).to.deep.equal({ dateOfBirth: "1990-01-15" });
  });

  for (const [typed, text, wrong] of [
    [["31", "2", "1990"], "February 1990 has 28 days", ["day"]],
    [["15", "15", "1990"], "a number from 1 to 12", ["month"]],
    [["15", "1", "2999"], "This date is in the future", ["year"]],
    [["15", "1", "1890"], "Enter a year from 1900 on", ["year"]],
    [["15", "", ""], "Please add: month and year", ["month", "year"]],
    [["15", "1", "2020"], "You must be at least 18 years old", ["year"]],
    [["x", "1", "1990"], "Enter a real date of birth", ["day"]],
  ] as const) {
    it(`of ${typed.join(" ")} is answered with “${text}”`, async () => {
      page.proxy.collect = ["dateOfBirth"];
      page.proxy.minimumAge = 18;
      const element = await details();
      const [day, month, year] = typed;
      typeDate(element, day, month, year);
      control(element, "Continue").click();
      await textIn(element, text);
      expect(wrongBoxes(element)).to.deep.equal(wrong);
      const [first = ""] = wrong;
      const described = find(element, `#${first}`).getAttribute("aria-describedby");
      expect(plainText(find(element, `#${described}`))).to.include(text);
      control(element, text).click();
      expect(element.shadowRoot?.activeElement?.id).to.equal(first);
    });
  }

  it("says that a customer is too young, where only the server knows the day", async () => {
    page.proxy.collect = ["dateOfBirth"];
    page.proxy.minimumAge = 18;
    page.proxy.instead.set("invite", () =>
      problem(400, "invalid_request", {
        validationResults: [
          {
            path: "customerContext",
            name: "dateOfBirth",
            resultName: "TooYoung",
            message: "For developers.",
          },
        ],
      }),
    );
    const element = await details({ customerContext: { dateOfBirth: "1990-01-15" } });
    control(element, "Continue").click();
    await textIn(element, "You must be at least 18 years old");
  });
});

describe("a name", () => {
  it("with an emoji gets a sentence that names it, once the customer goes on to another field", async () => {
    page.proxy.collect = ["firstName", "familyName"];
    const element = await details();
    type(element, "firstName", "Jane 🎉");
    expect(textOf(element)).not.to.include("🎉");
    type(element, "familyName", "Doe");
    await textIn(element, "Please write your first name with letters only: “🎉” can’t be part of it");
    expect(find(element, "#firstName").getAttribute("aria-invalid")).to.equal("true");
    expect(announced(element)).to.include("“🎉”");
    expect(element.shadowRoot?.querySelector("[part=error]")).to.equal(null);
    expect(element.shadowRoot?.activeElement?.id).to.equal("familyName");
    type(element, "firstName", "Jane");
    find(element, "#familyName").focus();
    await waitUntil(() => !textOf(element).includes("🎉"), "no mistake any more");
  });

  it("stands in the summary in the order of the form", async () => {
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await details({ email: "jane" });
    type(element, "firstName", "J4ne");
    control(element, "Continue").click();
    await textIn(element, "Please check 3 things");
    const links = [...(element.shadowRoot?.querySelectorAll("[part=error] a") ?? [])];
    expect(links.map((link) => link.getAttribute("href"))).to.deep.equal(["#email", "#firstName", "#day"]);
  });

  it("gets it in the customer's language", async () => {
    page.proxy.collect = ["firstName"];
    const element = await details({ locale: "de" });
    type(element, "firstName", "J4ne");
    control(element, "Weiter").click();
    await textIn(element, "Bitte verwenden Sie für „Vorname“ nur Buchstaben: „4“");
  });

  it("may be the only one, where the organisation allows it", async () => {
    page.proxy.collect = ["firstName", "familyName"];
    page.proxy.singleName = true;
    const element = await details();
    expect(textOf(element)).to.include("leave this empty if you have only one name");
    type(element, "firstName", "Sukarno");
    control(element, "Continue").click();
    expect(await sentContext(element)).to.deep.equal({ firstName: "Sukarno" });
  });

  it("needs its family name otherwise", async () => {
    page.proxy.collect = ["firstName", "familyName"];
    const element = await details();
    expect(textOf(element)).not.to.include("only one name");
    type(element, "firstName", "Sukarno");
    control(element, "Continue").click();
    await textIn(element, "Enter your family name");
  });
});

describe("an email address with a slip", () => {
  it("is asked about when the customer goes on to another field, and put right by the button", async () => {
    page.proxy.collect = ["firstName"];
    const element = await details({ email: null });
    type(element, "email", "jane@gmial.com");
    expect(textOf(element)).not.to.include("Did you mean");
    type(element, "firstName", "Jane");
    await textIn(element, "Did you mean jane@gmail.com?");
    expect(announced(element)).to.equal("Did you mean jane@gmail.com?");
    expect(find(element, "#email").getAttribute("aria-invalid")).to.equal("false");
    await expect(element).to.be.accessible();
    control(element, "Did you mean").click();
    await waitUntil(() => value(element, "email") === EMAIL, "the address");
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(page.proxy.to("invite")[0]?.body).to.include({ email: EMAIL });
  });

  it("is asked about once by Continue, and then taken as it is", async () => {
    const element = await details({ email: "jane@gmail.con" });
    control(element, "Continue").click();
    await textIn(element, "Did you mean jane@gmail.com?");
    await waitUntil(
      () => element.shadowRoot?.activeElement?.textContent?.includes("Did you mean"),
      "the focus on the question",
    );
    expect(page.proxy.to("invite")).to.have.length(0);
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(page.proxy.to("invite")[0]?.body).to.include({ email: "jane@gmail.con" });
  });

  it("goes on at once where the customer has seen the question before", async () => {
    page.proxy.collect = ["firstName"];
    const element = await details({ email: null });
    type(element, "email", "jane@gmial.com");
    type(element, "firstName", "Jane");
    await textIn(element, "Did you mean jane@gmail.com?");
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(page.proxy.to("invite")[0]?.body).to.include({ email: "jane@gmial.com" });
  });

  it("is no slip on an internationalised domain", async () => {
    const element = await details({ email: "jörg@müller.example" });
    control(element, "Continue").click();
    await stepOf(element, "code");
  });
});
