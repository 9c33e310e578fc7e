import { expect } from "@open-wc/testing";
import { describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { problem } from "../../demo/states/fake-proxy.js";
import {
  control,
  find,
  freshProxy,
  listen,
  only,
  organisationWidget,
  plainText,
  stepOf,
  textIn,
  textOf,
  type,
  waitUntil,
} from "./widget.js";

const page = freshProxy();

describe("the details step", () => {
  it("asks for the email address and what the organisation collects, with autofill tokens", async () => {
    page.proxy.collect = [
      "firstName",
      "middleName",
      "familyName",
      "dateOfBirth",
      "preferredContactNumber",
      "address",
    ];
    const element = await organisationWidget({ locale: "en-GB" });
    await stepOf(element, "details");
    const fields = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>("[part=input]") ?? [])];
    expect(fields.map(({ id, autocomplete }) => `${id}: ${autocomplete}`)).to.deep.equal([
      "email: email",
      "firstName: given-name",
      "middleName: additional-name",
      "familyName: family-name",
      "day: bday-day",
      "month: bday-month",
      "year: bday-year",
      "preferredContactNumber: tel",
      "address: street-address",
    ]);
    expect(fields.every(({ labels }) => labels?.length === 1)).to.equal(true);
    expect(find(element, "fieldset legend").textContent).to.equal("Date of birth");
    expect(textOf(element)).to.include("Email address First name Middle name (optional) Family name");
    expect(textOf(element)).to.include("Harbour Bank").and.to.include("Step 1 of 4");
  });

  it("is filled in with what the host knows, and sends along what it doesn't show", async () => {
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await organisationWidget({
      email: "jane@example.com",
      externalRef: "customer-1",
      referenceData: "branch 7",
      customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-05" },
    });
    await stepOf(element, "details");
    expect(find<HTMLInputElement>(element, "#day").value).to.equal("05");
    type(element, "firstName", " Janet ");
    control(element, "Continue").click();
    await stepOf(element, "code");
    expect(page.proxy.to("invite")[0]?.body).to.deep.include({
      email: "jane@example.com",
      code: "ORGCODE123",
      externalRef: "customer-1",
      referenceData: "branch 7",
      customerContext: { firstName: "Janet", familyName: "Smith", dateOfBirth: "1990-01-05" },
    });
  });

  for (const dateOfBirth of ["19900105", "1990-01-05T00:00:00Z", "1990-1-5"]) {
    it(`fills in the date of ${dateOfBirth}, and nothing for null`, async () => {
      page.proxy.collect = ["firstName", "dateOfBirth"];
      const element = await organisationWidget({
        email: "jane@example.com",
        customerContext: { firstName: null, familyName: null, dateOfBirth },
      });
      await stepOf(element, "details");
      expect(find<HTMLInputElement>(element, "#firstName").value).to.equal("");
      type(element, "firstName", "Jane");
      control(element, "Continue").click();
      await stepOf(element, "code");
      expect(page.proxy.to("invite")[0]?.body).to.deep.include({
        customerContext: { firstName: "Jane", dateOfBirth: "1990-01-05" },
      });
    });
  }

  it("names each mistake beside its field and sums them up, with the focus there", async () => {
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "email", "jane@nowhere");
    type(element, "day", "31");
    type(element, "month", "2");
    type(element, "year", "1990");
    await userEvent.keyboard("{Enter}");
    await textIn(element, "Please check 3 things");
    const summary = find(element, "[part=error]");
    await waitUntil(() => element.shadowRoot?.activeElement === summary, "the focus on the summary");
    const email = find(element, "#email");
    expect(email.getAttribute("aria-invalid")).to.equal("true");
    expect(find(element, `#${email.getAttribute("aria-describedby")}`).textContent).to.include(
      "name@example.com",
    );
    expect(plainText(find(element, `#${find(element, "#day").getAttribute("aria-describedby")}`))).to.include(
      "February 1990 has 28 days",
    );
    control(element, "Enter your first name").click();
    expect(element.shadowRoot?.activeElement?.id).to.equal("firstName");
    expect(location.hash).to.equal("");
    expect(page.proxy.to("invite")).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it("shows the proxy's faults at their fields and loses nothing that was typed", async () => {
    page.proxy.collect = ["firstName"];
    const fault = { resultType: "Error", resultName: "TooLong", resultScope: "Field" };
    page.proxy.instead.set("invite", () =>
      problem(400, "invalid_request", {
        validationResults: [
          { ...fault, path: "", name: "email", message: "email is refused" },
          {
            ...fault,
            path: "customerContext",
            name: "firstName",
            resultName: "PersonNameInvalidCharacter",
            message: "A person name is not allowed to have the character at position 5",
          },
          { ...fault, path: "", name: "referenceData", message: "referenceData is too long" },
          { ...fault, path: "", name: "externalRef", message: "externalRef is too long" },
        ],
      }),
    );
    const element = await organisationWidget();
    const heard = listen(element);
    await stepOf(element, "details");
    type(element, "email", "jane@example.com");
    type(element, "firstName", "Jane");
    control(element, "Continue").click();
    await textIn(element, "Please check 3 things");
    expect(find(element, "#email-error").textContent).to.equal("Please check: Email address");
    expect(find(element, "#firstName-error").textContent).to.equal(
      "First name: please use letters, spaces, hyphens and apostrophes only",
    );
    expect(find(element, "[part=error]").textContent)
      .to.include("Something in your details can’t be used. Please ask for help.")
      .and.not.to.include("position")
      .and.not.to.include("referenceData");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
    const [error] = only(heard, "gangway-error");
    expect(error?.code).to.equal("invalid_request");
    expect(error?.message).to.include("at position 5").and.to.include("referenceData is too long");
    page.proxy.instead.clear();
    control(element, "Continue").click();
    await stepOf(element, "code");
  });

  it("says in German too what the proxy found", async () => {
    page.proxy.collect = ["firstName"];
    page.proxy.instead.set("invite", () =>
      problem(400, "invalid_request", {
        validationResults: [
          {
            path: "customerContext",
            name: "firstName",
            resultName: "SomethingNew",
            message: "Not this name",
          },
        ],
      }),
    );
    const element = await organisationWidget({
      locale: "de",
      email: "jane@example.com",
      customerContext: { firstName: "Jane" },
    });
    await stepOf(element, "details");
    control(element, "Weiter").click();
    await textIn(element, "Bitte prüfen Sie: Vorname");
    expect(textOf(element)).not.to.include("Not this name");
  });

  it("asks to check the field for a fault that has the name of an inherited member", async () => {
    page.proxy.instead.set("invite", () =>
      problem(400, "invalid_request", {
        validationResults: [
          { path: "", name: "email", resultName: "constructor", message: "This address is refused." },
        ],
      }),
    );
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "Please check: Email address");
  });

  it("says that something can't be used, for a context of the page's that no field stands for", async () => {
    page.proxy.instead.set("invite", () =>
      problem(400, "invalid_request", {
        validationResults: [
          {
            path: "customerContext",
            name: "0",
            resultName: "UnknownMember",
            message: "0 is not a member here",
          },
        ],
      }),
    );
    const customerContext = { firstName: 5 } as object;
    const element = await organisationWidget({ email: "jane@example.com", customerContext });
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "Something in your details can’t be used.");
    expect(textOf(element)).not.to.include("member");
    const [invite] = page.proxy.to("invite");
    expect(invite?.body).to.deep.include({ customerContext });
  });

  it("says when the proxy can't be reached, and goes on when it can", async () => {
    page.proxy.instead.set("invite", () => Promise.reject(new TypeError("Failed to fetch")));
    const element = await organisationWidget({ email: "jane@example.com" });
    const heard = listen(element);
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "can’t reach the service");
    expect(find(element, "[role=alert] > [part=error]").textContent).to.include("can’t reach");
    expect(only(heard, "gangway-error")[0]).to.include({ code: "network", retryable: true });
    page.proxy.instead.clear();
    control(element, "Continue").click();
    await stepOf(element, "code");
  });

  it("counts the seconds after too many calls, and frees itself", async () => {
    page.proxy.instead.set("invite", () => problem(429, "rate_limited", { retryAfterSeconds: 2 }));
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "Try again in 2 s.");
    const button = find(element, "[part~=button-primary]");
    expect(button.getAttribute("aria-disabled")).to.equal("true");
    button.click();
    expect(page.proxy.to("invite")).to.have.length(1);
    page.proxy.instead.clear();
    await textIn(element, "Try again in 1 s.");
    expect(find(element, "[role=alert] [role=timer]")).to.exist;
    await waitUntil(() => button.getAttribute("aria-disabled") === "false", "the way on");
    expect(element.shadowRoot?.querySelector("[part=error]")).to.equal(null);
    expect(element.shadowRoot?.activeElement).to.equal(button);
    button.click();
    await stepOf(element, "code");
  });

  it("says that the customer is offline, until the connection is back", async () => {
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    page.proxy.instead.set("invite", () => Promise.reject(new TypeError("Failed to fetch")));
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "You’re offline.");
    online.mockRestore();
    page.proxy.instead.clear();
    window.dispatchEvent(new Event("online"));
    await waitUntil(() => !textOf(element).includes("offline"), "the message to go");
    control(element, "Continue").click();
    await stepOf(element, "code");
  });

  it("takes one submission at a time, and says that it is busy", async () => {
    let answer: (response: Response) => void = () => {};
    page.proxy.instead.set("invite", () => new Promise((resolve) => (answer = resolve)));
    const element = await organisationWidget({ email: "jane@example.com" });
    await stepOf(element, "details");
    control(element, "Continue").click();
    await textIn(element, "One moment");
    const button = find(element, "[part~=button-primary]");
    expect(button.getAttribute("aria-disabled")).to.equal("true");
    button.click();
    await waitUntil(() => page.proxy.to("invite").length > 0, "the invite");
    answer(problem(503, "provider_unavailable"));
    await textIn(element, "can’t reach the service");
    expect(page.proxy.to("invite")).to.have.length(1);
  });

  it("takes over what the host learns later, except where the customer has typed", async () => {
    page.proxy.collect = ["firstName"];
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "firstName", "Janet");
    element.email = "jane@example.com";
    element.customerContext = { firstName: "Jane" };
    await waitUntil(
      () => find<HTMLInputElement>(element, "#email").value === "jane@example.com",
      "the address",
    );
    expect(find<HTMLInputElement>(element, "#firstName").value).to.equal("Janet");
  });

  it("sends a phone number in E.164, read by the organisation's country or the page's region", async () => {
    page.proxy.collect = ["preferredContactNumber"];
    for (const [country, locale] of [
      ["AU", "en"],
      [undefined, "en-AU"],
    ] as const) {
      page.proxy.country = country;
      const element = await organisationWidget({ email: "jane@example.com", locale });
      await stepOf(element, "details");
      type(element, "preferredContactNumber", "(0491) 570 156");
      control(element, "Continue").click();
      await stepOf(element, "code");
      expect(page.proxy.to("invite").at(-1)?.body).to.deep.include({
        customerContext: { preferredContactNumber: "+61491570156" },
      });
      element.remove();
      sessionStorage.clear();
    }
  });

  it("says how a phone number is written, and what is wrong with one", async () => {
    page.proxy.collect = ["preferredContactNumber"];
    const element = await organisationWidget({ email: "jane@example.com", locale: "en" });
    await stepOf(element, "details");
    const errorOf = () => element.shadowRoot?.querySelector("#preferredContactNumber-error")?.textContent;
    for (const [typed, error] of [
      ["abc", "with its country code"],
      ["+61 491", "too few or too many digits"],
      ["0491 570 156", "with its country code"],
    ] as const) {
      await textIn(element, "Continue");
      type(element, "preferredContactNumber", typed);
      control(element, "Continue").click();
      await waitUntil(() => errorOf()?.includes(error), error);
    }
    expect(page.proxy.to("invite")).to.have.length(0);
    await expect(element).to.be.accessible();
  });
});
