/** What the tab keeps over a reload. A widget that is removed, and a new one in its place, are what a reload is to it. */
import { expect, fixture, html } from "@open-wc/testing";
import { describe, it } from "vitest";
import { ENDPOINT } from "../../demo/states/fake-proxy.js";
import {
  control,
  find,
  freshProxy,
  organisationWidget,
  reachCode,
  reachLaunch,
  reachWaiting,
  referenceWidget,
  stepOf,
  textIn,
  textOf,
  type,
} from "./widget.js";

const page = freshProxy();
const DETAILS = `gangway:${ENDPOINT} ORGCODE123 details`;

describe("the details, half typed", () => {
  it("are there again after a reload, and only in this tab", async () => {
    page.proxy.collect = ["firstName", "dateOfBirth"];
    const element = await organisationWidget({ email: "host@example.com" });
    await stepOf(element, "details");
    type(element, "firstName", "Jane");
    type(element, "day", "3");
    element.remove();
    const again = await organisationWidget({ email: "host@example.com" });
    await stepOf(again, "details");
    const fieldText = (id: string) => find<HTMLInputElement>(again, `#${id}`).value;
    expect(["email", "firstName", "day", "month"].map(fieldText)).to.deep.equal([
      "host@example.com",
      "Jane",
      "3",
      "",
    ]);
    expect(localStorage).to.have.length(0);
  });

  it("are there behind “Use another email address”, too", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "email", "jane@example.com");
    control(element, "Continue").click();
    await stepOf(element, "code");
    type(element, "code", "123456");
    expect(JSON.stringify(sessionStorage)).not.to.include("123456");
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "code");
    control(again, "Use another email address").click();
    await stepOf(again, "details");
    expect(find<HTMLInputElement>(again, "#email").value).to.equal("jane@example.com");
  });

  it("are deleted at completion, and still there for a restart in the same page", async () => {
    const element = await organisationWidget();
    await stepOf(element, "details");
    type(element, "email", "jane@example.com");
    expect(sessionStorage.getItem(DETAILS)).to.equal('{"email":"jane@example.com"}');
    control(element, "Continue").click();
    await stepOf(element, "code");
    type(element, "code", "123456");
    control(element, "Continue").click();
    await stepOf(element, "launch");
    expect(sessionStorage.getItem(DETAILS)).not.to.equal(null);
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    expect(JSON.stringify(sessionStorage)).not.to.include("jane");
    element.restart();
    await stepOf(element, "details");
    expect(find<HTMLInputElement>(element, "#email").value).to.equal("jane@example.com");
  });

  for (const stored of ["", "{", "5", '"jane"', "[]", '{"email":5}', `{"email":"${"a".repeat(501)}"}`]) {
    it(`are empty where the tab holds ${stored.slice(0, 20) || "nothing"}`, async () => {
      sessionStorage.setItem(DETAILS, stored);
      const element = await organisationWidget();
      await stepOf(element, "details");
      expect(find<HTMLInputElement>(element, "#email").value).to.equal("");
    });
  }

  it("of two widgets are apart, also of the same organisation", async () => {
    const two = async () => {
      const elements = [1, 2].map(() =>
        Object.assign(document.createElement("gangway-onboarding"), {
          endpoint: ENDPOINT,
          organisation: "ORGCODE123",
        }),
      );
      await fixture(html`<main>${elements}</main>`);
      for (const element of elements) await stepOf(element, "details");
      return elements;
    };
    const before = await two();
    before.forEach((element, at) => {
      type(element, "email", `jane${at}@example.com`);
    });
    for (const element of before) element.remove();
    const after = await two();
    expect(after.map((element) => find<HTMLInputElement>(element, "#email").value)).to.deep.equal([
      "jane0@example.com",
      "jane1@example.com",
    ]);
  });
});

describe("two widgets of one visit, as in two tabs", () => {
  it("share the code that was sent, and go on together when it is typed in one", async () => {
    const element = await reachCode();
    const beside = await referenceWidget();
    await stepOf(beside, "code");
    await textIn(beside, "We’ve sent a six-digit code");
    type(beside, "code", "123456");
    control(beside, "Continue").click();
    await stepOf(beside, "launch");
    await stepOf(element, "launch");
    expect([page.proxy.to("code"), page.proxy.to("activate")].map(({ length }) => length)).to.deep.equal([
      1, 1,
    ]);
  });

  it("start over together", async () => {
    const element = await reachLaunch();
    const other = await organisationWidget();
    await stepOf(other, "details");
    sessionStorage.setItem(
      `gangway:${ENDPOINT} ORGCODE123+`,
      sessionStorage.getItem(`gangway:${ENDPOINT} ORGCODE123`) ?? "",
    );
    other.remove();
    const duplicate = await organisationWidget();
    await stepOf(duplicate, "launch");
    duplicate.restart();
    await stepOf(duplicate, "details");
    await stepOf(element, "details");
  });
});

describe("a reload", () => {
  it("in launch leads to launch, and in waiting to waiting, with the same words", async () => {
    const launch = await reachLaunch();
    launch.remove();
    const element = await organisationWidget();
    await stepOf(element, "launch");
    element.addEventListener("click", (event) => event.preventDefault(), { once: true });
    find(element, "a[target=_blank][part~=button]").click();
    await stepOf(element, "waiting");
    const heading = find(element, "h2").textContent;
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "waiting");
    expect(find(again, "h2").textContent).to.equal(heading);
    expect(page.proxy.to("activate")).to.have.length(1);
    control(again, "Open it again").click();
    await stepOf(again, "launch");
    again.remove();
    await stepOf(await organisationWidget(), "launch");
  });

  it("while the phone has the verification says so again", async () => {
    const element = await reachLaunch();
    page.proxy.progress = "opened";
    element.checkNow();
    await stepOf(element, "waiting");
    const heading = find(element, "h2").textContent;
    expect(heading).to.include("Connected");
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "waiting");
    expect(find(again, "h2").textContent).to.equal(heading);
  });

  it("in completed leads to completed, from where a restart makes a fresh visit", async () => {
    const element = await reachWaiting();
    page.proxy.status = "Completed";
    element.checkNow();
    await stepOf(element, "completed");
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "completed");
    again.restart();
    await stepOf(again, "details");
    again.remove();
    await stepOf(await organisationWidget(), "details");
  });

  it("in ended leads to ended, and an error is tried again", async () => {
    const element = await reachWaiting();
    page.proxy.ended = "expired";
    element.checkNow();
    await stepOf(element, "ended");
    element.remove();
    const again = await organisationWidget();
    await stepOf(again, "ended");
    page.proxy.ended = undefined;
    again.remove();
    const third = await organisationWidget();
    await stepOf(third, "waiting");
  });

  it("of a visit that the partner's server made leads to its step", async () => {
    const element = await referenceWidget();
    await stepOf(element, "code");
    control(element, "Send the code").click();
    await textIn(element, "We’ve sent a six-digit code");
    element.remove();
    const again = await referenceWidget();
    await stepOf(again, "code");
    expect(textOf(again)).to.include("We’ve sent a six-digit code");
    expect(page.proxy.to("code")).to.have.length(1);
  });
});
